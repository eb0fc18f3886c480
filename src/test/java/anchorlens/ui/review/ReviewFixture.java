package anchorlens.ui.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.EdgeSummary;
import anchorlens.review.FoundFlag;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewHeader;
import anchorlens.review.ReviewStore;
import anchorlens.review.ScannedImage;
import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.States;
import anchorlens.workbench.Catalog;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A review of the fake data set: "a.png" with a crate, "b.png" with a crate and a ball, "broken.png". */
final class ReviewFixture {
    static final String SETTINGS = "{\"flags\": {}, \"evidence\": {}}";
    static final Path DATA = Path.of("set.json");

    private ReviewFixture() {
    }

    static States states() {
        return States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate", "ball")), Catalog.load());
    }

    static ReviewHeader header() {
        return new ReviewHeader(DATA.toAbsolutePath().normalize().toString(), "", "model.onnx", "none", SETTINGS, "balanced",
                List.of("crate", "ball"), 3);
    }

    static FoundFlag flag(FlagKind kind, int annotation, double score, int category, Box annotated, Box alternative, Edge... edges) {
        return new FoundFlag(kind, annotation, List.of(edges), score, "The reason of " + kind.label() + ".", category,
                Optional.ofNullable(annotated), Optional.ofNullable(alternative), -1, -1, 0.3,
                List.of(new EdgeSummary(Edge.LEFT, List.of()), new EdgeSummary(Edge.TOP, List.of()),
                        new EdgeSummary(Edge.RIGHT, List.of(new EdgeSummary.Position(84, 0.6), new EdgeSummary.Position(104, 0.4))),
                        new EdgeSummary(Edge.BOTTOM, List.of())));
    }

    /** Five flags: the strongest an ambiguous right edge on "a.png", the weakest a duplicate on "b.png". */
    static void fill(Path file) throws ReviewException {
        Box crate = new Box(20, 24, 84, 90);
        try (ReviewStore store = ReviewStore.create(file, header())) {
            store.save(new ScannedImage(0, "a.png", 1, List.of(
                    flag(FlagKind.AMBIGUOUS, 0, 0.95, 0, crate, crate.withEdge(Edge.RIGHT, 104), Edge.RIGHT),
                    flag(FlagKind.MISSING, -1, 0.7, 1, null, new Box(90, 90, 120, 120))), Optional.empty()));
            store.save(new ScannedImage(1, "b.png", 2, List.of(
                    flag(FlagKind.AMBIGUOUS, 0, 0.9, 0, crate, crate.withEdge(Edge.RIGHT, 104), Edge.RIGHT),
                    flag(FlagKind.SPURIOUS, 1, 0.8, 1, new Box(60, 60, 63, 64), null),
                    flag(FlagKind.UNDECIDED, 0, 0.5, 0, crate, null, Edge.TOP)), Optional.empty()));
            store.save(ScannedImage.unreadable(2, "broken.png", "broken.png is not an image; replace the file."));
        }
    }

    /** Ten thousand flags on two images. */
    static void fillWithMany(Path file) throws ReviewException {
        Box crate = new Box(20, 24, 84, 90);
        try (ReviewStore store = ReviewStore.create(file, header())) {
            for (int image = 0; image < 2; image++) {
                List<FoundFlag> flags = new ArrayList<>();
                for (int i = 0; i < 5000; i++) {
                    flags.add(flag(FlagKind.values()[i % 3], 0, (i % 997 + 1) / 1000.0, i % 2, crate, crate.withEdge(Edge.RIGHT, 104), Edge.RIGHT));
                }
                store.save(new ScannedImage(image, image == 0 ? "a.png" : "b.png", 1, flags, Optional.empty()));
            }
        }
    }
}
