package anchorlens.scene;

/** A smooth random field over a picture: octaves of random grids, interpolated. */
final class Noise {
    final int width;
    final int height;
    final float[] values;

    Noise(int width, int height) {
        this.width = width;
        this.height = height;
        values = new float[width * height];
    }

    /** Octaves whose cells shrink and whose swing falls, from one number of cells across the picture on. */
    static Noise octaves(Chance chance, int width, int height, double cellsX, double cellsY, int count) {
        Noise noise = new Noise(width, height);
        double swing = 0.5;
        for (int i = 0; i < count; i++) {
            double growth = Math.scalb(1.0, i) * (1 + 0.5 * i);
            noise.add(chance, Math.min(cellsX * growth, width / 2.0), Math.min(cellsY * growth, height / 2.0), swing);
            swing *= 0.62;
        }
        return noise;
    }

    /** Adds a grid of random numbers of −swing…swing, so many cells across and down. */
    void add(Chance chance, double cellsX, double cellsY, double swing) {
        int columns = (int) cellsX + 3;
        int rows = (int) cellsY + 3;
        float[] grid = new float[columns * rows];
        for (int i = 0; i < grid.length; i++) {
            grid[i] = (float) chance.between(-swing, swing);
        }
        int[] column = new int[width];
        float[] across = new float[width];
        for (int x = 0; x < width; x++) {
            double at = x * cellsX / width;
            column[x] = (int) at;
            across[x] = smooth((float) (at - column[x]));
        }
        for (int y = 0; y < height; y++) {
            double at = y * cellsY / height;
            int row = (int) at * columns;
            float down = smooth((float) (at - (int) at));
            for (int x = 0; x < width; x++) {
                int i = row + column[x];
                float top = grid[i] + across[x] * (grid[i + 1] - grid[i]);
                float bottom = grid[i + columns] + across[x] * (grid[i + columns + 1] - grid[i + columns]);
                values[y * width + x] += top + down * (bottom - top);
            }
        }
    }

    private static float smooth(float t) {
        return t * t * (3 - 2 * t);
    }
}
