package anchorlens.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.util.List;

/** Objects of generated scenes, each with its size, colours and pose decided before it is placed. */
final class Props {
    private static final int[] BRIGHT = {0xB4532E, 0x2D4A74, 0x7C9A7C, 0xC9A23C, 0x8E3A4A, 0x3C7C84, 0x6A4A86, 0xD8743C,
        0x3E6A3E, 0xC45A6C, 0x5A7CB4, 0xE0C48C, 0x9A9488, 0x48444C};
    private static final int[] WOOD = {0xB98A52, 0x9A6A3C, 0xC8A470, 0x7E6048, 0xA89078};
    private static final int[] SLAB = {0x7A7C80, 0xA09484, 0x54606A, 0x6A5444, 0xC0B8A8, 0x4A5A4C};

    /** An object whose appearance is decided, to be drawn anywhere, or measured by a null pen. */
    @FunctionalInterface
    interface Drawing {
        Brush at(Graphics2D pen, double x, double y);
    }

    private final Chance chance;
    private final SceneSettings.Shares shares;
    private final List<String> categories;

    Props(Chance chance, SceneSettings.Shares shares, List<String> categories) {
        this.chance = chance;
        this.shares = shares;
        this.categories = categories;
    }

    /**
     * An object of a class.
     *
     * @param size the width of its body, in pixels
     */
    Drawing of(int category, double size) {
        double lean = chance.between(3, 15) * chance.sign();
        Color color = color(BRIGHT);
        Color other = color(BRIGHT);
        return switch (categories.get(category)) {
            case "arrow" -> arrow(size, lean, color);
            case "ball" -> {
                double turn = chance.between(-75, 75);
                double puddle = chance.yes(shares.reflection()) ? 80 * chance.between(0.3, 1) : 0;
                yield (pen, x, y) -> Signs.ball(pen, x, y, size / 80, turn, color, other, puddle);
            }
            case "crate" -> crate(size, lean);
            case "flag" -> {
                int side = chance.sign();
                yield (pen, x, y) -> Signs.flag(pen, x, y, size / 84, lean, color, other, side);
            }
            case "kite" -> kite(size, lean, color, other);
            case "lamp" -> lamp(size, lean, color);
            case "mug" -> {
                int handle = chance.yes(shares.handle()) ? chance.sign() : 0;
                yield (pen, x, y) -> Toys.mug(pen, x, y, size / 62, lean, color, handle);
            }
            default -> umbrella(size, lean, color);
        };
    }

    private Drawing arrow(double size, double lean, Color color) {
        double turn = 90 * chance.below(4) + lean;
        boolean casts = chance.yes(shares.shadow());
        double aside = casts ? 100 * chance.between(0.06, 0.3) * chance.sign() : 0;
        double below = casts ? 100 * chance.between(0.16, 0.36) : 0;
        return (pen, x, y) -> Signs.arrow(pen, x, y, size / 100, turn, color, aside, below);
    }

    private Drawing crate(double size, double lean) {
        Color wood = color(WOOD);
        Color slab = color(SLAB);
        double high = 100 * chance.between(0.96, 1.04);
        double hidden = chance.yes(shares.covered()) ? chance.between(0.22, 0.5) : 0;
        int from = chance.below(4);
        double tilt = lean * 0.6;
        return (pen, x, y) -> Signs.crate(pen, x, y, size / 100, tilt, wood, high, hidden, from, slab);
    }

    private Drawing kite(double size, double lean, Color color, Color other) {
        double tail = chance.yes(shares.appendage()) ? 110 * chance.between(0.35, 1.1) : 0;
        double swing = chance.between(-54, 54);
        return (pen, x, y) -> Toys.kite(pen, x, y, size / 80, lean, color, other, tail, swing);
    }

    private Drawing lamp(double size, double lean, Color color) {
        double height = chance.yes(shares.appendage()) ? 100 * chance.between(0.45, 1.4) : 0;
        double light = chance.yes(0.5) ? chance.between(0.3, 0.9) : 0;
        return (pen, x, y) -> Furniture.lamp(pen, x, y, size / 100, lean, color, height, light);
    }

    private Drawing umbrella(double size, double lean, Color color) {
        double stick = chance.yes(shares.appendage()) ? 200 * chance.between(0.35, 1) : 0;
        return (pen, x, y) -> Umbrellas.umbrella(pen, x, y, size / 200, lean, color, stick);
    }

    private Color color(int[] palette) {
        Color base = Tint.of(palette[chance.below(palette.length)]);
        double shade = chance.between(-0.25, 0.25);
        return shade < 0 ? Tint.darker(base, -shade) : Tint.lighter(base, shade);
    }
}
