package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** The sample pictures that play outdoors. */
final class OutdoorScenes {
    private static final Color RED = Tint.of(0xC23B34);
    private static final Color TEAL = Tint.of(0x1F8A8A);
    private static final Color YELLOW = Tint.of(0xEDB53A);
    private static final Color CREAM = Tint.of(0xF1E6D0);
    private static final Color WOOD = Tint.of(0x9A6B3E);
    private static final Color PINE = Tint.of(0xB98A52);

    private OutdoorScenes() {
    }

    /** A street at dusk: an umbrella whose thin stick hangs far below its annotated canopy, crossing a chair. */
    static Scene street(long seed) {
        Stage stage = new Stage("street", seed);
        Graphics2D pen = stage.pen;
        stage.backdrop.sky(430, Tint.of(0x3C5878), Tint.of(0x7490A4), Tint.of(0xC6B7A4), Tint.of(0xE8C49A));
        stage.backdrop.sun(828, 372, 17, Tint.of(0xFFC878));
        stage.backdrop.clouds(6, 70, 250, Tint.of(0xF4D8C4), 0.1);
        stage.backdrop.hills(404, 22, Tint.of(0x7C8794), Tint.of(0x5F6A78));
        stage.architecture.house(30, 432, 206, 330, 24, Tint.of(0x6C6068), 0.35);
        stage.architecture.house(262, 432, 148, 226, 126, Tint.of(0x8A6A58), 0.3);
        stage.architecture.house(700, 432, 150, 150, 24, Tint.of(0x7A7680), 0.25);
        stage.architecture.shop(262, 432, 148, TEAL, true);
        stage.backdrop.pavement(430, Tint.of(0x8A8078), Tint.of(0x5A5450));
        stage.whole("table", Furniture.table(pen, 778, 534, 1.42, 212, WOOD));
        stage.whole("mug", Toys.mug(pen, 826, 360, 0.62, CREAM, true));
        stage.whole("crate", Furniture.crate(pen, 440, 566, 1.12, PINE));
        stage.whole("chair", Furniture.chair(pen, 590, 556, 1.28, Tint.of(0x3E7A60)));
        stage.body("umbrella", Umbrellas.umbrella(pen, 616, 252, 1.62, 5, RED, 178));
        return stage.finish();
    }

    /**
     * A beach with a parasol annotated down to the sand, a kite annotated with its tail, and one far too small to
     * match.
     */
    static Scene beach(long seed) {
        Stage stage = new Stage("beach", seed);
        Graphics2D pen = stage.pen;
        stage.backdrop.sky(268, Tint.of(0x3F8FCB), Tint.of(0x8FC6E6), Tint.of(0xDDF0F4));
        stage.backdrop.clouds(8, 40, 190, Color.WHITE, 0.17);
        stage.backdrop.sun(96, 66, 24, Tint.of(0xFFE9A8));
        stage.backdrop.sea(268, 392, Tint.of(0x2E86A8), Tint.of(0x6CC4C4));
        stage.backdrop.sand(384, Tint.of(0xC2A676), Tint.of(0xE6CC98));
        stage.whole("crate", Furniture.crate(pen, 700, 486, 0.72, PINE));
        string(pen, 448, 130, 690, 424);
        stage.whole("kite", Toys.kite(pen, 448, 136, 1.1, 24, YELLOW, RED, 120));
        stage.body("kite", Toys.kite(pen, 575.2, 120.3, 0.0818, 90, RED, RED, 0));
        stage.whole("umbrella", Umbrellas.parasol(pen, 240, 548, 1.55, -7, Tint.of(0xE05A4A), CREAM, 186));
        stage.whole("chair", Furniture.chair(pen, 372, 560, 0.98, Tint.of(0x4E86B4)));
        stage.whole("ball", Toys.ball(pen, 560, 588, 1.16, 20, Tint.of(0xE04E3E), CREAM, Tint.of(0x2C7FB8)));
        stage.whole("ball", Toys.ball(pen, 858, 450, 0.44, 70, YELLOW, CREAM, TEAL));
        return stage.finish();
    }

