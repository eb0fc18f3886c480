package anchorlens.workbench.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagKind;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.Category;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.geometry.PixelImage;
import anchorlens.model.CardOverrides;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.review.QueueQuery;
import anchorlens.review.QueueRow;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ScanTest {
    private static final int IMAGES = 60;
    private static final int BROKEN = 3;

    @TempDir
    private Path folder;
    private Path model;
    private final Map<Long, AtomicInteger> reads = new ConcurrentHashMap<>();

    /** Counts how often each image is read; one cannot be. */
    private final class CountingFiles implements DataFiles {
        @Override
        public OpenedData open(Path path) {
            throw new UnsupportedOperationException();
        }

        @Override
        public OpenedImage read(ImageRecord record) throws DatasetException {
            reads.computeIfAbsent(record.id(), i -> new AtomicInteger()).incrementAndGet();
            if (record.id() == BROKEN) {
                throw new DatasetException(record.name() + " is empty; copy or download it again.");
            }
            return new OpenedImage(record, new PixelImage(128, 128, new int[128 * 128]), record.annotations(), List.of());
        }

        @Override
        public PixelImage thumbnail(ImageRecord record, int maxWidth, int maxHeight) {
            throw new UnsupportedOperationException();
        }
    }

    @BeforeEach
    void prepare() throws IOException {
        model = Files.writeString(folder.resolve("cats.onnx"), "a model");
    }

    /** Every image has a cat annotated 14 pixels too wide on the right; every fifth has none at all. */
    private ScanRequest request(FlagSettings flags) {
        List<ImageRecord> images = new ArrayList<>();
        for (int i = 0; i < IMAGES; i++) {
            List<Annotation> annotations = i % 5 == 4 ? List.of() : List.of(new Annotation(i, 1, new Box(20, 20, 66, 52), false, false));
            images.add(new ImageRecord(i, "image-" + i + ".png", folder.resolve(i + ".png"), 128, 128, annotations));
        }
        Dataset dataset = new Dataset(folder, List.of(new Category(3, "bird"), new Category(8, "cat")), images, List.of());
        return new ScanRequest(folder, dataset, Integer.MAX_VALUE, model, Device.CPU, Map.of(), "balanced", flags, new EvidenceSettings());
    }

    private ReviewStore store(ScanRequest request) throws ReviewException {
        return ReviewFiles.openOrCreate(ReviewFiles.beside(folder), request);
    }

    private ScanReport scan(ReviewStore store, ScanControl control, Consumer<ScanProgress> listener, int runs)
            throws ModelException, ReviewException {
        AtomicInteger left = new AtomicInteger(runs);
        DetectorHost.Opener opener = (file, device) -> new CatDetector(left);
        return new Scan(request(new FlagSettings()), new CountingFiles(), opener).run(store, control, listener);
    }

    @Test
    void looksAtEveryImageOnceAndListsWhatCannotBeRead() throws ReviewException, ModelException {
        List<ScanProgress> progress = new ArrayList<>();
        try (ReviewStore store = store(request(new FlagSettings()))) {
            ScanReport report = scan(store, new ScanControl(), progress::add, Integer.MAX_VALUE);

            assertThat(report.complete()).isTrue();
            assertThat(List.of(report.scanned(), report.skipped())).containsExactly(IMAGES, 0);
            assertThat(report.notices()).containsExactly("The model has no class bird: of their objects only duplicates are flagged.");
            assertThat(reads.values()).hasSize(IMAGES).allMatch(n -> n.get() == 1);
            assertThat(store.unreadable()).isEqualTo(Map.of(BROKEN, "image-3.png is empty; copy or download it again."));
            assertThat(progress).hasSize(IMAGES).last().satisfies(p -> {
                assertThat(List.of(p.done(), p.total(), p.unreadable())).containsExactly(IMAGES, IMAGES, 1);
                assertThat(p.rate()).isPositive();
            });
            List<QueueRow> missing = store.rows(store.ids(QueueQuery.ALL.withKinds(Set.of(FlagKind.MISSING))));
            assertThat(missing).hasSize(IMAGES / 5).allMatch(r -> r.image() % 5 == 4 && r.flag().category() == 1 && r.flag().annotation() == -1);
            List<QueueRow> moved = store.rows(store.ids(QueueQuery.ALL.withKinds(Set.of(FlagKind.MISLOCATED))));
            assertThat(moved).hasSize(IMAGES - IMAGES / 5 - 1).allSatisfy(r -> {
                assertThat(r.flag().annotated()).contains(new Box(20, 20, 66, 52));
                assertThat(r.flag().alternative().orElseThrow().x2()).isBetween(50.0, 54.0);
                assertThat(r.flag().evidence()).hasSize(4);
            });
        }
    }

    @Test
    void goesOnWhereItWasCancelledWithoutLosingOrRepeatingAnImage() throws ReviewException, ModelException {
        ScanControl control = new ScanControl();
        try (ReviewStore store = store(request(new FlagSettings()))) {
            ScanReport report = scan(store, control, p -> {
                if (p.done() == 10) {
                    control.cancel();
                }
            }, Integer.MAX_VALUE);
            assertThat(report.complete()).isFalse();
            assertThat(report.scanned()).isBetween(10, 40).isEqualTo(store.scanned().cardinality()).isEqualTo(reads.size());
        }
        int before = reads.size();
        try (ReviewStore store = store(request(new FlagSettings()))) {
            ScanReport report = scan(store, new ScanControl(), p -> { }, Integer.MAX_VALUE);
            assertThat(report.complete()).isTrue();
            assertThat(report.skipped()).isEqualTo(before);
            assertThat(store.progress().scanned()).isEqualTo(IMAGES);
            assertThat(reads.values()).hasSize(IMAGES).allMatch(n -> n.get() == 1);
            ScanReport again = scan(store, new ScanControl(), p -> { }, 0);
            assertThat(List.of(again.scanned(), again.skipped())).containsExactly(0, IMAGES);
        }
    }

    @Test
    void standsStillWhilePaused() throws Exception {
        ScanControl control = new ScanControl();
        AtomicInteger done = new AtomicInteger();
        try (ReviewStore store = store(request(new FlagSettings()))) {
            Thread other = new Thread(() -> {
                try {
                    scan(store, control, p -> {
                        if (done.incrementAndGet() == 5) {
                            control.pause();
                        }
                    }, Integer.MAX_VALUE);
                } catch (ModelException | ReviewException e) {
                    throw new IllegalStateException(e);
                }
            });
            other.start();
            int seen = -1;
            while (done.get() < 5 || seen != done.get()) {
                seen = done.get();
                Thread.sleep(500);
            }
            assertThat(control.isPaused()).isTrue();
            assertThat(seen).isBetween(5, 30);
            control.goOn();
            other.join(60_000);
            assertThat(done).hasValue(IMAGES);
        }
    }

    @Test
    void keepsWhatItHasWhenTheModelFails() throws ReviewException, ModelException {
        try (ReviewStore store = store(request(new FlagSettings()))) {
            assertThatThrownBy(() -> scan(store, new ScanControl(), p -> { }, 12)).isInstanceOf(ModelException.class).hasMessage("cats.onnx fails.");
            int kept = store.scanned().cardinality();
            assertThat(kept).isLessThan(IMAGES);
            assertThat(scan(store, new ScanControl(), p -> { }, Integer.MAX_VALUE).skipped()).isEqualTo(kept);
            assertThat(store.progress().scanned()).isEqualTo(IMAGES);
        }
    }

    @Test
    void goesOnOnlyWithWhatItWasBegunWith() throws ReviewException, IOException {
        store(request(new FlagSettings())).close();

        assertThatThrownBy(() -> store(request(FlagSettings.Preset.WIDE.settings()))).isInstanceOf(ReviewException.class)
                .hasMessageContaining("was made with other thresholds (balanced); go on with what it was made with, or name another file.");
        Files.writeString(model, "another model");
        assertThatThrownBy(() -> store(request(new FlagSettings()))).hasMessageContaining("was made with another model");
    }

    @Test
    void usesTheCardThatAPersonStatedAndKeepsItInTheReview() throws ReviewException, ModelException {
        CardOverrides stated = new CardOverrides(Optional.of("cats.card.json"), Optional.empty(), Optional.empty(), Optional.of(Fit.CENTER),
                Optional.empty(), Optional.of(List.of(1.5, 2.0, 3.25)), Optional.empty(), Optional.of(114), Optional.of(0.5), Optional.empty(),
                Optional.empty(), Optional.of(true), Optional.empty(), Optional.empty());
        ScanRequest plain = request(new FlagSettings());
        ScanRequest changed = new ScanRequest(plain.data(), plain.dataset(), plain.limit(), model, Device.CPU, Map.of(), "balanced", plain.flags(),
                plain.evidence(), Optional.of(stated));
        List<CardOverrides> opened = Collections.synchronizedList(new ArrayList<>());
        DetectorHost.Opener opener = new DetectorHost.Opener() {
            @Override
            public Detector open(Path file, Device device) {
                return new CatDetector(new AtomicInteger(Integer.MAX_VALUE));
            }

            @Override
            public Detector open(Path file, Device device, CardOverrides card, int threads) {
                opened.add(card);
                return open(file, device);
            }
        };
        try (ReviewStore store = store(changed)) {
            new Scan(changed, new CountingFiles(), opener).run(store, new ScanControl(), p -> { });

            assertThat(opened).isNotEmpty().containsOnly(stated);
            assertThat(ReviewFiles.request(store.header(), plain.dataset(), model, Device.CPU).card()).get()
                    .satisfies(c -> assertThat(c.saysSame(stated)).isTrue());
        }
        assertThatThrownBy(() -> store(plain)).isInstanceOf(ReviewException.class).hasMessageContaining("was made with another model card");
        store(changed).close();
    }
}
