package anchorlens.workbench;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ForwardPass;
import java.util.List;

/**
 * The network's input and the grids over it: the model's where one is open, else those a person set.
 *
 * @param levels the grids, one prior a cell
 * @param offset where in its cell a prior sits
 * @param width  of the input in pixels
 * @param height of the input in pixels
 * @param fit    how images are fitted into it
 */
public record InputGrid(List<FeatureLevel> levels, double offset, int width, int height, Fit fit) {

    /** The grids that a person set; images are centred in the input with their aspect ratio kept. */
    public static InputGrid of(PriorSetup setup) {
        PointPriors points = setup.points();
        return new InputGrid(points.levels(), setup.offset(), setup.inputWidth(), setup.inputHeight(), Fit.CENTER);
    }

    /** The grids of a model, as one of its passes shows them. */
    public static InputGrid of(ForwardPass pass, Fit fit) {
        return new InputGrid(pass.head().levels(), pass.head().priorOffset(), pass.head().inputWidth(),
                pass.head().inputHeight(), fit);
    }

    public Letterbox letterbox(int imageWidth, int imageHeight) {
        return Letterbox.fit(fit, imageWidth, imageHeight, width, height);
    }

    /** Anchors of the set's shapes, or points, on these grids. */
    public Priors priors(boolean anchors, PriorSetup setup) {
        return anchors ? setup.anchors(levels, offset) : new PointPriors(levels, offset);
    }
}