    /** A park with kites, some annotated with their tails and some without. */
    static Scene park(long seed) {
        Stage stage = new Stage("park", seed);
        Graphics2D pen = stage.pen;
        stage.backdrop.sky(400, Tint.of(0x4B93C8), Tint.of(0xA5D2E6), Tint.of(0xEAF1DE));
        stage.backdrop.clouds(9, 40, 230, Color.WHITE, 0.17);
        stage.backdrop.hills(352, 36, Tint.of(0x7FA694), Tint.of(0x5F8C72));
        stage.backdrop.hills(392, 24, Tint.of(0x6C9C62), Tint.of(0x4E7F48));
        stage.backdrop.grass(420, Tint.of(0x6FA04C), Tint.of(0x3F7A34));
        stage.backdrop.tree(92, 470, 148, Tint.of(0x4E8A3E), -400);
        stage.backdrop.tree(874, 452, 122, Tint.of(0x5C8F3A), -400);
        string(pen, 288, 140, 420, 640);
        string(pen, 622, 96, 560, 640);
        stage.whole("kite", Toys.kite(pen, 290, 150, 1.35, -18, RED, CREAM, 110));
        stage.body("kite", Toys.kite(pen, 622, 108, 1.05, 14, Tint.of(0x2C7FB8), YELLOW, 130));
        stage.body("kite", Toys.kite(pen, 770, 214, 0.5, 30, TEAL, CREAM, 90));
        stage.whole("table", Furniture.table(pen, 706, 560, 1.1, 230, PINE));
        stage.whole("mug", Toys.mug(pen, 650, 421, 0.56, TEAL, false));
        stage.whole("mug", Toys.mug(pen, 764, 424, 0.6, RED, true));
        stage.whole("chair", Furniture.chair(pen, 860, 590, 1.02, Tint.of(0x8C4A38)));
        stage.whole("crate", Furniture.crate(pen, 236, 590, 1.06, WOOD));
        stage.whole("ball", Toys.ball(pen, 404, 600, 0.86, 50, TEAL, CREAM, YELLOW));
        return stage.finish();
    }

    /** A market: single crates, and a pile of them annotated as one crowd region. */
    static Scene market(long seed) {
        Stage stage = new Stage("market", seed);
        Graphics2D pen = stage.pen;
        stage.backdrop.sky(380, Tint.of(0x6E9CBE), Tint.of(0xB8CFD6), Tint.of(0xF0E4CC));
        stage.backdrop.clouds(5, 30, 130, Color.WHITE, 0.15);
        stage.architecture.house(-20, 384, 250, 330, 24, Tint.of(0xB58A62), 0.1);
        stage.architecture.house(240, 384, 200, 270, 126, Tint.of(0x9C7468), 0.1);
        stage.architecture.house(452, 384, 260, 350, 24, Tint.of(0xA89A7C), 0.1);
        stage.architecture.house(724, 384, 260, 292, 126, Tint.of(0x8C7A80), 0.1);
        stage.architecture.shop(250, 384, 180, RED, false);
        stage.architecture.shop(740, 384, 200, Tint.of(0x3E7A60), false);
        stage.backdrop.pavement(384, Tint.of(0xA89C8A), Tint.of(0x7C7064));
        List<Brush> pile = new ArrayList<>();
        int[][] rows = {{4, 436}, {5, 492}};
        for (int[] row : rows) {
            for (int level = 0; level < 2; level++) {
                for (int i = 0; i < row[0] - level; i++) {
                    pile.add(Furniture.crate(pen, 640 + i * 72 + level * 34 - row[0] * 14, row[1] - level * 52, 0.6,
                            Tint.mix(PINE, WOOD, stage.random.nextDouble())));
                }
            }
        }
        stage.crowd("crate", pile);
        stage.whole("table", Furniture.table(pen, 300, 560, 1.3, 260, WOOD));
        stage.whole("crate", Furniture.crate(pen, 226, 404, 0.72, PINE));
        stage.whole("mug", Toys.mug(pen, 392, 400, 0.54, YELLOW, true));
        stage.body("umbrella", Umbrellas.parasol(pen, 470, 600, 1.75, 3, Tint.of(0x2F7A74), CREAM, 250));
        stage.whole("crate", Furniture.crate(pen, 612, 612, 1.06, Tint.of(0xA87444)));
        stage.whole("chair", Furniture.chair(pen, 96, 606, 1.08, Tint.of(0x7C4638)));
        stage.whole("ball", Toys.ball(pen, 836, 610, 0.6, 10, RED, CREAM, TEAL));
        return stage.finish();
    }

    /** A landscape at dawn with nothing to annotate. */
    static Scene dawn(long seed) {
        Stage stage = new Stage("dawn", seed);
        stage.backdrop.sky(420, Tint.of(0x2E3A66), Tint.of(0x7E6A92), Tint.of(0xE39A86), Tint.of(0xFBD9A0));
        stage.backdrop.sun(610, 356, 26, Tint.of(0xFFC98A));
        stage.backdrop.clouds(8, 70, 270, Tint.of(0xFFC2A8), 0.1);
        stage.backdrop.hills(352, 44, Tint.of(0x8C7896), Tint.of(0x6C6080));
        stage.backdrop.hills(396, 36, Tint.of(0x6A5F78), Tint.of(0x4A4A5E));
        stage.backdrop.hills(446, 28, Tint.of(0x4E5A52), Tint.of(0x34443C));
        stage.backdrop.grass(490, Tint.of(0x4A5C3C), Tint.of(0x22341F));
        stage.backdrop.tree(184, 530, 150, Tint.of(0x3C4E34), 610);
        stage.backdrop.tree(770, 500, 86, Tint.of(0x42523A), 610);
        return stage.finish();
    }

    private static void string(Graphics2D pen, double x, double y, double toX, double toY) {
        Path2D line = new Path2D.Double();
        line.moveTo(x, y);
        line.quadTo((x + toX) / 2 - 30, (y + toY) / 2 + 50, toX, toY);
        pen.setPaint(Tint.clear(Color.WHITE, 0.55));
        pen.draw(line);
    }
}
