package anchorlens.ui.theme;

import atlantafx.base.controls.ProgressSliderSkin;
import javafx.scene.control.Slider;

/** Makes sliders whose track is filled up to the thumb. */
public final class ProgressSlider {
    private ProgressSlider() {
    }

    public static Slider create(double min, double max, double value) {
        Slider slider = new Slider(min, max, value);
        slider.setSkin(new ProgressSliderSkin(slider));
        return slider;
    }
}
