package anchorlens.workbench.scan;

import anchorlens.analysis.flags.ImageInspector;
import anchorlens.analysis.flags.Inspection;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.Detector;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelException;
import anchorlens.review.ReviewException;
import anchorlens.review.ReviewStore;
import anchorlens.review.ScannedImage;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.InspectedImage;
import anchorlens.workbench.scan.ScanPipeline.BatchStep;
import anchorlens.workbench.scan.ScanPipeline.Step;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.function.Consumer;

/**
 * Looks at every image of a data set with a model and keeps what it finds in a review file.
 *
 * <p>On the processor each core runs a network of its own with one thread, which reaches more images a second than one
 * network with all threads; on a graphics card one network is fed by several decoders. Each image is kept as soon as it is
 * finished, so that a scan goes on after a kill where it was: images that are kept are not looked at again.
 */
public final class Scan {
    /** As many images a run as pay: one on the processor, where more gain nothing; on a graphics card as many as fit. */
    public static final int AUTOMATIC = 0;
    private static final int GPU_BATCH = 32;

    private final ScanRequest request;
    private final DataFiles files;
    private final DetectorHost.Opener models;
    private final DoubleAdder forwardMillis = new DoubleAdder();
    private final int wantedBatch;

    /** A scan that runs one image at a time on the processor, and as many as fit on a graphics card. */
    public Scan(ScanRequest request, DataFiles files, DetectorHost.Opener models) {
        this(request, files, models, AUTOMATIC);
    }

    /** @param batch images a run takes at most; {@link #AUTOMATIC} for what pays */
    public Scan(ScanRequest request, DataFiles files, DetectorHost.Opener models, int batch) {
        this.wantedBatch = batch;
        this.request = request;
        this.files = files;
        this.models = models;
    }

    /**
     * Scans the images that the store does not have yet. Blocks until all are done or the control says stop.
     *
     * @param listener hears of every image that is kept, on the calling thread
     * @throws ModelException  in one sentence, if the model cannot be opened or fails; images looked at before are kept
     * @throws ReviewException in one sentence, if the store belongs to another scan or cannot be written
     */
    public ScanReport run(ReviewStore store, ScanControl control, Consumer<ScanProgress> listener) throws ModelException, ReviewException {
        ReviewFiles.requireSame(store, request);
        BitSet scanned = store.scanned();
        List<Detector> detectors = new ArrayList<>();
        try {
            if (scanned.get(0, request.images()).cardinality() < request.images()) {
                openDetectors(detectors);
            }
            return run(store, scanned, detectors, control, listener);
        } finally {
            detectors.forEach(Detector::close);
        }
    }

    private void openDetectors(List<Detector> detectors) throws ModelException {
        int cores = Runtime.getRuntime().availableProcessors();
        Detector first = open();
        detectors.add(first);
        for (int i = 1; i < cores && !first.device().gpu(); i++) {
            detectors.add(open());
        }
        detectors.forEach(Detector::narrow);
    }

    private Detector open() throws ModelException {
        return request.card().isPresent() ? models.open(request.model(), request.device(), request.card().get(), 1)
                : models.open(request.model(), request.device(), 1);
    }

