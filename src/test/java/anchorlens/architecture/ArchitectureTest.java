package anchorlens.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Holds the arrows of {@code src/docs/architecture.md}. */
class ArchitectureTest {
    static final JavaClasses MAIN = new ClassFileImporter().importPath("target/classes");

    private static final String[] SCREEN = {"javafx..", "org.controlsfx..", "org.kordamp.ikonli..", "atlantafx.."};
    private static final String[] RUNTIMES = {"ai.djl..", "ai.onnxruntime..", "ai.onnx..", "org.tribuo.."};
    private static final Map<String, List<String>> ARROWS = arrowsOfTheTable();

    /** Room to the rooms it may use, as the table of the document says. */
    private static Map<String, List<String>> arrowsOfTheTable() {
        Map<String, List<String>> arrows = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(Path.of("src/docs/architecture.md"))) {
                String[] cells = line.split("\\|");
                if (cells.length == 4 && cells[1].strip().matches("`[a-z]+`")) {
                    String allowed = cells[3].replaceAll("\\(.*?\\)", "").strip();
                    arrows.put(cells[1].replace("`", "").strip(), switch (allowed) {
                        case "–" -> List.of();
                        case "all above" -> List.copyOf(arrows.keySet());
                        default -> List.of(allowed.split("\\s*,\\s*"));
                    });
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return arrows;
    }

    @TestFactory
    Stream<DynamicTest> roomsUseOnlyTheRoomsBelowThem() {
        return ARROWS.entrySet().stream().map(e -> DynamicTest.dynamicTest(e.getKey(), () -> {
            String[] forbidden = ARROWS.keySet().stream().filter(r -> !r.equals(e.getKey()) && !e.getValue().contains(r))
                    .map(r -> "anchorlens." + r + "..").toArray(String[]::new);
            noClasses().that().resideInAPackage("anchorlens." + e.getKey() + "..").should().dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .because("data flows one way, and the table of src/docs/architecture.md lets " + e.getKey() + " use only "
                            + e.getValue())
                    .allowEmptyShould(true).check(MAIN);
        }));
    }

    @Test
    void everyClassLivesInARoom() {
        check(classes().should().resideInAnyPackage(ARROWS.keySet().stream().map(r -> "anchorlens." + r + "..").toArray(String[]::new))
                .because("a class outside the rooms escapes every other rule"));
    }

    @Test
    void assignUsesOnlyTheCancellationTokenOfTask() {
        check(noClasses().that().resideInAPackage("anchorlens.assign..").should().dependOnClassesThat(
                        JavaClass.Predicates.resideInAPackage("anchorlens.task..")
                                .and(DescribedPredicate.not(JavaClass.Predicates.simpleName("CancellationToken"))))
                .because("an assigner is a function: it can be asked to stop, and knows nothing of jobs"));
    }

    @Test
    void uiReachesReadersAndRuntimesOnlyThroughTheWorkbench() {
        DescribedPredicate<JavaClass> worker = JavaClass.Predicates.resideInAnyPackage("anchorlens.model..", "anchorlens.dataset..")
                .and(DescribedPredicate.describe("are no plain values", c -> !isValue(c)));
        check(noClasses().that().resideInAPackage("anchorlens.ui..").should().dependOnClassesThat(worker)
                .because("the window shows values of model and dataset, and the workbench does their work on its own threads"));
    }

    private static boolean isValue(JavaClass c) {
        return c.isRecord() || c.isEnum() || c.isAssignableTo(Exception.class)
                || c.getEnclosingClass().map(ArchitectureTest::isValue).orElse(false);
    }

    @Test
    void onlyUiTouchesTheScreen() {
        check(noClasses().that().resideOutsideOfPackage("anchorlens.ui..").should().dependOnClassesThat()
                .resideInAnyPackage(SCREEN)
                .because("everything but the window runs, and is tested, without a screen"));
    }

    @Test
    void onlyModelAndTrainingTouchTheRuntimes() {
        check(noClasses().that().resideOutsideOfPackages("anchorlens.model..", "anchorlens.scene.training..").should().dependOnClassesThat()
                .resideInAnyPackage(RUNTIMES)
                .because("runtimes are loaded in one place, with their settings made first, and can be replaced there"));
    }

    @Test
    void roomsMakeNoCircles() {
        check(slices().matching("anchorlens.(*)..").should().beFreeOfCycles()
                .because("what lies in a circle can neither be understood nor tested alone"));
    }

    @Test
    void uiPackagesMakeNoCircles() {
        check(slices().matching("anchorlens.ui.(**)").should().beFreeOfCycles().allowEmptyShould(true)
                .because("what lies in a circle can neither be understood nor tested alone"));
    }

    @Test
    void modelPackagesMakeNoCircles() {
        check(slices().matching("anchorlens.model.(**)").should().beFreeOfCycles()
                .because("values come first, then graphs, cards, heads, runtimes and reports"));
        check(noClasses().that().resideInAPackage("anchorlens.model").should().dependOnClassesThat()
                .resideInAPackage("anchorlens.model.*..").because("the values of the room know nobody"));
    }

    @Test
    void viewModelsKnowNoScene() {
        check(noClasses().that().haveSimpleNameEndingWith("ViewModel").or().resideInAPackage("anchorlens.ui.state..")
                .should().dependOnClassesThat().resideInAnyPackage("javafx.scene..", "javafx.stage..")
                .because("a view model is tested without a toolkit"));
    }

    @Test
    void assignersAndWeightingsArePublicRecords() {
        check(classes().that().areAssignableTo(Assigner.class).or().areAssignableTo(Weighting.class)
                .and().areNotInterfaces().should().beRecords().andShould().bePublic()
                .because("the components of the record are the parameters, and its equality is the cache key"));
    }

    @Test
    void threadsLiveInUiTasksAndWorkbench() {
        check(noClasses().that().resideOutsideOfPackages("anchorlens.ui.tasks..", "anchorlens.workbench..")
                .should().callCodeUnitWhere(DescribedPredicate.describe("starts or pools threads",
                        call -> startsThread(call.getTarget().getOwner(), call.getTarget().getName())))
                .because("who runs what on which thread is decided in one place"));
    }

    private static boolean startsThread(JavaClass owner, String name) {
        if (owner.isAssignableTo(Thread.class)) {
            return List.of("<init>", "start", "startVirtualThread", "ofVirtual", "ofPlatform").contains(name);
        }
        return owner.isAssignableTo(Executor.class) || owner.isEquivalentTo(Executors.class)
                || owner.isAssignableTo(java.util.Timer.class) || owner.getName().startsWith("javafx.concurrent.")
                || owner.isAssignableTo(CompletableFuture.class) && name.endsWith("Async");
    }

    @Test
    void onlyCliWritesToTheConsole() {
        check(noClasses().that().resideOutsideOfPackage("anchorlens.cli..")
                .should().accessField(System.class, "out").orShould().accessField(System.class, "err")
                .orShould(callPrintStackTrace())
                .because("a window has no console: what people should know goes into a notice, the rest into the log"));
    }

    private static ArchCondition<JavaClass> callPrintStackTrace() {
        return new ArchCondition<>("call printStackTrace") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                c.getMethodCallsFromSelf().stream().filter(m -> m.getName().equals("printStackTrace"))
                        .forEach(m -> events.add(SimpleConditionEvent.satisfied(m, m.getDescription())));
            }
        };
    }

    @Test
    void nothingIsASingleton() {
        check(noClasses().should(new ArchCondition<>("have a static getInstance") {
            @Override
            public void check(JavaClass c, ConditionEvents events) {
                c.getMethods().stream().filter(m -> m.getName().equals("getInstance"))
                        .filter(m -> m.getModifiers().contains(JavaModifier.STATIC))
                        .forEach(m -> events.add(SimpleConditionEvent.satisfied(m, m.getFullName())));
            }
        }).because("what is shared is passed by constructor, so that a test can pass something else"));
    }

    private static void check(ArchRule rule) {
        rule.check(MAIN);
    }

    @Test
    void readsTheTableOfTheDocument() {
        assertThat(ARROWS).hasSizeGreaterThanOrEqualTo(12).containsEntry("geometry", List.of())
                .containsEntry("detection", List.of("geometry"));
        assertThat(ARROWS.get("cli")).contains("ui", "workbench").doesNotContain("cli");
    }
}
