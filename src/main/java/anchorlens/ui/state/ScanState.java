package anchorlens.ui.state;

import anchorlens.review.ReviewStore;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.scan.ReviewFiles;
import anchorlens.workbench.scan.Scan;
import anchorlens.workbench.scan.ScanControl;
import anchorlens.workbench.scan.ScanProgress;
import anchorlens.workbench.scan.ScanReport;
import anchorlens.workbench.scan.ScanRequest;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/** A scan of the open data set: started, paused, cancelled and gone on with from the window. */
public final class ScanState {
    /** How long closing the window waits for the images under way. */
    private static final long PATIENCE_SECONDS = 10;

    /** Where a scan stands. */
    public enum Phase {
        /** Nothing runs. */
        IDLE,
        /** Its file and its model are being opened. */
        OPENING,
        RUNNING, PAUSED,
        /** Cancelled; images under way are finished. */
        STOPPING
    }

    private final ReviewState reviews;
    private final TaskRunner tasks;
    private final DataFiles files;
    private final DetectorHost.Opener opener;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(this, "phase", Phase.IDLE);
    private final ReadOnlyObjectWrapper<ScanProgress> progress = new ReadOnlyObjectWrapper<>(this, "progress");
    private final ReadOnlyObjectWrapper<ScanReport> report = new ReadOnlyObjectWrapper<>(this, "report");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private ScanControl control = new ScanControl();
    private CountDownLatch ended = new CountDownLatch(0);

    ScanState(ReviewState reviews, TaskRunner tasks, DataFiles files, DetectorHost.Opener opener, Notices notices) {
        this.reviews = reviews;
        this.tasks = tasks;
        this.files = files;
        this.opener = opener;
        this.notices = notices;
    }

    public ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /** How far the scan has come; null before its first image. */
    public ReadOnlyObjectProperty<ScanProgress> progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /** How the last scan ended, null before there was one. */
    public ReadOnlyObjectProperty<ScanReport> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /** Why the last scan could not start or ended early, in one sentence; empty where it did not. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** Forgets the failure, when a person has changed what led to it. */
    public void forgetFailure() {
        failure.set("");
    }

    public boolean isUnderWay() {
        return phase.get() != Phase.IDLE;
    }

    /** Scans into a review file, which is made where it does not exist and gone on with where it does. */
    public void start(ScanRequest request, Path file) {
        if (isUnderWay()) {
            return;
        }
        phase.set(Phase.OPENING);
        progress.set(null);
        report.set(null);
        failure.set("");
        Path place = file.toAbsolutePath().normalize();
        ReviewStore open = reviews.storeProperty().get();
        if (open != null && open.file().toAbsolutePath().normalize().equals(place)) {
            run(request, open);
            return;
        }
        tasks.submit(ReviewState.LANE, "scan-open", (cancel, said) -> ReviewFiles.openOrCreate(place, request), Job.Outcome.of(store -> {
            reviews.adopt(store);
            run(request, store);
        }, this::failed));
    }

    private void run(ScanRequest request, ReviewStore store) {
        if (phase.get() == Phase.STOPPING) {
            phase.set(Phase.IDLE);
            return;
        }
        ScanControl steering = new ScanControl();
        CountDownLatch end = new CountDownLatch(1);
        AtomicReference<ScanProgress> latest = new AtomicReference<>();
        control = steering;
        ended = end;
        tasks.submit("scan", "scan", (cancel, said) -> {
            try {
                return new Scan(request, files, opener).run(store, steering, p -> {
                    latest.set(p);
                    said.report(p.done(), p.total(), "");
                });
            } finally {
                end.countDown();
            }
        }, Job.Outcome.of(this::finished, this::failed).withProgress((done, total, what) -> {
            progress.set(latest.get());
            if (phase.get() == Phase.OPENING) {
                phase.set(Phase.RUNNING);
            }
        }));
    }

    private void finished(ScanReport now) {
        report.set(now);
        phase.set(Phase.IDLE);
        now.notices().forEach(n -> notices.warn(n, List.of()));
    }

    private void failed(Exception cause) {
        failure.set(Notices.sentence(cause));
        phase.set(Phase.IDLE);
    }

    /** Holds the scan; images under way are finished and kept. */
    public void pause() {
        if (phase.get() == Phase.RUNNING) {
            control.pause();
            phase.set(Phase.PAUSED);
        }
    }

    public void goOn() {
        if (phase.get() == Phase.PAUSED) {
            control.goOn();
            phase.set(Phase.RUNNING);
        }
    }

    /** Ends the scan; what was looked at is kept, and a later scan goes on from there. */
    public void cancel() {
        if (isUnderWay()) {
            control.cancel();
            phase.set(Phase.STOPPING);
        }
    }

    /** Ends the scan and waits until the images under way are kept. */
    void close() {
        control.cancel();
        try {
            ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
