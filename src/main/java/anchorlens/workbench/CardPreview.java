package anchorlens.workbench;

import anchorlens.detection.Nms;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.ModelCard;
import java.util.List;

/**
 * What a way of reading a model makes of a photo.
 *
 * @param card    the reading
 * @param picture the photo, made small
 * @param boxes   in pixels of the small photo, best first
 * @param failure why there are none, in one sentence; empty where it could be run
 */
public record CardPreview(ModelCard card, PixelImage picture, List<Scored> boxes, String failure) {
    public static final int SIDE = 280;
    private static final int MOST = 40;
    private static final double LEAST_SCORE = 0.3;

    /** @param score 0…1 */
    public record Scored(Box box, String name, double score) {
    }

    public CardPreview {
        boxes = List.copyOf(boxes);
    }

    /** What a pass shows on the photo it was run on. */
    public static CardPreview of(ModelCard card, PixelImage photo, DecodedPass pass) {
        PixelImage small = small(photo);
        double scale = (double) small.width() / photo.width();
        Letterbox box = pass.pass().letterbox();
        List<Scored> boxes = pass.detections().stream().filter(d -> d.score() > LEAST_SCORE).limit(MOST)
                .map(d -> scored(card, box.toImage(box(pass, d)), d, scale)).toList();
        return new CardPreview(card, small, boxes, "");
    }

    static CardPreview failed(ModelCard card, PixelImage photo, String why) {
        return new CardPreview(card, small(photo), List.of(), why);
    }

    private static Box box(DecodedPass pass, Nms.Detection d) {
        return pass.predictions().boxes().get(d.prior());
    }

    private static Scored scored(ModelCard card, Box b, Nms.Detection d, double scale) {
        return new Scored(new Box(b.x1() * scale, b.y1() * scale, b.x2() * scale, b.y2() * scale), card.classNames().get(d.cls()),
                d.score());
    }

    /** At most {@link #SIDE} pixels a side; each pixel the nearest of the photo. */
    private static PixelImage small(PixelImage photo) {
        double scale = Math.min(1, (double) SIDE / Math.max(photo.width(), photo.height()));
        int w = Math.max(1, (int) Math.round(photo.width() * scale));
        int h = Math.max(1, (int) Math.round(photo.height() * scale));
        int[] out = new int[w * h];
        for (int y = 0; y < h; y++) {
            int from = Math.min(photo.height() - 1, (int) ((y + 0.5) / scale)) * photo.width();
            for (int x = 0; x < w; x++) {
                out[y * w + x] = photo.argb()[from + Math.min(photo.width() - 1, (int) ((x + 0.5) / scale))];
            }
        }
        return new PixelImage(w, h, out);
    }
}
