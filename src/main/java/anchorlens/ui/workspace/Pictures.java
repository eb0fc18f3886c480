package anchorlens.ui.workspace;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Transform;
import javax.imageio.ImageIO;

/** Writes what a scene or a part of it shows as a PNG. */
public final class Pictures {
    private Pictures() {
    }

    /** What a scene shows, in a window or not; to be called on the FX thread. */
    public static Image of(Scene scene) {
        scene.getRoot().applyCss();
        scene.getRoot().layout();
        return scene.snapshot(null);
    }

    /** What a node of a scene shows, with {@code scale} pixels for one of the screen; to be called on the FX thread. */
    public static Image of(Node node, double scale) {
        SnapshotParameters how = new SnapshotParameters();
        how.setTransform(Transform.scale(scale, scale));
        rescale(node, scale);
        try {
            node.getScene().getRoot().applyCss();
            node.getScene().getRoot().layout();
            how.setFill(backdrop(node));
            return node.snapshot(how, null);
        } finally {
            rescale(node, 0);
        }
    }

    /** What shows through a node: the colour of the nearest thing beneath it that hides what is under it. */
    private static Color backdrop(Node node) {
        for (Node n = node; n != null; n = n.getParent()) {
            if (n instanceof Region region && region.getBackground() != null) {
                for (BackgroundFill fill : region.getBackground().getFills().reversed()) {
                    if (fill.getFill() instanceof Color color && color.isOpaque()) {
                        return color;
                    }
                }
            }
        }
        return node.getScene().getFill() instanceof Color color ? color : Color.BLACK;
    }

    private static void rescale(Node node, double scale) {
        if (node instanceof Rescaled own) {
            own.setPictureScale(scale);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> rescale(child, scale));
        }
    }

    /** Writes through a temporary file, so that a failure leaves nothing half written. */
    public static void writePng(Image image, Path file) throws IOException {
        int w = (int) image.getWidth();
        int h = (int) image.getHeight();
        int[] argb = new int[w * h];
        image.getPixelReader().getPixels(0, 0, w, h, PixelFormat.getIntArgbInstance(), argb, 0, w);
        BufferedImage out = new BufferedImage(w, h, BufferedImage.TYPE_INT_RGB);
        out.setRGB(0, 0, w, h, argb, 0, w);
        Export.whole(file, temporary -> ImageIO.write(out, "png", temporary.toFile()));
    }
}
