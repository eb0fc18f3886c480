package anchorlens.ui.state;

import anchorlens.workbench.RefinementSetup;
import java.util.EnumMap;
import java.util.Map;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;

/** How the picture is drawn: layers with their opacity, the level and score filters, and whether overlays are hidden. */
public final class DisplayOptions {
    private final Map<Layer, BooleanProperty> shown = new EnumMap<>(Layer.class);
    private final Map<Layer, DoubleProperty> opacity = new EnumMap<>(Layer.class);
    private final BooleanProperty overlaysHidden = new SimpleBooleanProperty(this, "overlaysHidden", false);
    private final BooleanProperty overlaysHeldHidden = new SimpleBooleanProperty(this, "overlaysHeldHidden", false);
    private final IntegerProperty hiddenLevels = new SimpleIntegerProperty(this, "hiddenLevels", 0);
    private final DoubleProperty minScore = new SimpleDoubleProperty(this, "minScore", 0.3);
    private final ObjectProperty<RefinementSetup> refinement = new SimpleObjectProperty<>(this, "refinement", new RefinementSetup());
    private final BooleanProperty viewKept = new SimpleBooleanProperty(this, "viewKept", true);

    public DisplayOptions() {
        for (Layer layer : Layer.values()) {
            shown.put(layer, new SimpleBooleanProperty(this, layer.name() + ".shown", layer.isShownAtFirst()));
            opacity.put(layer, new SimpleDoubleProperty(this, layer.name() + ".opacity", layer.opacityAtFirst()));
        }
    }

    public BooleanProperty shownProperty(Layer layer) {
        return shown.get(layer);
    }

    /** 0 invisible … 1 opaque. */
    public DoubleProperty opacityProperty(Layer layer) {
        return opacity.get(layer);
    }

    /** All overlays off (key H). */
    public BooleanProperty overlaysHiddenProperty() {
        return overlaysHidden;
    }

    /** All overlays off as long as Shift is held. */
    public BooleanProperty overlaysHeldHiddenProperty() {
        return overlaysHeldHidden;
    }

    /** Whether zoom and place stay from image to image; otherwise each image is fitted. */
    public BooleanProperty viewKeptProperty() {
        return viewKept;
    }

    /** Bit l set: priors of level l are not drawn. */
    public IntegerProperty hiddenLevelsProperty() {
        return hiddenLevels;
    }

    /** Predictions scored at or below are not drawn. */
    public DoubleProperty minScoreProperty() {
        return minScore;
    }

    /** The offsets that boxes are refined with where the model brings none. */
    public ObjectProperty<RefinementSetup> refinementProperty() {
        return refinement;
    }

    public boolean isDrawn(Layer layer) {
        return !overlaysHidden.get() && !overlaysHeldHidden.get() && shown.get(layer).get();
    }

    public boolean isLevelShown(int level) {
        return (hiddenLevels.get() & 1 << level) == 0;
    }

    public void setLevelShown(int level, boolean visible) {
        int bit = 1 << level;
        hiddenLevels.set(visible ? hiddenLevels.get() & ~bit : hiddenLevels.get() | bit);
    }

    /** The layers that tell most of an assigner: weights of a soft one, positives of a hard one. */
    public void showWeights(boolean soft) {
        shownProperty(Layer.POSITIVES).set(!soft);
        shownProperty(Layer.POS_WEIGHT).set(soft);
        shownProperty(Layer.NEG_WEIGHT).set(soft);
    }

    /** Everything a repaint depends on. */
    public Observable[] observables() {
        java.util.List<Observable> all = new java.util.ArrayList<>(shown.values());
        all.addAll(opacity.values());
        all.addAll(java.util.List.of(overlaysHidden, overlaysHeldHidden, hiddenLevels, minScore, refinement));
        return all.toArray(Observable[]::new);
    }
}
