package anchorlens.bench;

import anchorlens.detection.BoxDecoder;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Boxes;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Time of decoding the edge distributions of 22,400 priors, 4 edges, 17 bins, into boxes, on one thread. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class DecodeBenchmark {
    private PointPriors points;
    private EdgeDistributions distributions;

    @Setup
    public void read() throws IOException {
        Workload workload = new Workload();
        points = workload.points(0);
        distributions = workload.distributions();
    }

    @Benchmark
    public Boxes decode() {
        return BoxDecoder.fromDistributions(points, distributions);
    }
}
