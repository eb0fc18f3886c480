package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import anchorlens.analysis.AssignmentSummary;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.Device;
import anchorlens.task.CancellationToken;
import anchorlens.ui.Fx;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.Selection;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.StoredFiles;
import anchorlens.workbench.Workbench;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.scene.Scene;
import org.junit.jupiter.api.Test;

/** Photos of a public data set through a published detector. */
class RealPictureTest {
    private static final Path SET = Path.of("../shared/data/images/tinycoco/annotations/instances_val2017.json");
    private static final Path MODEL = Path.of("../shared/data/models/nanodet_m_hpc203.onnx");
    private static final int PICTURES = 4;

    private RunResult run(OpenedImage image, Optional<DecodedPass> pass, List<String> categories, List<String> classes,
                          String assigner) {
        Catalog catalog = Catalog.load();
        return new Workbench().run(new RunRequest(image, pass, ClassMapping.byName(categories, classes), new PriorSetup(), catalog.assigner(assigner),
                catalog.usualWeighting(catalog.assigner(assigner))), CancellationToken.NONE);
    }

    @Test
    void everyObjectWithoutPositivesIsMarkedAndNoOther() throws Exception {
        assumeTrue(Files.exists(SET) && Files.exists(MODEL), "skipped: the shared photos or models are absent");
        DataFiles files = new StoredFiles();
        Dataset set = files.open(SET).dataset();
        int marked = 0;
        try (DetectorHost host = new DetectorHost(DetectorHost.FILES)) {
            List<String> classes = host.open(MODEL, Device.CPU).card().classNames();
            for (int i = 0; i < set.images().size(); i++) {
                OpenedImage image = files.read(set.images().get(i));
                Optional<DecodedPass> pass = host.run(image.pixels(), CancellationToken.NONE);
                for (String assigner : List.of("atss", "dw")) {
                    RunResult result = run(image, pass, set.categoryNames(), classes, assigner);
                    boolean starved = result.summary().objects().stream().anyMatch(o -> o.positives() == 0);
                    marked += starved ? 1 : 0;
                    assertThat(isMarked(image, result)).as(image.record().name() + " " + assigner).isEqualTo(starved);
                    if (i < PICTURES) {
                        picture(image, result, "viewer-" + assigner + "-" + i, assigner.equals("dw") ? Theme.LIGHT : Theme.DARK);
                    }
                }
            }
        }
        assertThat(marked).isPositive();
    }

    private static boolean isMarked(OpenedImage image, RunResult result) {
        DisplayOptions options = new DisplayOptions();
        for (Layer layer : Layer.values()) {
            options.shownProperty(layer).set(layer == Layer.GROUND_TRUTH);
        }
        Viewport fit = Viewport.fit(image.pixels().width(), image.pixels().height(), 1333, 800);
        OverlayContext context = new OverlayContext(image, result, List.of(), fit, Picked.NOTHING, options, 1);
        int[] frame = new FramePainter(Overlays.all()).paint(context, 0xFF000000);
        return Arrays.stream(frame).filter(p -> p == DataColors.STARVED).count() > 40;
    }

    private static void picture(OpenedImage image, RunResult result, String name, Theme theme) {
        Selection selection = new Selection();
        DisplayOptions options = new DisplayOptions();
        boolean soft = name.contains("dw");
        options.shownProperty(Layer.POSITIVES).set(!soft);
        options.shownProperty(Layer.CANDIDATES).set(!soft);
        options.shownProperty(Layer.POS_WEIGHT).set(soft);
        options.shownProperty(Layer.NEG_WEIGHT).set(soft);
        int largest = result.summary().objects().stream().filter(o -> o.positives() > 0)
                .max((a, b) -> Double.compare(area(result, a), area(result, b))).map(AssignmentSummary.OfObject::gt).orElse(-1);
        Scene scene = Fx.call(() -> {
            ImageCanvas canvas = new ImageCanvas(Overlays.all(), selection, options);
            canvas.imageProperty().set(image);
            canvas.resultProperty().set(result);
            canvas.categoriesProperty().set(result.request().categories());
            selection.gtProperty().set(largest);
            return Fx.scene(canvas, 1000, 760, theme);
        });
        Fx.snapshot(scene, name);
    }

    private static double area(RunResult result, AssignmentSummary.OfObject object) {
        return result.input().groundTruth().boxes().get(object.gt()).area();
    }
}
