package anchorlens.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.QueueQuery.Sort;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReviewStoreTest {
    static final ReviewHeader HEADER = new ReviewHeader("set.json", "ab12", "model.onnx", "cd34", "{\"ambiguous\": 0.4}", "balanced",
            List.of("cat", "dog"), 5);

    @TempDir
    private Path folder;

    private Path file() {
        return folder.resolve("set.review");
    }

    static FoundFlag flag(FlagKind kind, double score, int category, Edge... edges) {
        return new FoundFlag(kind, 0, List.of(edges), score, "the reason", category, Optional.of(new Box(1, 2, 30, 40)),
                Optional.of(new Box(1, 2, 33, 40)), -1, -1, score / 2,
                List.of(new EdgeSummary(Edge.LEFT, List.of()), new EdgeSummary(Edge.TOP, List.of()),
                        new EdgeSummary(Edge.RIGHT, List.of(new EdgeSummary.Position(30.25, 0.75), new EdgeSummary.Position(33, 0.25))),
                        new EdgeSummary(Edge.BOTTOM, List.of())));
    }

    static ScannedImage image(int position, FoundFlag... flags) {
        return new ScannedImage(position, "image-" + position + ".jpg", 3, List.of(flags), Optional.empty());
    }

    private ReviewStore filled() throws ReviewException {
        ReviewStore store = ReviewStore.create(file(), HEADER);
        store.save(image(0, flag(FlagKind.AMBIGUOUS, 0.5, 0, Edge.RIGHT), flag(FlagKind.MISLOCATED, 0.9, 0, Edge.LEFT, Edge.TOP)));
        store.save(ScannedImage.unreadable(3, "image-3.jpg", "image-3.jpg is empty."));
        store.save(image(1, flag(FlagKind.AMBIGUOUS, 0.7, 1, Edge.RIGHT), flag(FlagKind.DUPLICATE, 0.8, 1)));
        return store;
    }

    private static List<Double> scores(ReviewStore store, QueueQuery query) throws ReviewException {
        return store.rows(store.ids(query)).stream().map(r -> r.flag().score()).toList();
    }

    @Test
    void keepsWhatAScanFound() throws ReviewException {
        filled().close();
        try (ReviewStore store = ReviewStore.open(file())) {
            assertThat(store.header()).isEqualTo(HEADER);
            assertThat(store.scanned().stream().boxed().toList()).containsExactly(0, 1, 3);
            assertThat(store.unreadable()).isEqualTo(Map.of(3, "image-3.jpg is empty."));
            assertThat(store.progress()).isEqualTo(new ReviewProgress(5, 3, 1, 4, Map.of(Verdict.OPEN, 4L)));
            QueueRow row = store.rows(store.ids(QueueQuery.ALL)).getLast();
            assertThat(row).isEqualTo(new QueueRow(row.id(), 0, "image-0.jpg", flag(FlagKind.AMBIGUOUS, 0.5, 0, Edge.RIGHT), Decision.OPEN));
        }
    }

    @Test
    void sortsAndFiltersTheQueue() throws ReviewException {
        try (ReviewStore store = filled()) {
            QueueQuery all = QueueQuery.ALL;
            assertThat(scores(store, all)).containsExactly(0.9, 0.8, 0.7, 0.5);
            assertThat(scores(store, all.withSort(Sort.IMAGE, false))).containsExactly(0.9, 0.5, 0.8, 0.7);
            assertThat(scores(store, all.withSort(Sort.KIND, false))).containsExactly(0.7, 0.5, 0.9, 0.8);
            assertThat(scores(store, all.withKinds(Set.of(FlagKind.AMBIGUOUS)))).containsExactly(0.7, 0.5);
            assertThat(scores(store, all.withEdges(Set.of(Edge.TOP, Edge.BOTTOM)))).containsExactly(0.9);
            assertThat(scores(store, all.withCategories(Set.of(1)))).containsExactly(0.8, 0.7);
            assertThat(scores(store, all.withScores(0.6, 0.85))).containsExactly(0.8, 0.7);
            assertThat(scores(store, all.withName("IMAGE-0"))).containsExactly(0.9, 0.5);
            store.decide(store.ids(all)[1], Decision.KEEP);
            assertThat(scores(store, all.withVerdicts(Set.of(Verdict.OPEN)))).containsExactly(0.9, 0.7, 0.5);
            assertThat(scores(store, all.withVerdicts(Set.of(Verdict.KEEP)))).containsExactly(0.8);
        }
    }

    @Test
    void findsSimilarFlagsNearestInSeparationFirst() throws ReviewException {
        try (ReviewStore store = ReviewStore.create(file(), HEADER)) {
            store.save(image(0, flag(FlagKind.AMBIGUOUS, 0.5, 0, Edge.RIGHT), flag(FlagKind.AMBIGUOUS, 0.9, 0, Edge.RIGHT),
                    flag(FlagKind.AMBIGUOUS, 0.6, 0, Edge.RIGHT), flag(FlagKind.AMBIGUOUS, 0.5, 1, Edge.RIGHT),
                    flag(FlagKind.AMBIGUOUS, 0.5, 0, Edge.LEFT)));
            QueueRow first = store.rows(1).getFirst();
            assertThat(store.similar(first, 10)).extracting(r -> r.flag().score()).containsExactly(0.6, 0.9);
        }
    }

    @Test
    void undoesAndRedoesOverTheWholeSessionAndAcrossRestarts() throws ReviewException {
        Box drawn = new Box(2, 3, 20, 30);
        try (ReviewStore store = filled()) {
            long[] ids = store.ids(QueueQuery.ALL);
            store.decide(ids[0], Decision.KEEP);
            store.decide(ids[1], Decision.edited(drawn));
            store.decide(ids[0], Decision.UNSURE);
            assertThat(store.undo()).contains(ids[0]);
            assertThat(store.row(ids[0]).orElseThrow().decision()).isEqualTo(Decision.KEEP);
        }
        try (ReviewStore store = ReviewStore.open(file())) {
            long[] ids = store.ids(QueueQuery.ALL);
            assertThat(store.row(ids[1]).orElseThrow().decision()).isEqualTo(Decision.edited(drawn));
            assertThat(store.redo()).contains(ids[0]);
            assertThat(store.row(ids[0]).orElseThrow().decision()).isEqualTo(Decision.UNSURE);
            assertThat(store.redo()).isEmpty();
            store.undo();
            store.undo();
            store.undo();
            assertThat(store.undo()).isEmpty();
            assertThat(store.progress().decided()).isZero();
            store.redo();
            store.decide(ids[2], Decision.ALTERNATIVE);
            assertThat(store.canRedo()).isFalse();
            assertThat(store.progress().byVerdict()).isEqualTo(Map.of(Verdict.OPEN, 2L, Verdict.KEEP, 1L, Verdict.ALTERNATIVE, 1L));
            assertThat(store.journal()).extracting(JournalEntry::action)
                    .containsExactly("decide", "decide", "decide", "undo", "redo", "undo", "undo", "undo", "redo", "decide");
        }
    }

    @Test
    void keepsDecisionsWhereAnImageIsSavedAgain() throws ReviewException {
        try (ReviewStore store = filled()) {
            store.decide(1, Decision.KEEP);
            store.save(image(0, flag(FlagKind.MISSING, 0.9, 0)));
            assertThat(store.row(1).orElseThrow().decision()).isEqualTo(Decision.KEEP);
            assertThat(store.progress().flags()).isEqualTo(4);
        }
    }

    @Test
    @Timeout(60)
    void shows20000FlagsWithoutAHitch() throws ReviewException {
        Random random = new Random(7);
        try (ReviewStore store = ReviewStore.create(file(), HEADER)) {
            FlagKind[] kinds = FlagKind.values();
            for (int i = 0; i < 200; i++) {
                List<FoundFlag> flags = new ArrayList<>();
                for (int f = 0; f < 100; f++) {
                    flags.add(flag(kinds[random.nextInt(kinds.length)], random.nextDouble(), random.nextInt(80), Edge.values()[random.nextInt(4)]));
                }
                store.save(image(i, flags.toArray(FoundFlag[]::new)));
            }
            store.ids(QueueQuery.ALL);
            long start = System.nanoTime();
            long[] ids = store.ids(QueueQuery.ALL);
            store.rows(Arrays.copyOfRange(ids, 10_000, 10_100));
            store.similar(store.row(ids[5]).orElseThrow(), 12);
            store.decide(ids[7], Decision.KEEP);
            assertThat(ids).hasSize(20_000);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(1500));
        }
    }

    @Test
    void leavesForeignDamagedAndNewerFilesAlone() throws IOException, SQLException, ReviewException {
        Path text = Files.writeString(folder.resolve("notes.txt"), "remember the milk ".repeat(50));
        Path other = folder.resolve("other.db");
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + other); Statement s = c.createStatement()) {
            s.execute("CREATE TABLE mine (a)");
        }
        filled().close();
        Path newer = Files.copy(file(), folder.resolve("newer.review"));
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + newer); Statement s = c.createStatement()) {
            s.execute("PRAGMA user_version = 99");
        }
        byte[] bytes = Files.readAllBytes(file());
        Path cut = Files.write(folder.resolve("cut.review"), Arrays.copyOf(bytes, bytes.length / 2));
        byte[] scratched = bytes.clone();
        Arrays.fill(scratched, 4096, bytes.length, (byte) 0x5A);
        Path broken = Files.write(folder.resolve("broken.review"), scratched);

        Map<Path, String> expected = Map.of(text, "is no review file", other, "is the database of another program", newer,
                "was written by a newer AnchorLens", cut, "is damaged", broken, "is damaged");
        for (Map.Entry<Path, String> e : expected.entrySet()) {
            byte[] before = Files.readAllBytes(e.getKey());
            assertThatThrownBy(() -> ReviewStore.open(e.getKey())).as(e.getKey().toString()).isInstanceOf(ReviewException.class)
                    .hasMessageContaining(e.getValue());
            assertThat(Files.readAllBytes(e.getKey())).isEqualTo(before);
            assertThatThrownBy(() -> ReviewStore.create(e.getKey(), HEADER)).hasMessageContaining("exists already");
        }
    }

    @Test
    void refusesAFileThatIsInUse() throws ReviewException {
        try (ReviewStore store = filled()) {
            assertThat(store.file()).exists();
            assertThatThrownBy(() -> ReviewStore.open(file())).isInstanceOf(ReviewException.class).hasMessageContaining("is in use by another");
        }
    }

    @Test
    void bringsAnOlderFileUpToThisVersion() throws SQLException, ReviewException {
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file()); Statement s = c.createStatement()) {
            s.execute("PRAGMA application_id = " + 0x414C5256);
            for (String sql : ReviewSchema.VERSIONS.getFirst()) {
                s.execute(sql);
            }
            s.execute("PRAGMA user_version = 1");
            HeaderTable.write(c, HEADER);
        }
        try (ReviewStore store = ReviewStore.open(file())) {
            assertThat(store.header()).isEqualTo(HEADER);
            store.save(image(2, flag(FlagKind.SPURIOUS, 0.6, 1)));
        }
        try (Connection c = DriverManager.getConnection("jdbc:sqlite:" + file()); Statement s = c.createStatement()) {
            assertThat(s.executeQuery("PRAGMA user_version").getInt(1)).isEqualTo(ReviewSchema.VERSIONS.size());
            assertThat(s.executeQuery("SELECT count(*) FROM sqlite_master WHERE name = 'flags_by_score'").getInt(1)).isEqualTo(1);
            assertThat(s.executeQuery("SELECT count(*) FROM flags").getInt(1)).isEqualTo(1);
        }
    }
}
