package anchorlens.workbench;

import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ForwardPass;

/**
 * The network's input and the priors over it: the model's where one is open, else those a person set.
 *
 * @param own    the priors on the grids: points a person set, or what the model predicts from
 * @param width  of the input in pixels
 * @param height of the input in pixels
 * @param fit    how images are fitted into it
 */
public record InputGrid(Priors own, int width, int height, Fit fit) {

    /** The grids that a person set; images are centred in the input with their aspect ratio kept. */
    public static InputGrid of(PriorSetup setup) {
        return new InputGrid(setup.points(), setup.inputWidth(), setup.inputHeight(), Fit.CENTER);
    }

    /** The grids of a model, as one of its passes shows them. */
    public static InputGrid of(ForwardPass pass, Fit fit) {
        return new InputGrid(pass.head().priors(), pass.head().inputWidth(), pass.head().inputHeight(), fit);
    }

    public Letterbox letterbox(int imageWidth, int imageHeight) {
        return Letterbox.fit(fit, imageWidth, imageHeight, width, height);
    }

    /**
     * Anchors of the set's shapes, or points, on these grids; a model's own anchors or boxes stay what they are, because its
     * predictions belong to them.
     */
    public Priors priors(boolean anchors, PriorSetup setup) {
        return anchors && own instanceof PointPriors points ? setup.anchors(points.levels(), points.offset()) : own;
    }
}
