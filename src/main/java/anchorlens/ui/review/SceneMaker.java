package anchorlens.ui.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.FoundFlag;
import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import anchorlens.ui.state.ImageState;
import anchorlens.workbench.DatasetAudit;
import anchorlens.workbench.scan.FlagEvidence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes what is drawn from what is looked at; nothing while the picture is still another one. */
final class SceneMaker {
    private final ReviewText text = new ReviewText();
    private final ReviewViewModel model;
    private final ImageState images;

    SceneMaker(ReviewViewModel model, ImageState images) {
        this.model = model;
        this.images = images;
    }

    BoxScene make() {
        QueueRow row = model.queue().currentProperty().get();
        DatasetAudit.Row finding = model.audit().currentProperty().get();
        return switch (model.tabProperty().get()) {
            case FLAGS -> row == null ? BoxScene.EMPTY : image(row.image()).map(i -> ofFlag(row, i)).orElse(BoxScene.EMPTY);
            case AUDIT -> finding == null ? BoxScene.EMPTY : image(finding.image()).map(i -> ofFinding(finding, i)).orElse(BoxScene.EMPTY);
            case UNREADABLE -> BoxScene.EMPTY;
        };
    }

    private Optional<OpenedImage> image(int position) {
        OpenedImage open = images.imageProperty().get();
        boolean same = open != null && images.datasetProperty().get() != null && images.indexProperty().get() == position
                && images.datasetProperty().get().images().get(position).equals(open.record());
        return same ? Optional.of(open) : Optional.empty();
    }

    private BoxScene ofFlag(QueueRow row, OpenedImage image) {
        FoundFlag flag = row.flag();
        Optional<Box> twin = flag.other() < 0 || flag.other() >= image.annotations().size() ? Optional.empty()
                : Optional.of(image.annotations().get(flag.other()).box());
        boolean drawn = row.decision().verdict() == Verdict.EDITED;
        Optional<Box> other = drawn ? row.decision().box() : flag.alternative().filter(b -> flag.kind() != FlagKind.CLASS_DOUBT);
        Optional<Box> edited = Optional.ofNullable(model.decisions().edit().boxProperty().get());
        Optional<Edge> active = edited.map(b -> model.decisions().edit().edgeProperty().get());
        FlagEvidence evidence = model.evidence().evidenceProperty().get();
        String otherName = text.get(drawn ? "overlay.drawn" : flag.kind() == FlagKind.MISSING ? "overlay.missing" : "overlay.alternative");
        return new BoxScene(flag.annotated(), other, otherName, edited, active, Set.copyOf(flag.edges()),
                evidence == null ? List.of() : evidence.densities(), neighbours(image, flag.annotation(), flag.other()), twin,
                text.get("overlay.annotated"));
    }

    private BoxScene ofFinding(DatasetAudit.Row row, OpenedImage image) {
        if (row.annotation() < 0 || row.annotation() >= image.annotations().size()) {
            return BoxScene.EMPTY;
        }
        Annotation annotation = image.annotations().get(row.annotation());
        return new BoxScene(Optional.of(annotation.box()), Optional.empty(), "", Optional.empty(), Optional.empty(), Set.of(), List.of(),
                neighbours(image, row.annotation(), -1), Optional.empty(), row.finding().problem().label());
    }

    private static List<Box> neighbours(OpenedImage image, int annotation, int other) {
        Set<Integer> shown = new HashSet<>(Set.of(annotation));
        shown.add(other);
        List<Box> boxes = new ArrayList<>();
        for (int i = 0; i < image.annotations().size(); i++) {
            if (!shown.contains(i)) {
                boxes.add(image.annotations().get(i).box());
            }
        }
        return boxes;
    }
}