    private ScanReport run(ReviewStore store, BitSet scanned, List<Detector> detectors, ScanControl control, Consumer<ScanProgress> listener)
            throws ModelException, ReviewException {
        int total = request.images();
        int before = scanned.get(0, total).cardinality();
        if (detectors.isEmpty()) {
            return new ScanReport(true, 0, before, 0, 0, 0, List.of());
        }
        ClassMapping classes = ClassMapping.of(request.dataset().categoryNames(), detectors.getFirst().card().classNames(), request.classes());
        Tally tally = new Tally(before, total, listener);
        long start = System.nanoTime();
        try (ScanPipeline pipeline = pipeline(scanned, detectors, classes, control)) {
            for (Optional<ScanItem> item = pipeline.take(); item.isPresent(); item = pipeline.take()) {
                ScannedImage image = item.get().result();
                store.save(image);
                tally.count(image);
            }
        } catch (ModelException | ReviewException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        long millis = (System.nanoTime() - start) / 1_000_000;
        double forward = tally.readable() == 0 ? 0 : forwardMillis.sum() / tally.readable();
        return new ScanReport(before + tally.done() == total, tally.done(), before, tally.flags(), millis, forward,
                notices(detectors.getFirst(), classes));
    }

    private ScanPipeline pipeline(BitSet scanned, List<Detector> detectors, ClassMapping classes, ScanControl control) {
        int cores = Runtime.getRuntime().availableProcessors();
        boolean gpu = detectors.getFirst().device().gpu();
        int decoders = gpu ? Math.max(1, cores - 1) : Math.max(1, cores / 2);
        int analysers = Math.max(1, cores / 2);
        int[] next = {0};
        ScanPipeline.Source source = () -> {
            int position = scanned.nextClearBit(next[0]);
            if (!control.awaitGo() || position >= request.images()) {
                return Optional.empty();
            }
            next[0] = position + 1;
            return Optional.of(ScanItem.decoded(position, null));
        };
        List<Step> decode = new ArrayList<>();
        for (int i = 0; i < decoders; i++) {
            decode.add(this::decode);
        }
        int wanted = wantedBatch != AUTOMATIC ? wantedBatch : gpu ? GPU_BATCH : 1;
        int batch = detectors.stream().mapToInt(d -> d.batch(wanted)).min().orElse(1);
        List<BatchStep> infer = new ArrayList<>();
        detectors.forEach(d -> infer.add(items -> infer(d, items)));
        List<Step> analyse = new ArrayList<>();
        for (int i = 0; i < analysers; i++) {
            analyse.add(item -> analyse(item, classes));
        }
        return ScanPipeline.start(source, decode, detectors.size() * batch + 1).then("infer", infer, batch, analysers + batch)
                .then("analyse", analyse, 4);
    }

    private ScanItem decode(ScanItem item) {
        ImageRecord record = request.dataset().images().get(item.position());
        try {
            return ScanItem.decoded(item.position(), files.read(record));
        } catch (DatasetException | RuntimeException e) {
            return ScanItem.of(ScannedImage.unreadable(item.position(), record.name(), String.valueOf(e.getMessage())));
        } catch (OutOfMemoryError e) {
            return ScanItem.of(ScannedImage.unreadable(item.position(), record.name(), record.name() + " is too large for the memory there is; "
                    + "scale it down or give the program more."));
        }
    }

    private List<ScanItem> infer(Detector detector, List<ScanItem> items) throws ModelException {
        List<ForwardPass> passes = detector.run(items.stream().map(i -> i.image().pixels()).toList(), CancellationToken.NONE);
        List<ScanItem> seen = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            forwardMillis.add(passes.get(i).forwardMillis());
            seen.add(items.get(i).seen(passes.get(i)));
        }
        return seen;
    }

    private ScanItem analyse(ScanItem item, ClassMapping classes) {
        OpenedImage image = item.image();
        InspectedImage prepared = InspectedImage.of(image.annotations(), classes, item.pass());
        try {
            Inspection found = new ImageInspector(request.evidence(), request.flags()).inspect(prepared.input());
            return ScanItem.of(new ScannedImage(item.position(), image.record().name(), image.annotations().size(),
                    new FlagTranslation(image.annotations(), classes, prepared.annotationOf()).translate(found), Optional.empty()));
        } catch (IllegalArgumentException e) {
            return ScanItem.of(ScannedImage.unreadable(item.position(), image.record().name(), String.valueOf(e.getMessage())));
        }
    }

    private static List<String> notices(Detector detector, ClassMapping classes) {
        List<String> notices = new ArrayList<>(detector.notices());
        List<String> unmatched = classes.unmatched();
        if (!unmatched.isEmpty()) {
            notices.add("The model has no class " + String.join(", ", unmatched) + ": of their objects only duplicates are flagged.");
        }
        return notices;
    }

    /** Counts what was kept. */
    private static final class Tally {
        private final RateMeter meter = new RateMeter();
        private final int before;
        private final int total;
        private final Consumer<ScanProgress> listener;
        private int done;
        private int unreadable;
        private long flags;

        private Tally(int before, int total, Consumer<ScanProgress> listener) {
            this.before = before;
            this.total = total;
            this.listener = listener;
        }

        private void count(ScannedImage image) {
            done++;
            unreadable += image.unreadable().isPresent() ? 1 : 0;
            flags += image.flags().size();
            meter.count(System.nanoTime());
            listener.accept(new ScanProgress(before + done, total, unreadable, flags, meter.rate(), meter.left(total - before - done)));
        }

        private int done() {
            return done;
        }

        private int readable() {
            return done - unreadable;
        }

        private long flags() {
            return flags;
        }
    }
}
