package anchorlens.ui.viewer;

import java.util.Arrays;

/**
 * A small mark, of one or more colours, that is drawn thousands of times: drawn once for each of 4 × 4 places within a
 * pixel, then only blended. A mark lies within an eighth of a pixel of where it should.
 *
 * <p>Colour and opacity of each pixel follow from drawing the mark once on black and once on white.
 */
public final class Stamp {
    /** Draws the mark with its centre at a place. */
    @FunctionalInterface
    public interface Mark {
        void draw(Raster raster, double cx, double cy);
    }

    private static final int PHASES = 4;

    private final Mark mark;
    private final int margin;
    private final int side;
    private final Sprite[] sprites = new Sprite[PHASES * PHASES];

    /**
     * The mark at one place within a pixel.
     *
     * @param ink  colour times opacity of every pixel, 0xRRGGBB
     * @param rest what is left of the picture beneath, 0…256
     * @param from first inked pixel of every row
     * @param to   one past the last
     */
    private record Sprite(int[] ink, short[] rest, int[] from, int[] to) {
    }

    /** @param reach how far the mark reaches from its centre in pixels */
    public Stamp(double reach, Mark mark) {
        this.mark = mark;
        this.margin = (int) Math.ceil(reach) + 1;
        this.side = 2 * margin + 1;
    }

    /** Blends the mark with its centre at a place of the view. */
    public void draw(Raster raster, double cx, double cy) {
        double qx = Math.floor(cx * PHASES + 0.5);
        double qy = Math.floor(cy * PHASES + 0.5);
        if (!(Math.abs(qx) < 1e8 && Math.abs(qy) < 1e8)) {
            return;
        }
        int left = Math.floorDiv((int) qx, PHASES) - margin;
        int top = Math.floorDiv((int) qy, PHASES) - margin;
        Sprite sprite = sprite(Math.floorMod((int) qx, PHASES), Math.floorMod((int) qy, PHASES));
        int toRow = Math.min(side, raster.clipBottom() - top);
        int[] pixels = raster.pixels();
        for (int row = Math.max(0, raster.clipTop() - top); row < toRow; row++) {
            int fromColumn = Math.max(sprite.from[row], raster.clipLeft() - left);
            int toColumn = Math.min(sprite.to[row], raster.clipRight() - left);
            int i = (top + row) * raster.width() + left + fromColumn;
            int k = row * side + fromColumn;
            for (int column = fromColumn; column < toColumn; column++, i++, k++) {
                int p = pixels[i];
                int rest = sprite.rest[k];
                pixels[i] = 0xFF000000 | sprite.ink[k] + ((p & 0xFF00FF) * rest >>> 8 & 0xFF00FF)
                        + ((p & 0xFF00) * rest >>> 8 & 0xFF00);
            }
        }
    }

    private Sprite sprite(int phaseX, int phaseY) {
        int phase = phaseY * PHASES + phaseX;
        if (sprites[phase] == null) {
            double x = margin + (double) phaseX / PHASES;
            double y = margin + (double) phaseY / PHASES;
            sprites[phase] = cut(on(0xFF000000, x, y), on(0xFFFFFFFF, x, y));
        }
        return sprites[phase];
    }

    private int[] on(int ground, double x, double y) {
        int[] pixels = new int[side * side];
        Arrays.fill(pixels, ground);
        mark.draw(new Raster(side, side, pixels), x, y);
        return pixels;
    }

    private Sprite cut(int[] onBlack, int[] onWhite) {
        int[] ink = new int[side * side];
        short[] rest = new short[side * side];
        int[] from = new int[side];
        int[] to = new int[side];
        for (int row = 0; row < side; row++) {
            from[row] = side;
            for (int column = 0; column < side; column++) {
                int k = row * side + column;
                int seen = Math.min(Math.min(through(onBlack[k], onWhite[k], 16), through(onBlack[k], onWhite[k], 8)),
                        through(onBlack[k], onWhite[k], 0));
                ink[k] = onBlack[k] & 0xFFFFFF;
                rest[k] = (short) (seen + (seen >> 7));
                if (seen < 255) {
                    from[row] = Math.min(from[row], column);
                    to[row] = column + 1;
                }
            }
        }
        return new Sprite(ink, rest, from, to);
    }

    /** How much of what lies beneath is seen through one channel, 0…255. */
    private static int through(int onBlack, int onWhite, int shift) {
        return Math.max(0, (onWhite >> shift & 0xFF) - (onBlack >> shift & 0xFF));
    }
}
