package anchorlens.scene;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.PixelImage;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws scenes whose truth is known. Every scene depends on the settings and its number alone, so a series can be drawn
 * in any order, by several threads, and anywhere: placement and boxes are the same on every platform, pixels up to the
 * rounding of the platform's anti-aliasing.
 *
 * <p>Designed ambiguity: umbrellas with or without their handle, lamps with or without their pole, kites with or without
 * their tail, crates in their visible or their full extent, balls with or without their reflection in a puddle, arrows
 * with or without the shadow they cast. A mug's handle and a flag's pole always belong to the object.
 * Scenes are drawn at twice their size and averaged.
 */
public final class SceneGenerator {
    /** Class names; the category id of a class is its place here plus 1. */
    public static final List<String> CATEGORIES =
            List.of("arrow", "ball", "crate", "flag", "kite", "lamp", "mug", "umbrella");

    private static final int OVERSAMPLING = 2;
    private static final double SMALLEST = 0.15;
    private static final double LARGEST = 0.37;
    private static final double MARGIN = 2;
    private static final double MOST_OVERLAP = 0.04;
    private static final int TRIES = 40;

    private SceneGenerator() {
    }

    /** An object that has found its place. */
    private record Placed(int category, Props.Drawing drawing, double x, double y, Box body, Box whole, Box reach) {
        void draw(Graphics2D pen) {
            drawing.at(pen, x, y);
        }
    }

    /** Draws one scene of the series. */
    public static DrawnScene draw(SceneSettings settings, long number) {
        Chance chance = Chance.of(settings.seed(), number);
        Chance setting = chance.branch();
        Chance clutter = chance.branch();
        Chance objects = chance.branch();
        Chance labels = chance.branch();
        Chance errors = chance.branch();
        Chance grain = chance.branch();
        List<Placed> placed = place(settings, objects);
        Ground ground = Ground.of(setting, settings.width(), settings.height());
        BufferedImage large = enlarged(ground.rgb(), settings.width(), settings.height());
        Graphics2D pen = pen(large);
        Clutter things = new Clutter(pen, clutter, settings.width(), settings.height());
        things.behind(ground);
        placed.forEach(p -> p.draw(pen));
        things.infront();
        pen.dispose();
        List<DrawnObject> annotated = placed.stream().map(p -> annotate(p, settings, labels)).toList();
        return new DrawnScene(Film.develop(pixels(large), settings, grain),
                SceneErrors.inject(annotated, settings, errors));
    }

    private static List<Placed> place(SceneSettings settings, Chance chance) {
        Props props = new Props(chance, settings.shares(), CATEGORIES);
        int wanted = chance.whole(settings.fewest(), settings.most());
        double unit = Math.min(settings.width(), settings.height());
        List<Placed> placed = new ArrayList<>();
        for (int i = 0; i < wanted; i++) {
            int category = chance.below(CATEGORIES.size());
            for (int trial = 0; trial < TRIES; trial++) {
                double size = unit * chance.between(SMALLEST, LARGEST - (LARGEST - SMALLEST) * trial / TRIES);
                Placed candidate = candidate(category, props.of(category, size), settings, chance);
                if (candidate != null && placed.stream().allMatch(p -> fits(candidate.reach, p.reach))) {
                    placed.add(candidate);
                    break;
                }
            }
        }
        return placed;
    }

    /** The object at a place where all of it is in the picture; null if it is too large for that. */
    private static Placed candidate(int category, Props.Drawing drawing, SceneSettings settings, Chance chance) {
        Box extent = drawing.at(null, 0, 0).reachBox();
        double roomX = settings.width() - 2 * MARGIN - extent.width();
        double roomY = settings.height() - 2 * MARGIN - extent.height();
        double x = MARGIN - extent.x1() + chance.unit() * roomX;
        double y = MARGIN - extent.y1() + chance.unit() * roomY;
        if (roomX < 0 || roomY < 0) {
            return null;
        }
        Brush brush = drawing.at(null, x, y);
        return new Placed(category, drawing, x, y, brush.bodyBox(), brush.wholeBox(), brush.reachBox());
    }

    private static boolean fits(Box a, Box b) {
        return a.intersect(b).area() <= MOST_OVERLAP * Math.min(a.area(), b.area());
    }

    /** The annotation by a convention drawn by lot, each edge up to a pixel off, as hands do it. */
    private static DrawnObject annotate(Placed placed, SceneSettings settings, Chance chance) {
        Box meant = chance.yes(settings.shares().whole()) ? placed.whole : placed.body;
        List<TrueEdge> edges = new ArrayList<>();
        Box box = meant;
        for (Edge edge : Edge.values()) {
            edges.add(TrueEdge.of(placed.body.edge(edge), placed.whole.edge(edge)));
            box = box.withEdge(edge, DrawnObject.rounded(meant.edge(edge) + chance.between(-1, 1)));
        }
        return new DrawnObject(placed.category, placed.category, box, edges, InjectedError.NONE);
    }

    static BufferedImage enlarged(int[] rgb, int width, int height) {
        BufferedImage large = new BufferedImage(width * OVERSAMPLING, height * OVERSAMPLING, BufferedImage.TYPE_INT_RGB);
        int[] pixels = pixels(large);
        int stride = width * OVERSAMPLING;
        for (int y = 0; y < height * OVERSAMPLING; y++) {
            for (int x = 0; x < stride; x++) {
                pixels[y * stride + x] = rgb[y / OVERSAMPLING * width + x / OVERSAMPLING];
            }
        }
        return large;
    }

    static Graphics2D pen(BufferedImage large) {
        Graphics2D pen = large.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(OVERSAMPLING, OVERSAMPLING);
        return pen;
    }

    static int[] pixels(BufferedImage image) {
        return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
    }

    /** Takes the picture: averages, changes contrast and brightness, adds grain. */
    static final class Film {
        private Film() {
        }

        static PixelImage develop(int[] large, SceneSettings settings, Chance chance) {
            SceneSettings.Look look = settings.look();
            double contrast = chance.between(look.leastContrast(), look.mostContrast());
            double offset = 128 - 128 * contrast + chance.between(-look.brightness(), look.brightness());
            double noise = chance.between(look.leastNoise(), look.mostNoise());
            int width = settings.width();
            int stride = width * OVERSAMPLING;
            int[] argb = new int[width * settings.height()];
            for (int i = 0; i < argb.length; i++) {
                int corner = i / width * OVERSAMPLING * stride + i % width * OVERSAMPLING;
                int a = large[corner];
                int b = large[corner + 1];
                int c = large[corner + stride];
                int d = large[corner + stride + 1];
                int pixel = 0xFF;
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int sum = (a >> shift & 0xFF) + (b >> shift & 0xFF) + (c >> shift & 0xFF) + (d >> shift & 0xFF);
                    double value = sum * 0.25 * contrast + offset + noise * chance.bell();
                    pixel = pixel << 8 | Math.clamp((int) Math.floor(value + 0.5), 0, 255);
                }
                argb[i] = pixel;
            }
            return new PixelImage(width, settings.height(), argb);
        }
    }
}
