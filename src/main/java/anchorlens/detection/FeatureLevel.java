package anchorlens.detection;

/**
 * One map of a feature pyramid: a grid of {@code rows × cols} cells of {@code stride} input pixels, each with
 * {@code priorsPerCell} priors.
 *
 * <p>Priors are numbered level by level, then row by row, then column by column, then within the cell:
 * {@code index = firstPrior + (row · cols + col) · priorsPerCell + a}. All indices are 0-based.
 */
public record FeatureLevel(int index, int stride, int rows, int cols, int priorsPerCell, int firstPrior) {
    public FeatureLevel {
        if (stride < 1 || rows < 1 || cols < 1 || priorsPerCell < 1) {
            throw new IllegalArgumentException("stride " + stride + ", grid " + rows + "×" + cols + " with "
                    + priorsPerCell + " priors a cell: each must be at least 1");
        }
    }

    /** Number of priors of this level. */
    public int count() {
        return rows * cols * priorsPerCell;
    }

    /** One past the last prior of this level. */
    public int endPrior() {
        return firstPrior + count();
    }

    public int prior(int row, int col, int a) {
        return firstPrior + (row * cols + col) * priorsPerCell + a;
    }

    public int row(int prior) {
        return (prior - firstPrior) / priorsPerCell / cols;
    }

    public int col(int prior) {
        return (prior - firstPrior) / priorsPerCell % cols;
    }

    /** "P3" for stride 8, "P4" for 16 …: the usual name of the pyramid level. */
    public String label() {
        return "P" + Math.round(Math.log(stride) / Math.log(2));
    }
}
