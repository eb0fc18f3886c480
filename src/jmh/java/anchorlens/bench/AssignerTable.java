package anchorlens.bench;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.task.CancellationToken;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Time, memory and growth of every assigner in one table, for machines that do other work as well: times are the thread's own
 * processor time, the least of many runs and the median.
 *
 * <p>Columns: W1 (50 objects) in ms, alone, with an input that no method has seen, and with the method's usual weighting; W2 (9
 * anchors a cell), where no predictions are needed; W3 (300 objects); bytes an operation of W1; and the slopes on log-log axes
 * of time over the number of objects (25 … 300 at 22,400 priors) and over the number of priors (22,400 … 179,200 with 50
 * objects). A slope of 1 is proportional growth. W3 and slopes are of inputs that no method has seen. The last column times a fixed loop of 100,000 roots beside it: how fast the machine was. Arguments: ids of
 * assigners; none for all.
 */
public final class AssignerTable {
    private static final int[] OBJECTS = {25, 50, 100, 200, 300};
    private static final int[] TILES = {1, 2, 4, 8};
    private static final int FEW = 50;
    private static final long BUDGET_NANOS = 2_000_000_000L;
    private static final int LEAST_RUNS = 8;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private static volatile double sink;

    /** Milliseconds, and bytes of one run. */
    private record Cost(double least, double median, long bytes) {
    }

    private AssignerTable() {
    }

    public static void main(String[] ids) throws IOException {
        Workload workload = new Workload();
        System.out.printf("%-12s %8s %8s %8s %8s %8s %8s %9s %8s %8s %6s%n", "assigner", "W1 least", "median", "first", "weighed", "W2", "W3",
                "W1 bytes", "slope G", "slope P", "roots");
        for (Assigner assigner : Assigner.catalog()) {
            if (ids.length == 0 || List.of(ids).contains(assigner.id())) {
                row(workload, assigner);
            }
        }
    }

    private static void row(Workload workload, Assigner assigner) {
        double[] byObjects = new double[OBJECTS.length];
        for (int k = 0; k < OBJECTS.length; k++) {
            byObjects[k] = first(assigner, workload.tiled(1, OBJECTS[k], assigner.needs()));
        }
        AssignmentInput w1 = workload.tiled(1, FEW, assigner.needs());
        Cost few = measure(assigner, w1);
        double[] byTiles = new double[TILES.length];
        for (int k = 0; k < TILES.length; k++) {
            byTiles[k] = first(assigner, workload.tiled(TILES[k], FEW, assigner.needs()));
        }
        System.out.printf("%-12s %8.3f %8.3f %8.3f %8.3f %8s %8.3f %9d %8.2f %8.2f %6.2f%n", assigner.id(), few.least(),
                few.median(), first(assigner, w1), weighed(workload, assigner), manyAnchors(workload, assigner), byObjects[OBJECTS.length - 1], few.bytes(),
                slope(OBJECTS, byObjects), slope(TILES, byTiles), measure(AssignerTable::roots).least());
    }

    private static double weighed(Workload workload, Assigner assigner) {
        Weighting weighting = Weighting.catalog().stream().filter(w -> w.id().equals(assigner.usualWeighting())).findFirst()
                .orElseThrow();
        AssignmentInput input = workload.tiled(1, FEW, assigner.needs());
        return measure(() -> weighting.weigh(input, assigner.assign(input, CancellationToken.NONE), CancellationToken.NONE))
                .least();
    }

    private static String manyAnchors(Workload workload, Assigner assigner) {
        if (!assigner.needs().equals(Set.of(Need.ANCHORS))) {
            return "–";
        }
        return "%.3f".formatted(measure(assigner, workload.input("W2", assigner.needs())).least());
    }

    private static void roots() {
        double x = 1;
        for (int k = 0; k < 100_000; k++) {
            x = Math.sqrt(x + k);
        }
        sink = x;
    }

    /** The least time of an input that no method has seen, as after another image was opened. */
    private static double first(Assigner assigner, AssignmentInput input) {
        return measure(() -> assigner.assign(Workload.afresh(input), CancellationToken.NONE)).least();
    }

    private static Cost measure(Assigner assigner, AssignmentInput input) {
        return measure(() -> assigner.assign(input, CancellationToken.NONE));
    }

    private static Cost measure(Runnable run) {
        double[] millis = new double[1 << 16];
        int n = 0;
        long bytes = 0;
        long spent = 0;
        long thread = Thread.currentThread().threadId();
        while (n < millis.length && (n < LEAST_RUNS || spent < BUDGET_NANOS)) {
            long before = MEMORY.getThreadAllocatedBytes(thread);
            long start = MEMORY.getCurrentThreadCpuTime();
            run.run();
            long took = MEMORY.getCurrentThreadCpuTime() - start;
            spent += took;
            millis[n++] = took / 1e6;
            bytes = MEMORY.getThreadAllocatedBytes(thread) - before;
        }
        double[] sorted = Arrays.copyOf(millis, n);
        Arrays.sort(sorted);
        return new Cost(sorted[0], sorted[n / 2], bytes);
    }

    /** The slope of the least-squares line through the logarithms. */
    private static double slope(int[] x, double[] y) {
        double mx = Arrays.stream(x).mapToDouble(Math::log).average().orElseThrow();
        double my = Arrays.stream(y).map(Math::log).average().orElseThrow();
        double xy = 0;
        double xx = 0;
        for (int k = 0; k < x.length; k++) {
            xy += (Math.log(x[k]) - mx) * (Math.log(y[k]) - my);
            xx += (Math.log(x[k]) - mx) * (Math.log(x[k]) - mx);
        }
        return xy / xx;
    }
}
