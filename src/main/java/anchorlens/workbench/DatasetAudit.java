package anchorlens.workbench;

import anchorlens.analysis.audit.AssignmentAudit;
import anchorlens.analysis.audit.AuditSettings;
import anchorlens.analysis.audit.BoxChecks;
import anchorlens.analysis.audit.Finding;
import anchorlens.analysis.audit.Problem;
import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.Need;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Audits a whole data set without a model: boxes, and what an assigner makes of them. Pixels are read only of images whose
 * size the set does not declare.
 *
 * @param rows    in the order of the images
 * @param images  looked at
 * @param objects looked at, without crowd and ignore regions
 */
public record DatasetAudit(List<Row> rows, int images, int objects) {
    public DatasetAudit {
        rows = List.copyOf(rows);
    }

    /**
     * A finding and where it is.
     *
     * @param image      index of the image
     * @param annotation index into its annotations, −1 where it is about the image
     * @param finding    its object is a ground truth; use {@code annotation} instead
     */
    public record Row(int image, int annotation, Finding finding) {
    }

    /**
     * Audits.
     *
     * @param files  reads images of undeclared size
     * @param grid   input and grids
     * @param setup  anchors, where the assigner wants them
     * @throws IllegalArgumentException where the assigner looks at predictions
     */
    public static DatasetAudit run(Dataset dataset, DataFiles files, InputGrid grid, PriorSetup setup, Assigner assigner,
                                   AuditSettings settings, Progress progress, CancellationToken cancel) {
        if (assigner.needs().contains(Need.PREDICTIONS)) {
            throw new IllegalArgumentException(assigner.displayName() + " looks at predictions, and an audit runs without a model: "
                    + "choose a static assigner such as ATSS");
        }
        Priors priors = grid.priors(assigner.needs().contains(Need.ANCHORS), setup);
        ClassMapping own = ClassMapping.byName(dataset.categoryNames(), List.of());
        List<Row> rows = new ArrayList<>();
        int objects = 0;
        for (int i = 0; i < dataset.images().size(); i++) {
            cancel.throwIfCancelled();
            ImageRecord record = dataset.images().get(i);
            progress.report(i, dataset.images().size(), record.name());
            Sized image;
            try {
                image = sized(record, files);
            } catch (DatasetException e) {
                rows.add(new Row(i, -1, new Finding(Problem.UNREADABLE, -1, null, null, Double.NaN, e.getMessage(),
                        Optional.empty())));
                continue;
            }
            ObjectClasses classes = ObjectClasses.of(image.annotations, own, grid.letterbox(image.width, image.height));
            int[] annotationOf = classes.annotationOf();
            objects += annotationOf.length;
            List<Box> boxes = new ArrayList<>();
            for (int a : annotationOf) {
                boxes.add(image.annotations.get(a).box());
            }
            List<Finding> found = new ArrayList<>(BoxChecks.check(boxes, classes.groundTruth().labels(), image.width,
                    image.height, settings));
            found.addAll(AssignmentAudit.of(assigner, new AssignmentInput(priors, classes.groundTruth(), Optional.empty(),
                    grid.width(), grid.height()), settings, cancel));
            for (Finding f : found) {
                rows.add(new Row(i, annotationOf[f.object()], f));
            }
        }
        return new DatasetAudit(rows, dataset.images().size(), objects);
    }

    private record Sized(int width, int height, List<Annotation> annotations) {
    }

    private static Sized sized(ImageRecord record, DataFiles files) throws DatasetException {
        if (record.width() > 0 && record.height() > 0) {
            return new Sized(record.width(), record.height(), record.annotations());
        }
        OpenedImage image = files.read(record);
        return new Sized(image.pixels().width(), image.pixels().height(), image.annotations());
    }
}
