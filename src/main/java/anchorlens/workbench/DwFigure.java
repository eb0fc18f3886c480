package anchorlens.workbench;

import anchorlens.dataset.Annotation;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.detection.ClassScores;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.scene.SampleScenes;
import anchorlens.scene.Scene;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A scene like figure 1 of the DW paper: one object and four priors whose scores and boxes tell weighting schemes apart.
 *
 * <table>
 * <caption>The four priors</caption>
 * <tr><th></th><th>s</th><th>IoU</th><th></th></tr>
 * <tr><td>A</td><td>0.90</td><td>0.90</td><td>consistent and good</td></tr>
 * <tr><td>B</td><td>0.85</td><td>0.55</td><td>high score, coarse box</td></tr>
 * <tr><td>C</td><td>0.55</td><td>0.55</td><td>consistent and poor</td></tr>
 * <tr><td>D</td><td>0.30</td><td>0.60</td><td>finer box than B and C, low score</td></tr>
 * </table>
 *
 * <p>GFL looks at |s − IoU| and IoU, so B and D look alike to it and A and C do not count at all; VFL looks at IoU alone, so C
 * and D look alike; DW tells all four apart. The predictions of all other priors are made up, too: scores are highest left of
 * the object's middle, boxes best right of it. There is one level, with a stride of 16, and no model takes part.
 *
 * <p><strong>Source:</strong> the idea is that of Li et al. 2022, "A Dual Weighting Label Assignment Scheme for Object
 * Detection", figure 1; the numbers are this project's own.
 *
 * @param image      the first picture of the bundled sample with its umbrella as the only object
 * @param pass       the made-up predictions as a forward pass, so that everything downstream is what it always is
 * @param categories names of the classes, one
 * @param points     the four priors
 */
public record DwFigure(OpenedImage image, DecodedPass pass, List<String> categories, List<Point> points) {
    /** One of the four priors: its name, index, probability of the object's class, and IoU of its predicted box. */
    public record Point(String name, int prior, double s, double iou) {
    }

    private static final List<Integer> STRIDES = List.of(16);
    private static final double BACKGROUND = 0.02;
    private static final String CATEGORY = "umbrella";

    public DwFigure {
        categories = List.copyOf(categories);
        points = List.copyOf(points);
    }

    /** Draws the scene; takes a moment and needs no display. */
    public static DwFigure draw() {
        Scene scene = SampleScenes.street();
        Box gt = scene.objects().stream().filter(o -> o.category().equals(CATEGORY)).findFirst().orElseThrow().box();
        BufferedImage drawn = scene.image();
        int w = drawn.getWidth();
        int h = drawn.getHeight();
        PixelImage pixels = new PixelImage(w, h, drawn.getRGB(0, 0, w, h, null, 0, w));
        List<Annotation> annotations = List.of(new Annotation(1, 0, gt, false, false));
        ImageRecord record = new ImageRecord(1, "DW figure 1", Path.of("dw-figure-1"), w, h, annotations);
        PointPriors priors = PointPriors.covering(w, h, STRIDES, 0.5);
        List<Point> points = List.of(point("A", priors, gt, -0.08, -0.10, 0.90, 0.90),
                point("B", priors, gt, -0.52, -0.10, 0.85, 0.55), point("C", priors, gt, -0.08, 0.62, 0.55, 0.55),
                point("D", priors, gt, 0.62, 0.14, 0.30, 0.60));
        return new DwFigure(new OpenedImage(record, pixels, annotations, List.of()),
                DecodedPass.of(pass(priors, gt, points, w, h)), List.of(CATEGORY), points);
    }

    /** The prior whose cell has the point (x, y) of the object, whose box reaches from −1 to 1. */
    private static Point point(String name, PointPriors priors, Box gt, double x, double y, double s, double iou) {
        var level = priors.levels().getFirst();
        int col = (int) ((gt.centerX() + x * gt.width() / 2) / level.stride());
        int row = (int) ((gt.centerY() + y * gt.height() / 2) / level.stride());
        return new Point(name, level.prior(row, col, 0), s, iou);
    }

    private static ForwardPass pass(PointPriors priors, Box gt, List<Point> points, int width, int height) {
        float[] logits = new float[priors.count()];
        float[] boxes = new float[4 * priors.count()];
        for (int p = 0; p < logits.length; p++) {
            double x = (priors.centerX(p) - gt.centerX()) / (gt.width() / 2);
            double y = (priors.centerY(p) - gt.centerY()) / (gt.height() / 2);
            boolean inside = Math.max(Math.abs(x), Math.abs(y)) < 1;
            double s = inside ? Math.max(BACKGROUND, 0.93 * hill((x + 0.30) / 0.55, y / 0.75)) : BACKGROUND;
            double iou = inside ? 0.15 + 0.78 * hill((x - 0.15) / 0.75, y / 0.85) : BACKGROUND;
            put(logits, boxes, priors, p, gt, s, iou);
        }
        points.forEach(point -> put(logits, boxes, priors, point.prior(), gt, point.s(), point.iou()));
        HeadOutput head = new HeadOutput(width, height, priors.levels(), priors.offset(),
                ClassScores.ofLogits(priors.count(), 1, logits, null), Optional.empty(), Optional.of(Boxes.ofArray(boxes)));
        return new ForwardPass(head, Letterbox.identity(width, height), Device.CPU, 0, 0);
    }

    private static double hill(double x, double y) {
        return Math.exp(-0.5 * (x * x + y * y));
    }

    /** A logit, and a box like the object's but smaller, so that it lies within and their IoU is the ratio of their areas. */
    private static void put(float[] logits, float[] boxes, PointPriors priors, int p, Box gt, double s, double iou) {
        logits[p] = (float) Math.log(s / (1 - s));
        double side = Math.sqrt(iou);
        double atX = Math.clamp((priors.centerX(p) - gt.x1()) / gt.width(), 0.0, 1.0);
        double atY = Math.clamp((priors.centerY(p) - gt.y1()) / gt.height(), 0.0, 1.0);
        double x1 = gt.x1() + (1 - side) * atX * gt.width();
        double y1 = gt.y1() + (1 - side) * atY * gt.height();
        boxes[4 * p] = (float) x1;
        boxes[4 * p + 1] = (float) y1;
        boxes[4 * p + 2] = (float) (x1 + side * gt.width());
        boxes[4 * p + 3] = (float) (y1 + side * gt.height());
    }
}
