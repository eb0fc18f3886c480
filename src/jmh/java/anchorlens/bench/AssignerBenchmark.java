package anchorlens.bench;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.LossWeights;
import anchorlens.assign.Weighting;
import anchorlens.task.CancellationToken;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Time of one assignment with an assigner's defaults, candidate bags included, on one thread.
 *
 * <p>{@link #assign} is given the same input every time and so measures the assigner alone; {@link #buildAndAssign}
 * builds priors and input anew as well. Growth with objects and image size: {@link AssignerTable}. W2 suits {@code maxiou} and {@code atss}, for it has no predictions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AssignerBenchmark {
    @Param({"maxiou", "fcos", "fovea", "atss", "tal", "simota", "dw", "dsl", "paa", "ota", "hungarian", "autoassign",
            "freeanchor", "yolov5", "yolov7"})
    private String id;

    @Param("W1")
    private String workload;

    private Assigner assigner;
    private Weighting weighting;
    private Workload source;
    private AssignmentInput input;

    @Setup
    public void read() throws IOException {
        assigner = Assigner.catalog().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("there is no assigner '" + id + "'; there are: "
                        + Assigner.catalog().stream().map(Assigner::id).toList()));
        weighting = Weighting.catalog().stream().filter(w -> w.id().equals(assigner.usualWeighting())).findFirst().orElseThrow();
        source = new Workload();
        input = source.input(workload, assigner.needs());
    }

    @Benchmark
    public AssignmentResult assign() {
        return assigner.assign(input, CancellationToken.NONE);
    }

    /** With the weighting the method is published with: the whole of a soft method; for those that look at predictions. */
    @Benchmark
    public LossWeights assignAndWeigh() {
        return weighting.weigh(input, assigner.assign(input, CancellationToken.NONE), CancellationToken.NONE);
    }

    @Benchmark
    public AssignmentResult buildAndAssign() {
        return assigner.assign(source.input(workload, assigner.needs()), CancellationToken.NONE);
    }
}
