package anchorlens.ui.timeline;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendIcon;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** The image with its proposals at the step that is shown, their legend and their number below. */
final class ProposalsPicture extends BorderPane {
    private final Strings strings = Strings.beside(ProposalsPicture.class);
    private final PicturedProposals pictured;
    private final StepPicture picture;
    private final Label figures = new Label();

    ProposalsPicture(TimelineViewModel model, PicturedProposals pictured, States states) {
        this.pictured = pictured;
        ProposalsOverlay overlay = new ProposalsOverlay(pictured);
        picture = new StepPicture(model, model.first(), states, DataColors.css(TrainingColors.FIRST_ARGB), List.of(overlay));
        figures.setId("proposals-figures");
        figures.getStyleClass().add("small");
        figures.setWrapText(true);
        figures.setMinHeight(USE_PREF_SIZE);
        FlowPane legend = new FlowPane(12, 3);
        for (LegendEntry entry : overlay.legend(Optional.empty())) {
            Label line = new Label(entry.text(), new LegendIcon(entry));
            line.getStyleClass().addAll("muted", "small");
            legend.getChildren().add(line);
        }
        VBox below = new VBox(4, figures, legend);
        below.setPadding(new Insets(6, 10, 8, 10));
        below.getStyleClass().add("workspace-below");
        setCenter(picture);
        setBottom(below);
        setMinSize(0, 0);
        InvalidationListener changed = (Observable o) -> {
            picture.canvas().repaint();
            count();
        };
        pictured.shownProperty().addListener(changed);
        pictured.thresholdProperty().addListener(changed);
        count();
    }

    ImageCanvas canvas() {
        return picture.canvas();
    }

    private void count() {
        PicturedProposals.Shown shown = pictured.shownProperty().get();
        if (shown == null) {
            figures.setText("");
            return;
        }
        double threshold = pictured.thresholdProperty().get();
        long found = java.util.Arrays.stream(shown.best()).filter(v -> v >= threshold).count();
        figures.setText(strings.get("proposals.figures", Integer.toString(shown.proposals().targets().positives(threshold)),
                Integer.toString(shown.proposals().targets().count()), StepText.number(Math.round(1000 * threshold) / 1000.0),
                Long.toString(found), Integer.toString(shown.best().length)));
    }
}
