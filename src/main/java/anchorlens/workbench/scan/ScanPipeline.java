package anchorlens.workbench.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Three stages of threads with bounded queues between them: decode → infer → analyse. Whoever takes from the end gets
 * images as they are finished. Memory is bounded by the queues, whatever the number of images.
 */
final class ScanPipeline implements AutoCloseable {
    private static final long TICK = 100;

    /** Takes an item a step further. Called by one thread at a time for each instance. */
    @FunctionalInterface
    interface Step {
        ScanItem run(ScanItem item) throws Exception;
    }

    /** Takes several items a step further at once; as {@link Step}. */
    @FunctionalInterface
    interface BatchStep {
        List<ScanItem> run(List<ScanItem> items) throws Exception;
    }

    /** Yields the next item to work on; empty at the end. */
    @FunctionalInterface
    interface Source {
        Optional<ScanItem> next() throws InterruptedException;

        /** The next item if it is there at once; empty does not mean the end. */
        default Optional<ScanItem> more() {
            return Optional.empty();
        }
    }

    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;
    private BlockingQueue<ScanItem> end;
    private AtomicInteger endFeeders;

    /** Starts with as many threads as there are steps. */
    static ScanPipeline start(Source source, List<Step> steps, int capacity) {
        ScanPipeline pipeline = new ScanPipeline();
        Source shared = () -> {
            synchronized (source) {
                return source.next();
            }
        };
        pipeline.stage("decode", shared, single(steps), 1, capacity);
        return pipeline;
    }

    /** Adds a stage after the last one. */
    ScanPipeline then(String name, List<Step> steps, int capacity) {
        return then(name, single(steps), 1, capacity);
    }

    /** Adds a stage after the last one that takes up to {@code batch} items at once: those that are there when it is free. */
    ScanPipeline then(String name, List<BatchStep> steps, int batch, int capacity) {
        BlockingQueue<ScanItem> from = end;
        AtomicInteger feeders = endFeeders;
        stage(name, new Source() {
            @Override
            public Optional<ScanItem> next() throws InterruptedException {
                return take(from, feeders);
            }

            @Override
            public Optional<ScanItem> more() {
                return Optional.ofNullable(from.poll());
            }
        }, steps, batch, capacity);
        return this;
    }

    private static List<BatchStep> single(List<Step> steps) {
        return steps.stream().<BatchStep>map(step -> items -> List.of(step.run(items.getFirst()))).toList();
    }

    private void stage(String name, Source source, List<BatchStep> steps, int batch, int capacity) {
        BlockingQueue<ScanItem> to = new ArrayBlockingQueue<>(capacity);
        AtomicInteger feeders = new AtomicInteger(steps.size());
        for (int i = 0; i < steps.size(); i++) {
            BatchStep step = steps.get(i);
            Thread thread = new Thread(() -> work(source, step, batch, to, feeders), "anchorlens-scan-" + name + "-" + i);
            thread.setDaemon(true);
            threads.add(thread);
            thread.start();
        }
        end = to;
        endFeeders = feeders;
    }

    private void work(Source source, BatchStep step, int batch, BlockingQueue<ScanItem> to, AtomicInteger feeders) {
        try {
            List<ScanItem> open = new ArrayList<>();
            for (Optional<ScanItem> item = source.next(); item.isPresent() && !closed; item = source.next()) {
                open.clear();
                while (item.isPresent()) {
                    if (item.get().isFinished()) {
                        hand(item.get(), to);
                    } else {
                        open.add(item.get());
                    }
                    item = open.size() < batch ? source.more() : Optional.empty();
                }
                for (ScanItem done : open.isEmpty() ? open : step.run(open)) {
                    hand(done, to);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception | OutOfMemoryError | StackOverflowError | LinkageError e) {
            failure.compareAndSet(null, e);
            closed = true;
        } finally {
            feeders.decrementAndGet();
        }
    }

    private void hand(ScanItem item, BlockingQueue<ScanItem> to) throws InterruptedException {
        while (!closed && !to.offer(item, TICK, TimeUnit.MILLISECONDS)) {
            Thread.onSpinWait();
        }
    }

    private Optional<ScanItem> take(BlockingQueue<ScanItem> from, AtomicInteger feeders) throws InterruptedException {
        while (!closed) {
            boolean last = feeders.get() == 0;
            ScanItem item = from.poll(last ? 0 : TICK, TimeUnit.MILLISECONDS);
            if (item != null) {
                return Optional.of(item);
            } else if (last) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    /**
     * The next finished image; empty at the end.
     *
     * @throws Exception what a step threw
     */
    Optional<ScanItem> take() throws Exception {
        Optional<ScanItem> item = take(end, endFeeders);
        Throwable cause = item.isPresent() ? null : failure.get();
        if (cause instanceof Exception e) {
            throw e;
        } else if (cause != null) {
            throw new IllegalStateException("the scan ran out of memory or met an internal error (" + cause + "); run it again to go on", cause);
        }
        return item;
    }

    /** Ends all threads and waits for them. */
    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            boolean interrupted = false;
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
