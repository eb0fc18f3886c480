package anchorlens.bench;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.task.CancellationToken;
import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;

/**
 * Time, memory and growth of every assigner in one table, for machines that do other work as well: times are the thread's own
 * processor time, the least of many runs and the median.
 *
 * <p>Columns: W1 (50 objects) and W3 (300 objects) in ms, bytes an operation of W1, and the slopes on log-log axes of time
 * over the number of objects (25 … 300 at 22,400 priors) and over the number of priors (22,400 … 179,200 with 50 objects). A
 * slope of 1 is proportional growth. Arguments: ids of assigners; none for all.
 */
public final class AssignerTable {
    private static final int[] OBJECTS = {25, 50, 100, 200, 300};
    private static final int[] TILES = {1, 2, 4, 8};
    private static final int FEW = 50;
    private static final long BUDGET_NANOS = 3_000_000_000L;
    private static final int LEAST_RUNS = 8;
    private static final ThreadMXBean MEMORY = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    /** Milliseconds, and bytes of one run. */
    private record Cost(double least, double median, long bytes) {
    }

    private AssignerTable() {
    }

    public static void main(String[] ids) throws IOException {
        Workload workload = new Workload();
        System.out.printf("%-12s %9s %9s %9s %10s %8s %8s%n", "assigner", "W1 least", "W1 median", "W3 least", "W1 bytes",
                "slope G", "slope P");
        for (Assigner assigner : Assigner.catalog()) {
            if (ids.length == 0 || List.of(ids).contains(assigner.id())) {
                row(workload, assigner);
            }
        }
    }

    private static void row(Workload workload, Assigner assigner) {
        double[] byObjects = new double[OBJECTS.length];
        Cost few = null;
        for (int k = 0; k < OBJECTS.length; k++) {
            Cost cost = measure(assigner, workload.tiled(1, OBJECTS[k], assigner.needs()));
            byObjects[k] = cost.least();
            few = OBJECTS[k] == FEW ? cost : few;
        }
        double[] byTiles = new double[TILES.length];
        for (int k = 0; k < TILES.length; k++) {
            byTiles[k] = measure(assigner, workload.tiled(TILES[k], FEW, assigner.needs())).least();
        }
        System.out.printf("%-12s %9.3f %9.3f %9.3f %10d %8.2f %8.2f%n", assigner.id(), few.least(), few.median(),
                byObjects[OBJECTS.length - 1], few.bytes(), slope(OBJECTS, byObjects), slope(TILES, byTiles));
    }

    private static Cost measure(Assigner assigner, AssignmentInput input) {
        double[] millis = new double[1 << 16];
        int n = 0;
        long bytes = 0;
        long spent = 0;
        long thread = Thread.currentThread().threadId();
        while (n < millis.length && (n < LEAST_RUNS || spent < BUDGET_NANOS)) {
            long before = MEMORY.getThreadAllocatedBytes(thread);
            long start = MEMORY.getCurrentThreadCpuTime();
            assigner.assign(input, CancellationToken.NONE);
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
