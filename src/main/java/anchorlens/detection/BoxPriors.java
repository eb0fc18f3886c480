package anchorlens.detection;

import anchorlens.geometry.Boxes;
import java.util.List;

/** Boxes without a grid: the proposals that the second stage of a two-stage detector matches. */
public record BoxPriors(Boxes boxes) implements Priors {
    @Override
    public List<FeatureLevel> levels() {
        return List.of();
    }

    @Override
    public int count() {
        return boxes.count();
    }

    @Override
    public double centerX(int prior) {
        return 0.5 * (boxes.x1(prior) + boxes.x2(prior));
    }

    @Override
    public double centerY(int prior) {
        return 0.5 * (boxes.y1(prior) + boxes.y2(prior));
    }
}
