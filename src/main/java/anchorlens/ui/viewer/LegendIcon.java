package anchorlens.ui.viewer;

import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.Raster.Dash;
import javafx.scene.image.ImageView;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** The small picture of a legend entry, drawn with the very marks that the overlays use, on the photo's dark halo. */
public final class LegendIcon extends ImageView {
    private static final int WIDTH = 18;
    private static final int HEIGHT = 12;
    /** Drawn in twice the size and shown at half of it, so that it stays sharp on fine screens. */
    private static final int DETAIL = 2;
    private static final Dash DASH = new Dash(7, 4);

    public LegendIcon(LegendEntry entry) {
        int w = WIDTH * DETAIL;
        int h = HEIGHT * DETAIL;
        int[] pixels = new int[w * h];
        java.util.Arrays.fill(pixels, 0xFF000000 | DataColors.HALO & 0xFFFFFF);
        paint(entry, new Raster(w, h, pixels), w, h);
        WritableImage image = new WritableImage(w, h);
        image.getPixelWriter().setPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), pixels, 0, w);
        setImage(image);
        setFitWidth(WIDTH);
        setFitHeight(HEIGHT);
    }

    private static void paint(LegendEntry entry, Raster r, int w, int h) {
        int argb = entry.argb();
        double x = w / 2.0;
        double y = h / 2.0;
        switch (entry.symbol()) {
            case LINE -> r.strokeRect(5, 5, w - 5, h - 5, 3, argb);
            case DASHED_LINE -> r.strokeRect(5, 5, w - 5, h - 5, 3, argb, DASH);
            case THICK_DASHED_LINE -> r.strokeRect(5, 5, w - 5, h - 5, 5, argb, DASH);
            case HATCH -> r.hatch(4, 4, w - 4, h - 4, 6, argb);
            case DISC, SQUARE, DIAMOND, TRIANGLE_UP, TRIANGLE_DOWN, HEXAGON ->
                    Marks.shape(r, Marks.Shape.valueOf(entry.symbol().name()), x, y, 7, argb);
            case RING -> Marks.ring(r, x, y, 7, 3, argb);
            case CROSS -> Marks.cross(r, x, y, 7, 3, argb);
            case CURVE -> curve(r, w, h, argb);
            case BRACKETS -> brackets(r, w, h, argb);
            case SCALE -> scale(r, w, h);
        }
    }

    private static void curve(Raster r, int w, int h, int argb) {
        double[] xs = new double[w + 2];
        double[] ys = new double[w + 2];
        for (int i = 0; i < w; i++) {
            double t = (i - w / 2.0) / (w / 7.0);
            xs[i] = i;
            ys[i] = h - 3 - (h - 7) * Math.exp(-t * t / 2);
        }
        xs[w] = w;
        ys[w] = h - 2;
        ys[w + 1] = h - 2;
        Curves.fill(r, xs, ys, w + 2, Raster.withOpacity(argb, 0.45));
        Curves.polyline(r, xs, ys, w, 2.5, argb);
    }

    private static void brackets(Raster r, int w, int h, int argb) {
        for (int corner = 0; corner < 4; corner++) {
            int left = corner % 2 == 0 ? 4 : w - 12;
            int top = corner < 2 ? 4 : h - 7;
            r.fillRect(left, top, left + 8, top + 3, argb);
            int edge = corner % 2 == 0 ? 4 : w - 7;
            int from = corner < 2 ? 4 : h - 10;
            r.fillRect(edge, from, edge + 3, from + 6, argb);
        }
    }

    private static void scale(Raster r, int w, int h) {
        for (int x = 3; x < w - 3; x++) {
            r.fillRect(x, 6, x + 1, h - 6, DataColors.sequential((x - 3) / (w - 7.0)));
        }
    }
}
