package anchorlens.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every case of the reference data comes out as in the published implementation; {@link GoldenFolders} says where the data
 * lies. No case is skipped. What a reference leaves open, its ties, is excused case by case in the method's class.
 */
class GoldenTest {
    private static final int SHOWN_DEVIATIONS = 12;
    private static final GoldenTable TABLE = new GoldenTable();

    static Stream<Arguments> cases() {
        Map<String, GoldenMethod> methods = ServiceLoader.load(GoldenMethod.class).stream()
                .map(ServiceLoader.Provider::get).collect(Collectors.toMap(GoldenMethod::file, m -> m));
        List<Arguments> cases = new ArrayList<>();
        for (Map.Entry<String, Path> folder : GoldenFolders.scenes().entrySet()) {
            GoldenScene scene = GoldenScene.read(folder.getValue());
            for (String file : scene.methods()) {
                for (GoldenCase c : scene.cases(file)) {
                    cases.add(Arguments.of(folder.getKey(), file, c.id(), scene, c, methods.get(file)));
                }
            }
        }
        return cases.stream();
    }

    @ParameterizedTest(name = "{1} {2} on scene {0}")
    @MethodSource("cases")
    void agreesWithThePublishedImplementation(String label, String file, String id, GoldenScene scene, GoldenCase c,
                                              GoldenMethod method) {
        assertThat(method).as("what runs the cases of %s.json of scene %s", file, label).isNotNull();
        GoldenCheck check = new GoldenCheck();
        boolean passed = false;
        try {
            method.run(scene, c, check);
            passed = check.deviations().isEmpty();
        } finally {
            TABLE.add(file, label, passed, check);
        }
        assertThat(check.comparisons()).as("values compared").isPositive();
        int n = check.deviations().size();
        assertThat(check.deviations().subList(0, Math.min(n, SHOWN_DEVIATIONS)))
                .as("%s %s on scene %s: %d deviations from %s", file, id, label, n, c.impl()).isEmpty();
    }

    @AfterAll
    static void printTable() {
        System.out.println(TABLE);
    }
}
