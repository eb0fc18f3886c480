package anchorlens.ui.inspect;

import anchorlens.assign.CandidateChart;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.RunState;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.CursorReading;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.overlays.Overlays;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;

/** Inspect: one assigner over the image, with its overlays, charts and the why of a selected prior. */
public final class InspectWorkspace implements Workspace {
    private final Strings strings = Strings.beside(InspectWorkspace.class);
    private final States states;

    public InspectWorkspace(States states) {
        this.states = states;
    }

    @Override
    public String id() {
        return "inspect";
    }

    @Override
    public String title() {
        return strings.get("workspace");
    }

    @Override
    public WorkspaceView open() {
        ImageState images = states.images();
        ImageCanvas canvas = new ImageCanvas(Overlays.all(), states.selection(), states.display());
        canvas.imageProperty().bind(images.imageProperty());
        canvas.resultProperty().bind(states.run().resultProperty());
        canvas.categoriesProperty().bind(Bindings.createObjectBinding(images::categoryNames, images.datasetProperty()));
        InspectPanels panels = new InspectPanels(states, canvas.overlays());
        InspectView view = new InspectView(new CanvasPane(canvas, images, states.models(), states.run()), panels.below(),
                panels.controls(), panels.candidates().wantedProperty().map(id -> !id.equals(CandidatesModel.SCATTER)));
        return WorkspaceView.of(view).withFocus(canvas)
                .withActions(new PictureActions(() -> canvas, states.display()).all())
                .withTexts(cursorText(canvas), new RunFigures(states.run().resultProperty(), canvas.paintMillisProperty()))
                .withExports(exports(canvas, panels))
                .withRemembered(new InspectMemory(panels.candidates(), states.display()))
                .withUndo(states.run().history()).withTuned(() -> tuned(states));
    }

    /** Assigner, weighting and priors that the workspaces share. */
    public static List<Tuned> tuned(States states) {
        Strings strings = Strings.beside(InspectWorkspace.class);
        RunState run = states.run();
        BooleanSupplier modelOpen = () -> states.models().openedProperty().get() != null;
        return List.of(
                Tuned.assigner(strings.get("tuned.assigner"), states.catalog(), run.assignerProperty(), modelOpen, strings.get("needs.model")),
                Tuned.weighting(strings.get("tuned.weighting"), states.catalog(), run.weightingProperty(), modelOpen,
                        strings.get("needs.model")),
                Tuned.of(strings.get("tuned.priors"), run.priorsProperty()).withBlocked(spec ->
                        spec.info().group().equals(PriorsPanel.GRID) && modelOpen.getAsBoolean() ? strings.get("priors.model") : ""));
    }

    private List<Export> exports(ImageCanvas canvas, InspectPanels panels) {
        CandidatesPanel candidates = panels.charts().candidates();
        return List.of(Export.ofNode("picture", strings.get("export.picture"), 2, () -> canvas),
                Export.ofText("candidates-svg", strings.get("export.candidates.svg"), "svg", () -> {
                    requireChart(candidates);
                    return candidates.chart().toSvg();
                }),
                Export.ofText("candidates-csv", strings.get("export.candidates.csv"), "csv", () -> CandidateText.csv(
                        requireChart(candidates), panels.candidates().shownProperty().get().result())),
                Export.ofNode("candidates-png", strings.get("export.candidates.png"), 3, () -> {
                    requireChart(candidates);
                    return candidates.chart();
                }));
    }

    private CandidateChart requireChart(CandidatesPanel candidates) {
        if (candidates.shown() == null || !candidates.isVisible()) {
            throw new IllegalStateException(strings.get("export.candidates.none"));
        }
        return candidates.shown();
    }

    private static ObservableValue<String> cursorText(ImageCanvas canvas) {
        return canvas.cursorReadingProperty().map(InspectWorkspace::text).orElse("");
    }

    private static String text(CursorReading c) {
        return "x " + c.x() + " y " + c.y() + " · RGB " + c.red() + " " + c.green() + " " + c.blue();
    }
}
