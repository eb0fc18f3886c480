package anchorlens.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import java.util.stream.Collectors;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;

class TermTipsTest {
    private final Glossary glossary = Glossary.of(Catalog.load());

    private static void enter(Node node) {
        Event.fireEvent(node, new MouseEvent(MouseEvent.MOUSE_ENTERED_TARGET, 1, 1, 1, 1, MouseButton.NONE, 0, false, false, false,
                false, false, false, false, false, false, true, null));
    }

    private Scene scene(Node... nodes) {
        Scene scene = Fx.scene(new VBox(nodes), 300, 200, Theme.DARK);
        new TermTips(glossary).install(scene);
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene;
    }

    private static String formula(Tooltip tip) {
        return tip.getGraphic() == null ? "" : ((VBox) tip.getGraphic()).getChildren().stream().skip(1).map(n -> ((Text) n).getText())
                .collect(Collectors.joining());
    }

    @Test
    void aTermWithoutATooltipGetsItsExplanationAndFormula() {
        Fx.run(() -> {
            Label label = new Label("w_pos");
            scene(label);
            enter(label);
            Term term = glossary.find("w_pos").orElseThrow();
            assertThat(label.getTooltip().getText()).isEqualTo(term.title() + "\n" + term.text());
            assertThat(formula(label.getTooltip())).isEqualTo(term.formula());
            Tooltip first = label.getTooltip();
            enter(label);
            assertThat(label.getTooltip()).isSameAs(first);
        });
    }

    @Test
    void aTooltipOfItsOwnKeepsItsWordsAndGetsTheFormula() {
        Fx.run(() -> {
            Label inside = new Label("eff. N");
            Button button = new Button(null, inside);
            button.setTooltip(new Tooltip("how many count"));
            scene(button);
            enter(inside);
            assertThat(inside.getTooltip()).isNull();
            assertThat(button.getTooltip().getText()).isEqualTo("how many count");
            assertThat(formula(button.getTooltip())).contains("Σ w_pos²");
        });
    }

    @Test
    void panelsPicturesAndWordsThatAreNoTermsHaveNone() {
        Fx.run(() -> {
            Label plain = new Label("whatever");
            HBox panel = new HBox(plain);
            Terms.mark(panel, "prior");
            Canvas picture = new Canvas(9, 9);
            Terms.mark(picture, "prior");
            scene(panel, picture);
            enter(plain);
            enter(panel);
            enter(picture);
            assertThat(plain.getTooltip()).isNull();
            assertThat(panel.getProperties()).doesNotContainKey("javafx.scene.control.Tooltip");
            assertThat(picture.getProperties()).doesNotContainKey("javafx.scene.control.Tooltip");
        });
    }

    @Test
    void aMarkChangesWithWhatItStandsFor() {
        Fx.run(() -> {
            Control cell = new Label("Focal");
            scene(cell);
            Terms.mark(cell, "weighting.focal");
            enter(cell);
            assertThat(cell.getTooltip().getText()).startsWith("Focal weights");
            Terms.mark(cell, "weighting.dw");
            enter(cell);
            assertThat(cell.getTooltip().getText()).startsWith("DW weights");
            assertThat(formula(cell.getTooltip())).isEqualTo(glossary.find("weighting.dw").orElseThrow().formula());
        });
    }

    @Test
    void entriesOfAMenuAreExplained() {
        Node[] row = new Node[1];
        Stage stage = Fx.call(() -> {
            MenuButton menu = new MenuButton("show", null, new MenuItem("w_neg"), new MenuItem("whatever"));
            Stage made = new Stage();
            made.setScene(scene(menu));
            made.show();
            menu.show();
            row[0] = menu.getItems().getFirst().getStyleableNode();
            menu.hide();
            return made;
        });
        Fx.run(stage::close);
        assertThat(row[0].getProperties()).as("a tooltip was installed").containsKey("javafx.scene.control.Tooltip");
    }
}
