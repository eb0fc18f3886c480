package anchorlens.scene;

import java.awt.Color;

/**
 * What a generated scene plays on: a wall above a floor, sky above a meadow or a beach, or one surface seen from above.
 * All are mixed of two colours by smooth noise, so that no background is like another.
 */
final class Ground {
    /** Pairs of colours of walls, skies and far things. */
    private static final int[][] FAR = {{0xB9C2B4, 0x9AA69A}, {0xD9CDB8, 0xBFAE94}, {0x8FA3B8, 0x6F859C},
        {0x5E6A86, 0x434D68}, {0xC8A08A, 0xA87E6A}, {0x6E7F74, 0x54645A}, {0x403C50, 0x2E2B3C}, {0xE2DED2, 0xC6C0B0}};
    private static final int[][] SKIES = {{0x6FA8DC, 0xE6EEF2}, {0x3E6FA8, 0xB6CDE0}, {0x8A9CB4, 0xD2D4D2},
        {0x54618C, 0xE8B494}, {0x27315C, 0x8C6C8C}};
    private static final int[][] NEAR = {{0x4E7A3C, 0x9DB65C}, {0x6A7D3E, 0xB9AE6C}, {0xC9AE7C, 0xEAD8AC},
        {0x6F6A66, 0x9C958C}, {0x3F5A44, 0x718A5A}, {0xB8C4CC, 0xF0F4F6}, {0x7A5A42, 0xA8866A}};
    private static final int[][] WOOD = {{0x7A5030, 0xB98A58}, {0x5A3A24, 0x8E6440}, {0xA88058, 0xD6B486},
        {0x3E342E, 0x6E5E52}, {0x8C7A68, 0xBAA994}};

    private final Chance chance;
    private final int width;
    private final int height;
    private final int[] rgb;
    private final int horizon;
    private final boolean indoors;

    private Ground(Chance chance, int width, int height) {
        this.chance = chance;
        this.width = width;
        this.height = height;
        rgb = new int[width * height];
        indoors = chance.yes(0.5);
        horizon = chance.yes(0.7) ? (int) (height * chance.between(0.32, 0.68)) : 0;
    }

    static Ground of(Chance chance, int width, int height) {
        Ground ground = new Ground(chance, width, height);
        ground.above();
        ground.below();
        return ground;
    }

    int[] rgb() {
        return rgb;
    }

    /** The row where wall and floor, or sky and land, meet; 0 for one surface. */
    int horizon() {
        return horizon;
    }

    boolean indoors() {
        return indoors;
    }

    private void above() {
        if (horizon == 0) {
            return;
        }
        int[] pair = indoors ? chance.of(FAR) : chance.of(SKIES);
        Noise noise = indoors ? Noise.octaves(chance, width, horizon, 3, 3, 4)
                : Noise.octaves(chance, width, horizon, 2.5, 4, 4);
        double strength = chance.between(0.3, 0.8);
        boolean striped = indoors && chance.yes(0.4);
        double stripe = width / (double) chance.whole(8, 26);
        for (int y = 0; y < horizon; y++) {
            double depth = y / (double) horizon;
            for (int x = 0; x < width; x++) {
                double value = noise.values[y * width + x] * strength;
                double share = indoors ? 0.5 + value + 0.2 * (depth - 0.5) : depth + Math.max(0, value);
                double light = striped && (int) (x / stripe) % 2 == 0 ? 0.94 : 1;
                rgb[y * width + x] = mixed(pair, share, light);
            }
        }
    }

    private void below() {
        int rows = height - horizon;
        int[] pair = indoors ? chance.of(WOOD) : chance.of(NEAR);
        boolean grained = indoors && chance.yes(0.7);
        Noise noise = grained ? Noise.octaves(chance, width, rows, 2.5, 16, 4)
                : Noise.octaves(chance, width, rows, 5, horizon == 0 ? 5 : 9, 5);
        double strength = chance.between(0.5, 1.1);
        int planks = grained ? chance.whole(4, 9) : 1;
        float[] tones = new float[planks];
        for (int i = 0; i < planks; i++) {
            tones[i] = (float) chance.between(0.86, 1.08);
        }
        for (int y = 0; y < rows; y++) {
            double depth = y / (double) rows;
            double far = horizon == 0 ? depth : Math.pow(depth, 0.55);
            double along = far * planks;
            int plank = Math.min(planks - 1, (int) along);
            boolean gap = grained && along - plank < planks * 0.9 / rows * (1 + depth);
            double light = (horizon == 0 ? 1 : 0.84 + 0.22 * depth) * tones[plank] * (gap ? 0.55 : 1);
            for (int x = 0; x < width; x++) {
                rgb[(horizon + y) * width + x] =
                        mixed(pair, 0.5 + strength * noise.values[y * width + x], light);
            }
        }
    }

    private static int mixed(int[] pair, double share, double light) {
        double s = Math.clamp(share, 0, 1);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = pair[0] >> shift & 0xFF;
            int b = pair[1] >> shift & 0xFF;
            mixed |= Math.clamp((int) ((a + s * (b - a)) * light + 0.5), 0, 255) << shift;
        }
        return mixed;
    }

    /** A colour that belongs to the scene: between one of the far and one of the near colours. */
    static Color muted(Chance chance) {
        return Tint.mix(Tint.of(chance.of(FAR)[chance.below(2)]), Tint.of(chance.of(NEAR)[chance.below(2)]),
                chance.unit());
    }
}
