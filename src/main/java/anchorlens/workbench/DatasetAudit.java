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
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Audits a whole data set without a model: boxes, and what an assigner makes of them. Pixels are read only of images whose
 * size the set does not declare.
 *
 * @param rows    in the order of the images
 * @param images  looked at
 * @param objects looked at, without crowd and ignore regions
 */
public record DatasetAudit(List<Row> rows, int images, int objects) {
    private static final int LARGEST_INPUT = 4096;

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
     * @param setup  input, grids, and anchors where the assigner wants them
     * @throws IllegalArgumentException where the assigner looks at predictions
     */
    public static DatasetAudit run(Dataset dataset, DataFiles files, PriorSetup setup, Assigner assigner,
                                   AuditSettings settings, Progress progress, CancellationToken cancel) {
        if (assigner.needs().contains(Need.PREDICTIONS)) {
            throw new IllegalArgumentException(assigner.displayName() + " looks at predictions, and an audit runs without a model: "
                    + "choose a static assigner such as ATSS");
        }
        Grids usual = Grids.of(setup, assigner);
        Optional<Grids> larger = twice(setup).map(s -> Grids.of(s, assigner));
        ClassMapping own = ClassMapping.byName(dataset.categoryNames(), List.of());
        List<Row> rows = new ArrayList<>();
        int objects = 0;
        for (int i = 0; i < dataset.images().size(); i++) {
            cancel.throwIfCancelled();
            ImageRecord record = dataset.images().get(i);
            progress.report(i, dataset.images().size(), record.name());
            try {
                Sized image = sized(record, files);
                ObjectClasses classes = usual.classes(image, own);
                objects += classes.annotationOf().length;
                for (Finding f : findings(image, classes, usual, () -> larger.map(l -> l.input(l.classes(image, own))), assigner,
                        settings, cancel)) {
                    rows.add(new Row(i, classes.annotationOf()[f.object()], f));
                }
            } catch (DatasetException e) {
                rows.add(new Row(i, -1, new Finding(Problem.UNREADABLE, -1, null, null, Double.NaN, e.getMessage(),
                        Optional.empty(), Optional.empty())));
            }
        }
        return new DatasetAudit(rows, dataset.images().size(), objects);
    }

    private static List<Finding> findings(Sized image, ObjectClasses classes, Grids grids, Supplier<Optional<AssignmentInput>> larger,
                                          Assigner assigner, AuditSettings settings, CancellationToken cancel) {
        int[] annotationOf = classes.annotationOf();
        List<Box> boxes = Arrays.stream(annotationOf).mapToObj(a -> image.annotations.get(a).box()).toList();
        List<Finding> found = new ArrayList<>(BoxChecks.check(boxes, classes.groundTruth().labels(), annotationOf, image.width, image.height,
                settings));
        AssignmentAudit.of(assigner, grids.input(classes), larger, settings, cancel).forEach(f -> found.add(f.numbered(annotationOf)));
        return found;
    }

    /** An input with the priors over it. */
    private record Grids(InputGrid grid, Priors priors) {
        static Grids of(PriorSetup setup, Assigner assigner) {
            InputGrid grid = InputGrid.of(setup);
            return new Grids(grid, grid.priors(assigner.needs().contains(Need.ANCHORS), setup));
        }

        ObjectClasses classes(Sized image, ClassMapping own) {
            return ObjectClasses.of(image.annotations, own, grid.letterbox(image.width, image.height));
        }

        AssignmentInput input(ObjectClasses classes) {
            return new AssignmentInput(priors, classes.groundTruth(), Optional.empty(), grid.width(), grid.height());
        }
    }

    /** The same grids over an input of twice the size, where one so large is allowed. */
    private static Optional<PriorSetup> twice(PriorSetup setup) {
        int width = 2 * setup.inputWidth();
        int height = 2 * setup.inputHeight();
        return Math.max(width, height) > LARGEST_INPUT ? Optional.empty()
                : Optional.of(RecordParameters.with(setup, Map.of("inputWidth", width, "inputHeight", height)));
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
