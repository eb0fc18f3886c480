package anchorlens.review;

import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The part of a picture around a flag, with the annotated box solid and the other one dashed. */
final class FlagPicture {
    static final String ANNOTATED = "#ffffff";
    static final String ALTERNATIVE = "#e69f00";
    private static final double MARGIN = 0.35;
    private static final double LEAST = 24;
    private static final int LONGEST = 340;
    private static final float LINE = 2;

    private FlagPicture() {
    }

    /** JPEG as an address that holds it. */
    static String dataAddress(PixelImage image, Optional<Box> annotated, Optional<Box> other) throws IOException {
        Box around = around(image, annotated, other);
        double scale = Math.min(4, LONGEST / Math.max(around.width(), around.height()));
        int width = Math.max(1, (int) Math.round(around.width() * scale));
        int height = Math.max(1, (int) Math.round(around.height() * scale));
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = picture.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.drawImage(crop(image, around), 0, 0, width, height, null);
        other.ifPresent(b -> draw(g, b, around, scale, ALTERNATIVE, true));
        annotated.ifPresent(b -> draw(g, b, around, scale, ANNOTATED, false));
        g.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "jpg", bytes);
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /** Both boxes with a margin, in whole pixels within the picture. */
    private static Box around(PixelImage image, Optional<Box> annotated, Optional<Box> other) {
        Box a = annotated.or(() -> other).orElse(new Box(0, 0, image.width(), image.height()));
        Box b = other.orElse(a);
        double margin = Math.max(LEAST, MARGIN * Math.max(Math.max(a.width(), a.height()), Math.max(b.width(), b.height())));
        double x1 = Math.clamp(Math.floor(Math.min(a.x1(), b.x1()) - margin), 0, image.width() - 1);
        double y1 = Math.clamp(Math.floor(Math.min(a.y1(), b.y1()) - margin), 0, image.height() - 1);
        double x2 = Math.clamp(Math.ceil(Math.max(a.x2(), b.x2()) + margin), x1 + 1, image.width());
        double y2 = Math.clamp(Math.ceil(Math.max(a.y2(), b.y2()) + margin), y1 + 1, image.height());
        return new Box(x1, y1, x2, y2);
    }

    private static BufferedImage crop(PixelImage image, Box around) {
        int width = (int) around.width();
        int height = (int) around.height();
        BufferedImage crop = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        crop.setRGB(0, 0, width, height, image.argb(), (int) around.y1() * image.width() + (int) around.x1(), image.width());
        return crop;
    }

    private static void draw(Graphics2D g, Box box, Box around, double scale, String colour, boolean dashed) {
        Rectangle2D frame = new Rectangle2D.Double((box.x1() - around.x1()) * scale, (box.y1() - around.y1()) * scale,
                Math.max(1, box.width() * scale), Math.max(1, box.height() * scale));
        g.setColor(new Color(0, 0, 0, 170));
        g.setStroke(new BasicStroke(2 * LINE));
        g.draw(frame);
        g.setColor(Color.decode(colour));
        g.setStroke(dashed ? new BasicStroke(LINE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[]{7, 5}, 0) : new BasicStroke(LINE));
        g.draw(frame);
    }
}
