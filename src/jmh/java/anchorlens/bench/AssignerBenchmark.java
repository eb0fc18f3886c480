package anchorlens.bench;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
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
 * builds priors and input anew as well. W2 suits {@code maxiou} and {@code atss}, for it has no predictions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class AssignerBenchmark {
    @Param({"maxiou", "fcos", "fovea", "atss", "tal", "simota", "dw"})
    private String id;

    @Param("W1")
    private String workload;

    private Assigner assigner;
    private Workload source;
    private AssignmentInput input;

    @Setup
    public void read() throws IOException {
        assigner = Assigner.catalog().stream().filter(a -> a.id().equals(id)).findFirst().orElseThrow(
                () -> new IllegalArgumentException("there is no assigner '" + id + "'; there are: "
                        + Assigner.catalog().stream().map(Assigner::id).toList()));
        source = new Workload();
        input = source.input(workload, assigner.needs());
    }

    @Benchmark
    public AssignmentResult assign() {
        return assigner.assign(input, CancellationToken.NONE);
    }

    @Benchmark
    public AssignmentResult buildAndAssign() {
        return assigner.assign(source.input(workload, assigner.needs()), CancellationToken.NONE);
    }
}
