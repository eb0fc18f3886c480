package anchorlens.ui.theme;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import javafx.application.ColorScheme;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.controlsfx.control.RangeSlider;
import org.junit.jupiter.api.Test;

class ThemeTest {
    @Test
    void panelsAreDarkInTheDarkAndLightInTheLight() {
        assertThat(panelColor(Theme.DARK)).isEqualTo(Color.web("#161b22"));
        assertThat(panelColor(Theme.LIGHT).getBrightness()).isGreaterThan(0.9);
    }

    @Test
    void switchingTheThemeChangesAnOpenWindow() {
        Region panel = new VBox();
        panel.getStyleClass().add("panel");
        ThemeSwitch theme = Fx.call(() -> {
            ThemeSwitch made = new ThemeSwitch(Theme.DARK);
            Stage stage = new Stage();
            Scene scene = new Scene(panel, 200, 100);
            Theme.style(scene);
            stage.setScene(scene);
            stage.show();
            return made;
        });
        Fx.settle();
        assertThat(background(panel).getBrightness()).isLessThan(0.2);
        Fx.run(() -> theme.themeProperty().set(Theme.LIGHT));
        Fx.settle();
        assertThat(background(panel).getBrightness()).isGreaterThan(0.9);
        Fx.run(() -> panel.getScene().getWindow().hide());
    }

    @Test
    void theDesktopsThemeIsFollowedWhileItIsChosen() {
        ObjectProperty<ColorScheme> desktop = new SimpleObjectProperty<>(ColorScheme.LIGHT);
        Region panel = new VBox();
        panel.getStyleClass().add("panel");
        ThemeSwitch theme = Fx.call(() -> {
            ThemeSwitch made = new ThemeSwitch(Theme.SYSTEM, desktop);
            Scene scene = new Scene(panel, 200, 100);
            Theme.style(scene);
            return made;
        });
        assertThat(brightness(panel)).isGreaterThan(0.9);
        Fx.run(() -> desktop.set(ColorScheme.DARK));
        assertThat(brightness(panel)).isLessThan(0.2);
        Fx.run(() -> {
            theme.themeProperty().set(Theme.LIGHT);
            desktop.set(ColorScheme.LIGHT);
            desktop.set(ColorScheme.DARK);
        });
        assertThat(brightness(panel)).as("a theme of one's own stays").isGreaterThan(0.9);
        Fx.run(() -> theme.themeProperty().set(Theme.SYSTEM));
        assertThat(brightness(panel)).isLessThan(0.2);
    }

    private static double brightness(Region panel) {
        return Fx.call(() -> {
            panel.applyCss();
            return background(panel).getBrightness();
        });
    }

    @Test
    void everyIconHasAGlyph() {
        Fx.run(() -> {
            HBox row = new HBox();
            for (Icons icon : Icons.values()) {
                row.getChildren().add(icon.icon());
            }
            Fx.scene(row, 800, 30, Theme.DARK).getRoot().applyCss();
            row.getChildren().forEach(n -> assertThat(n.getLayoutBounds().getWidth()).isGreaterThan(5));
        });
    }

    @Test
    void aRangeSliderIsVisible() {
        Fx.run(() -> {
            RangeSlider slider = new RangeSlider(0, 1, 0.2, 0.8);
            Fx.scene(new VBox(slider), 300, 40, Theme.DARK);
            slider.applyCss();
            Region thumb = (Region) slider.lookup(".low-thumb");
            assertThat(thumb.getBackground().getFills()).isNotEmpty();
        });
    }

    @Test
    void aSectionTitleIsReadAloudPlainly() {
        Fx.run(() -> {
            SectionTitle title = new SectionTitle("Layers");
            assertThat(title.getText()).isNotEqualTo("LAYERS").matches("L.A.Y.E.R.S");
            assertThat(title.getAccessibleText()).isEqualTo("Layers");
        });
    }

    private static Color panelColor(Theme theme) {
        return Fx.call(() -> {
            VBox panel = new VBox(new SectionTitle("Layers"), new Label("w_pos"), new Button("reset"));
            panel.getStyleClass().add("panel");
            Fx.scene(panel, 200, 100, theme);
            panel.applyCss();
            return background(panel);
        });
    }

    private static Color background(Region region) {
        return (Color) region.getBackground().getFills().getLast().getFill();
    }
}
