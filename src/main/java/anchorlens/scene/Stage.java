package anchorlens.scene;

import anchorlens.geometry.Box;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A picture in the making: the pen, the chance that its seed gives, and the objects annotated so far. */
final class Stage {
    static final int WIDTH = 960;
    static final int HEIGHT = 640;

    final Graphics2D pen;
    final Random random;
    final Backdrop backdrop;
    final Architecture architecture;
    private final String name;
    private final BufferedImage image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
    private final List<Scene.Item> items = new ArrayList<>();

    Stage(String name, long seed) {
        this.name = name;
        random = new Random(seed);
        pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.setRenderingHint(RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        backdrop = new Backdrop(pen, random, WIDTH, HEIGHT);
        architecture = new Architecture(pen, random);
    }

    /** Annotates an object by its body: an umbrella's canopy, a lamp's shade, a kite's sail. */
    void body(String category, Brush drawn) {
        add(category, drawn.bodyBox(), false);
    }

    /** Annotates an object with its thin appendages. */
    void whole(String category, Brush drawn) {
        add(category, drawn.wholeBox(), false);
    }

    /** Annotates many objects as one region. */
    void crowd(String category, List<Brush> drawn) {
        Box all = drawn.getFirst().wholeBox();
        for (Brush brush : drawn) {
            Box box = brush.wholeBox();
            all = new Box(Math.min(all.x1(), box.x1()), Math.min(all.y1(), box.y1()), Math.max(all.x2(), box.x2()),
                    Math.max(all.y2(), box.y2()));
        }
        add(category, all, true);
    }

    /** The picture with a little darkness in its corners and the grain of a photograph. */
    Scene finish() {
        pen.setPaint(new RadialGradientPaint(WIDTH / 2f, HEIGHT * 0.46f, WIDTH * 0.68f, new float[]{0.5f, 1},
                new Color[]{Tint.clear(Color.BLACK, 0), Tint.clear(Tint.of(0x05060F), 0.38)}));
        pen.fill(new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
        pen.dispose();
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                int grain = (int) Math.round(random.nextGaussian() * 1.6);
                int rgb = image.getRGB(x, y);
                image.setRGB(x, y, Math.clamp((rgb >> 16 & 0xFF) + grain, 0, 255) << 16
                        | Math.clamp((rgb >> 8 & 0xFF) + grain, 0, 255) << 8
                        | Math.clamp((rgb & 0xFF) + grain, 0, 255));
            }
        }
        return new Scene(name, image, items);
    }

    /** Boxes end at the border of the picture and are given to a hundredth of a pixel, as in annotation files. */
    private void add(String category, Box box, boolean crowd) {
        Box inside = box.intersect(new Box(0, 0, WIDTH, HEIGHT));
        items.add(new Scene.Item(category, new Box(rounded(inside.x1()), rounded(inside.y1()), rounded(inside.x2()),
                rounded(inside.y2())), crowd));
    }

    private static double rounded(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
