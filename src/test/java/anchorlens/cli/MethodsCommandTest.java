package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.Preset;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.OwnPresets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodsCommandTest {
    private static final Catalog CATALOG = Catalog.load();

    /** What users of the field look for, each under its settings. */
    private static final Map<String, List<String>> ASSIGNERS = Map.ofEntries(
            Map.entry("maxiou", List.of("RetinaNet", "RPN", "R-CNN, Cascade R-CNN stage 1", "Cascade R-CNN stage 2",
                    "Cascade R-CNN stage 3")),
            Map.entry("fcos", List.of("with centre sampling", "without centre sampling")), Map.entry("fovea", List.of()),
            Map.entry("atss", List.of("ATSS", "DDOD classification", "DDOD regression", "YOLOv6 (mmyolo)")),
            Map.entry("paa", List.of("mmdetection", "original")), Map.entry("ota", List.of()),
            Map.entry("simota", List.of("mmdetection", "YOLOX")),
            Map.entry("tal", List.of("TOOD", "YOLOv8, YOLO11", "YOLO26 one-to-one", "mmyolo YOLOv8")),
            Map.entry("hungarian", List.of("Deformable DETR", "Deformable DETR, 300 queries", "DETR", "DETR, 100 queries")),
            Map.entry("freeanchor", List.of()), Map.entry("autoassign", List.of()),
            Map.entry("dw", List.of("DW", "hard centre prior", "within 1.5 strides", "9 nearest of each level")),
            Map.entry("dsl", List.of("NanoDet-Plus", "RTMDet", "RTMDet (mmyolo)")), Map.entry("yolov5", List.of()),
            Map.entry("yolov7", List.of()));
    private static final Map<String, List<String>> WEIGHTINGS = Map.ofEntries(Map.entry("hard", List.of()),
            Map.entry("focal", List.of("RetinaNet, FCOS, ATSS", "FoveaBox")), Map.entry("gfl", List.of()), Map.entry("vfl", List.of()),
            Map.entry("tood", List.of()), Map.entry("musu", List.of()), Map.entry("autoassign", List.of()),
            Map.entry("freeanchor", List.of()), Map.entry("dw", List.of("released code", "paper")), Map.entry("soft", List.of()));

    private static CommandRun run(String... args) {
        return CommandRun.of(new Tools(CATALOG, new CommandRun.OneImage(), DetectorHost.FILES, false, () -> OwnPresets.NONE), args);
    }

    @Test
    void theCatalogueHoldsTheMethodsOfTheField() {
        ASSIGNERS.forEach((id, presets) -> assertThat(CATALOG.assigner(id).presets().stream().map(Preset::name)).as(id)
                .containsAll(presets));
        WEIGHTINGS.forEach((id, presets) -> assertThat(CATALOG.weighting(id).presets().stream().map(Preset::name)).as(id)
                .containsAll(presets));
    }

    @Test
    void listsEveryMethodUnderItsFamilyWithItsNeed() {
        CommandRun run = run("methods");
        assertThat(run.code()).as(run.err()).isZero();
        for (Assigner a : CATALOG.assigners()) {
            assertThat(run.out()).contains("assigners, " + a.family().label()).containsPattern("(?m)^  " + a.id() + " +" + a.displayName());
        }
        assertThat(run.out()).containsPattern("(?m)^  simota .*needs a model").containsPattern("(?m)^  musu .*unverified");
        assertThat(run.out().lines().filter(l -> l.startsWith("  atss ")).findFirst().orElseThrow()).doesNotContain("needs a model");
    }

    @Test
    void explainsAMethodThatIsBothAssignerAndWeighting() {
        CommandRun run = run("methods", "dw");
        assertThat(run.code()).as(run.err()).isZero();
        Weighting weighting = CATALOG.weighting("dw");
        assertThat(run.out()).contains("assigner dw", "weighting dw", weighting.formula(), CATALOG.assigner("dw").goodFor(), "sigma=1.11",
                "preset \"paper\"");
        CommandRun unknown = run("methods", "nothing");
        assertThat(unknown.code()).isEqualTo(1);
        assertThat(unknown.errLines()).hasSize(1).first().asString().contains("'nothing'");
    }
}
