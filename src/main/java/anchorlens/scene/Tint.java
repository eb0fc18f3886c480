package anchorlens.scene;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.LinearGradientPaint;
import java.awt.Paint;

/** Colours made from colours. */
final class Tint {
    private Tint() {
    }

    /** The colour of an 0xRRGGBB number. */
    static Color of(int rgb) {
        return new Color(rgb);
    }

    static Color mix(Color a, Color b, double share) {
        double s = Math.clamp(share, 0, 1);
        return new Color((int) Math.round(a.getRed() + s * (b.getRed() - a.getRed())),
                (int) Math.round(a.getGreen() + s * (b.getGreen() - a.getGreen())),
                (int) Math.round(a.getBlue() + s * (b.getBlue() - a.getBlue())));
    }

    static Color darker(Color color, double share) {
        return mix(color, new Color(0x10, 0x12, 0x22), share);
    }

    static Color lighter(Color color, double share) {
        return mix(color, new Color(0xFF, 0xF6, 0xE4), share);
    }

    /** The colour with an opacity of 0…1. */
    static Color clear(Color color, double opacity) {
        return new Color(color.getRed(), color.getGreen(), color.getBlue(),
                (int) Math.round(255 * Math.clamp(opacity, 0, 1)));
    }

    /** A cylinder or cloth lit from the left, between two x. */
    static Paint round(Color color, double left, double right) {
        return new LinearGradientPaint((float) left, 0, (float) right, 0, new float[]{0, 0.28f, 1},
                new Color[]{darker(color, 0.12), lighter(color, 0.22), darker(color, 0.42)});
    }

    static Paint down(Color top, Color bottom, double from, double to) {
        return new GradientPaint(0, (float) from, top, 0, (float) to, bottom);
    }
}
