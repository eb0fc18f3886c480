package anchorlens.detection;

import java.util.List;

/** Walks over all priors in order, knowing the centre and stride of each without searching for its level. */
final class PriorWalk {
    private final Priors priors;
    private final double offset;
    private final List<FeatureLevel> levels;
    private int prior = -1;
    private int level = -1;
    private int anchorsLeft;
    private int row;
    private int col;
    private double x;
    private double y;
    private double stride = 1;

    PriorWalk(Priors priors) {
        this.priors = priors;
        levels = priors.levels();
        offset = switch (priors) {
            case PointPriors points -> points.offset();
            case AnchorPriors anchors -> anchors.offset();
            case BoxPriors _ -> 0;
        };
    }

    /** Moves to the first or next prior. */
    void next() {
        prior++;
        if (levels.isEmpty()) {
            x = priors.centerX(prior);
            y = priors.centerY(prior);
        } else if (--anchorsLeft <= 0) {
            nextCell();
        }
    }

    private void nextCell() {
        col++;
        if (level < 0 || prior == levels.get(level).endPrior()) {
            stride = levels.get(++level).stride();
            col = 0;
            row = 0;
        } else if (col == levels.get(level).cols()) {
            col = 0;
            row++;
        }
        anchorsLeft = levels.get(level).priorsPerCell();
        x = (col + offset) * stride;
        y = (row + offset) * stride;
    }

    double x() {
        return x;
    }

    double y() {
        return y;
    }

    /** Pixels a cell, 1 where there is no grid. */
    double stride() {
        return stride;
    }
}
