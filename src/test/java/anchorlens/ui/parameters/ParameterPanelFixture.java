package anchorlens.ui.parameters;


import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import java.util.ArrayList;
import java.util.List;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A panel of knobs in a window, and how a person turns them. */
public abstract class ParameterPanelFixture {
    public enum Distance implements Labelled {
        CENTER("centre distance"), IOU("IoU");

        private final String label;

        Distance(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public record Knobs(
            @Parameter(label = "Candidates per level", symbol = "k", min = 1, max = 1000, sliderMax = 30,
                    help = "More candidates, lower threshold.", source = "section 3.2") int topk,
            @Parameter(label = "Threshold", min = 0, max = 1, group = "Gate", help = "Lowest IoU.",
                    activeWhen = "distance=IOU") double threshold,
            @Parameter(label = "Upper threshold", min = 0, max = 1, group = "Gate", help = "Highest IoU.") double upper,
            @Parameter(label = "Epsilon", symbol = "ε", min = 0, max = 1, sliderMin = 1e-9, sliderMax = 1e-2, logarithmic = true,
                    group = "Gate", help = "Keeps the ratio finite.") double epsilon,
            @Parameter(label = "Distance", group = "Gate", help = "What is compared.") Distance distance,
            @Parameter(label = "Centre inside", help = "Demands that centres lie inside.") boolean inside,
            @Parameter(label = "Size limits", min = 0, max = 1e5, unit = "px", help = "Of the levels.") List<Double> limits) {
        public Knobs() {
            this(9, 0.3, 0.7, 1e-7, Distance.IOU, true, List.of(64.0, 128.0));
        }

        public Knobs {
            if (upper < threshold) {
                throw new IllegalArgumentException("the upper threshold must not lie below the threshold " + threshold);
            }
        }
    }

    ParameterPanel<Knobs> panel;
    final List<Knobs> seen = new ArrayList<>();

    @BeforeEach
    void openWindow() {
        Fx.run(() -> {
            panel = new ParameterPanel<>(new Knobs(), new Knobs(), "assigner", "knobs");
            panel.valueProperty().addListener((o, was, is) -> seen.add(is));
            VBox root = new VBox(panel);
            root.getStyleClass().add("panel");
            Stage stage = new Stage();
            stage.setScene(Fx.scene(root, 310, 420, Theme.DARK));
            stage.show();
        });
    }

    @AfterEach
    void closeWindow() {
        Fx.run(() -> panel.getScene().getWindow().hide());
    }

    TextField field(String key) {
        return (TextField) panel.lookup("#" + key);
    }

    Slider slider(String key) {
        return (Slider) panel.lookupAll(".slider").stream().filter(n -> (key + ".slider").equals(n.getId())).findFirst()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    ComboBox<Enum<?>> combo(String key) {
        return (ComboBox<Enum<?>>) panel.lookup("#" + key);
    }

    void type(String key, String text) {
        TextField field = field(key);
        field.requestFocus();
        field.setText(text);
        press(field, KeyCode.ENTER, false);
    }

    static void press(Node node, KeyCode key, boolean shift) {
        Event.fireEvent(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, shift, false, false, false));
    }
}
