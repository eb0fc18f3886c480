package anchorlens.ui.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.task.Job;
import anchorlens.ui.Fx;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FxTaskRunnerTest {
    private final FxTaskRunner runner = new FxTaskRunner();
    private final List<Object> seen = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    @AfterEach
    void close() {
        runner.close();
    }

    private <R> Job.Outcome<R> record() {
        return Job.Outcome.of(result -> {
            seen.add(result);
            ended.countDown();
        }, cause -> {
            seen.add(cause.getMessage());
            ended.countDown();
        });
    }

    private void awaitEnd() throws InterruptedException {
        assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
        Fx.settle();
    }

    @Test
    void deliversOnlyTheLatestOfAKeyAndCancelsTheRest() throws InterruptedException {
        CountDownLatch firstRuns = new CountDownLatch(1);
        CountDownLatch firstStopped = new CountDownLatch(1);
        Fx.run(() -> runner.submit("lane", "key", (cancel, progress) -> {
            firstRuns.countDown();
            while (!cancel.isCancelled()) {
                Thread.onSpinWait();
            }
            firstStopped.countDown();
            return "first";
        }, record()));
        assertThat(firstRuns.await(10, TimeUnit.SECONDS)).isTrue();
        Fx.run(() -> {
            runner.submit("lane", "key", (cancel, progress) -> "second", record());
            runner.submit("lane", "key", (cancel, progress) -> "third", record());
        });
        awaitEnd();
        assertThat(firstStopped.getCount()).isZero();
        assertThat(seen).containsExactly("third");
    }

    @Test
    void keepsKeysApart() throws InterruptedException {
        Fx.run(() -> {
            runner.submit("lane", "a", (cancel, progress) -> 1, record());
            runner.submit("lane", "b", (cancel, progress) -> 2, record());
        });
        awaitEnd();
        assertThat(seen).containsExactly(1, 2);
    }

    @Test
    void handsAFailureToTheOutcome() throws InterruptedException {
        Fx.run(() -> runner.submit("lane", "key", (cancel, progress) -> {
            throw new IllegalArgumentException("said so");
        }, record()));
        awaitEnd();
        assertThat(seen).containsExactly("said so");
    }

    @Test
    void dropsWhatWasCancelled() throws InterruptedException {
        Fx.run(() -> {
            runner.submit("lane", "key", (cancel, progress) -> "dropped", record());
            runner.cancel("key");
            runner.submit("lane", "other", (cancel, progress) -> "kept", record());
        });
        awaitEnd();
        assertThat(seen).containsExactly("kept");
    }

    @Test
    void bringsTheLatestProgressWithoutFloodingTheWindow() throws InterruptedException {
        List<Long> heard = new CopyOnWriteArrayList<>();
        CountDownLatch reported = new CountDownLatch(1);
        CountDownLatch windowFree = new CountDownLatch(1);
        Fx.run(() -> runner.submit("lane", "key", (cancel, progress) -> {
            windowFree.await();
            for (int i = 1; i <= 1000; i++) {
                progress.report(i, 1000, "step");
            }
            reported.countDown();
            return "done";
        }, record().withProgress((done, total, what) -> heard.add(done))));
        Fx.run(() -> {
            windowFree.countDown();
            reported.await();
        });
        awaitEnd();
        assertThat(heard).containsExactly(1000L);
        assertThat(seen).containsExactly("done");
    }
}
