package anchorlens.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case of the reference data that this release covers comes out as in the published implementation. */
class GoldenTest {
    private static final int SHOWN_DEVIATIONS = 12;
    private static final Map<String, Tally> TALLIES = new TreeMap<>();
    private static final Map<String, Integer> LACKING = new TreeMap<>();

    /** Counts of one method on one scene. */
    private static final class Tally {
        private int exact;
        private int deviating;
        private long comparisons;
        private double worst;
        private final Map<String, Integer> notCovered = new TreeMap<>();

        @Override
        public String toString() {
            String left = notCovered.entrySet().stream().map(e -> e.getValue() + " " + e.getKey())
                    .collect(Collectors.joining("; "));
            return "%4d %4d %10d %9.1e  %s".formatted(exact, deviating, comparisons, worst,
                    left.isEmpty() ? "" : "not covered: " + left);
        }
    }

    static Stream<Arguments> cases() {
        Map<String, GoldenMethod> methods = ServiceLoader.load(GoldenMethod.class).stream()
                .map(ServiceLoader.Provider::get).collect(Collectors.toMap(GoldenMethod::file, m -> m));
        List<Arguments> cases = new ArrayList<>();
        for (Path folder : GoldenFolders.scenes()) {
            GoldenScene scene = GoldenScene.read(folder);
            for (String file : scene.methods()) {
                if (!methods.containsKey(file)) {
                    LACKING.merge(file, scene.cases(file).size(), Integer::sum);
                    continue;
                }
                for (GoldenCase c : scene.cases(file)) {
                    cases.add(Arguments.of(scene.name(), file, c.id(), scene, c, methods.get(file)));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{1} {2} on scene {0}")
    @MethodSource("cases")
    void agreesWithThePublishedImplementation(String sceneName, String file, String id, GoldenScene scene, GoldenCase c,
                                              GoldenMethod method) {
        Tally tally = tally(file, scene);
        Optional<String> reason = method.notCovered(c);
        reason.ifPresent(r -> tally.notCovered.merge(r, 1, Integer::sum));
        assumeTrue(reason.isEmpty(), () -> file + " " + id + " is not covered: " + reason.orElseThrow());
        GoldenCheck check = new GoldenCheck();
        boolean passed = false;
        try {
            method.run(scene, c, check);
            passed = check.deviations().isEmpty();
        } finally {
            tally.exact += passed ? 1 : 0;
            tally.deviating += passed ? 0 : 1;
            tally.comparisons += check.comparisons();
            tally.worst = Math.max(tally.worst, check.worst());
        }
        assertThat(check.comparisons()).as("values compared").isPositive();
        int n = check.deviations().size();
        assertThat(check.deviations().subList(0, Math.min(n, SHOWN_DEVIATIONS)))
                .as("%s %s on scene %s: %d deviations from %s", file, id, sceneName, n, c.impl()).isEmpty();
    }

    private static Tally tally(String file, GoldenScene scene) {
        return TALLIES.computeIfAbsent("%-12s %-16s".formatted(file, scene.name()), k -> new Tally());
    }

    @AfterAll
    static void printTable() {
        System.out.println("cases of methods that this release lacks: " + LACKING);
        System.out.printf("%-12s %-16s %4s %4s %10s %9s%n", "method", "scene", "ok", "off", "values", "worst rel");
        TALLIES.forEach((key, tally) -> System.out.println(key + " " + tally));
    }
}
