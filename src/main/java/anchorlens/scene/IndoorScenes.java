package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The sample pictures that play in a room or under a roof of lights. */
final class IndoorScenes {
    private static final Color OAK = Tint.of(0xA8764A);
    private static final Color CREAM = Tint.of(0xF0E6D2);
    private static final Color RUST = Tint.of(0xB4532E);
    private static final Color NAVY = Tint.of(0x2D4A74);
    private static final Color SAGE = Tint.of(0x7C9A7C);

    private IndoorScenes() {
    }

    /** A living room by day: two lamps, one annotated with its pole and one by its shade. */
    static Scene livingRoom(long seed) {
        Stage stage = new Stage("living_room", seed);
        Graphics2D pen = stage.pen;
        stage.architecture.room(Stage.WIDTH, Stage.HEIGHT, 430, Tint.of(0xB9C2B4), Tint.of(0xB0804E), 420);
        stage.architecture.roomWindow(372, 84, 216, 218, 430, Tint.of(0x7FB6DA), Tint.of(0xE4EFE6));
        stage.architecture.frame(690, 110, 96, 76, NAVY);
        stage.architecture.frame(812, 84, 66, 84, RUST);
        rug(pen, 500, 570, 330, 50);
        stage.whole("lamp", Furniture.lamp(pen, 150, 500, 1.42, Tint.of(0xE8CFA0), 216, 0.8));
        stage.whole("chair", Furniture.chair(pen, 330, 540, 1.24, SAGE));
        stage.whole("table", Furniture.table(pen, 560, 572, 1.26, 270, OAK));
        stage.whole("mug", Toys.mug(pen, 480, 414, 0.74, RUST, false));
        stage.whole("mug", Toys.mug(pen, 610, 410, 0.68, NAVY, true));
        stage.body("lamp", Furniture.lamp(pen, 838, 526, 1.12, Tint.of(0xD9B48C), 190, 0.6));
        stage.whole("ball", Toys.ball(pen, 744, 606, 0.72, 35, RUST, CREAM, NAVY));
        stage.whole("crate", Furniture.crate(pen, 196, 606, 0.9, Tint.of(0xB98A52)));
        return stage.finish();
    }

    /** A terrace in the evening: tables and chairs that hide parts of each other. */
    static Scene terrace(long seed) {
        Stage stage = new Stage("terrace", seed);
        Graphics2D pen = stage.pen;
        stage.backdrop.sky(400, Tint.of(0x141C3C), Tint.of(0x33407A), Tint.of(0x9A6A86), Tint.of(0xE89A6C));
        for (int i = 0; i < 90; i++) {
            double y = stage.random.nextDouble() * 200;
            Brush.softEllipse(pen, stage.random.nextDouble() * 960, y, 1.6, 1.6, Color.WHITE, 0.9 - y / 300);
        }
        stage.backdrop.hills(382, 26, Tint.of(0x4A4468), Tint.of(0x2C2C48));
        stage.architecture.house(-30, 416, 190, 250, 24, Tint.of(0x4A4258), 0.65);
        stage.architecture.house(780, 416, 220, 290, 126, Tint.of(0x3F3C58), 0.6);
        stage.architecture.shop(784, 416, 190, RUST, true);
        stage.backdrop.pavement(412, Tint.of(0x6A5A62), Tint.of(0x3C3440));
        lights(stage);
        Brush.softEllipse(pen, 470, 560, 430, 110, Tint.of(0xFFB866), 0.3);
        stage.whole("chair", Furniture.chair(pen, 170, 500, 0.94, Tint.of(0xA8443C)));
        stage.whole("table", Furniture.table(pen, 286, 514, 1.0, 190, OAK));
        stage.whole("mug", Toys.mug(pen, 268, 388, 0.5, CREAM, true));
        stage.whole("chair", Furniture.chair(pen, 408, 508, 0.94, Tint.of(0xA8443C)));
        stage.whole("umbrella", Umbrellas.parasol(pen, 610, 540, 1.5, 0, Tint.of(0xB5803A), Tint.of(0xE8D2A6), 206));
        stage.whole("chair", Furniture.chair(pen, 512, 588, 1.2, SAGE));
        stage.whole("table", Furniture.table(pen, 668, 604, 1.25, 210, OAK));
        stage.whole("mug", Toys.mug(pen, 636, 446, 0.64, RUST, false));
        stage.whole("mug", Toys.mug(pen, 726, 448, 0.64, NAVY, true));
        stage.whole("chair", Furniture.chair(pen, 830, 596, 1.2, SAGE));
        stage.whole("lamp", Furniture.lamp(pen, 74, 604, 1.0, Tint.of(0xE0B070), 230, 1));
        return stage.finish();
    }

    /** A desk seen closely: large objects, cut by the border of the picture. */
    static Scene desk(long seed) {
        Stage stage = new Stage("desk", seed);
        Graphics2D pen = stage.pen;
        stage.architecture.room(Stage.WIDTH, Stage.HEIGHT, 560, Tint.of(0x5E6A86), Tint.of(0x6A4A30), 480);
        stage.architecture.frame(84, 66, 150, 116, SAGE);
        stage.architecture.frame(282, 100, 96, 122, RUST);
        stage.whole("table", Furniture.table(pen, 500, 860, 3.6, 330, Tint.of(0x9A6840)));
        stage.body("lamp", Furniture.lamp(pen, 806, 426, 2.1, Tint.of(0xE6C48C), 112, 0.95));
        stage.whole("ball", Toys.ball(pen, 520, 414, 1.4, 15, RUST, CREAM, SAGE));
        stage.whole("crate", Furniture.crate(pen, 210, 428, 1.7, Tint.of(0xB48850)));
        stage.whole("mug", Toys.mug(pen, 384, 448, 1.9, NAVY, false));
        stage.whole("mug", Toys.mug(pen, 664, 446, 1.6, CREAM, true));
        return stage.finish();
    }

    private static void rug(Graphics2D pen, double x, double y, double radiusX, double radiusY) {
        Color[] rings = {Tint.of(0x7A3A34), Tint.of(0xD8B98C), Tint.of(0x8E4A40), Tint.of(0xC99A74), Tint.of(0x7A3A34)};
        for (int i = 0; i < rings.length; i++) {
            double share = 1 - i * 0.17;
            pen.setPaint(rings[i]);
            pen.fill(new Ellipse2D.Double(x - radiusX * share, y - radiusY * share, 2 * radiusX * share,
                    2 * radiusY * share));
        }
    }

    private static void lights(Stage stage) {
        Graphics2D pen = stage.pen;
        for (int bow = 0; bow < 3; bow++) {
            double x0 = -40 + bow * 350;
            double x1 = x0 + 350;
            double sag = 62 + bow * 9;
            double top = 118 - bow * 14;
            double px = x0;
            double py = top;
            for (int i = 1; i <= 28; i++) {
                double t = i / 28.0;
                double x = x0 + t * (x1 - x0);
                double y = top - 14 * t + 4 * sag * t * (1 - t);
                pen.setPaint(Tint.of(0x1A1620));
                pen.draw(new Line2D.Double(px, py, x, y));
                if (i % 4 == 2) {
                    Brush.softEllipse(pen, x, y + 7, 34, 34, Tint.of(0xFFC46A), 0.5);
                    Brush.softEllipse(pen, x, y + 7, 7, 8, Tint.of(0xFFF2CC), 1);
                }
                px = x;
                py = y;
            }
        }
        pen.setPaint(Tint.clear(Tint.of(0xFFB060), 0.05));
        pen.fill(new Rectangle2D.Double(0, 0, Stage.WIDTH, Stage.HEIGHT));
    }
}
