package anchorlens.ui.state;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;

/**
 * What is selected and what is under the mouse, shared by the picture, the charts and the tables: selecting in one place
 * selects in all. −1 stands for nothing.
 */
public final class Selection {
    private final IntegerProperty prior = new SimpleIntegerProperty(this, "prior", -1);
    private final IntegerProperty gt = new SimpleIntegerProperty(this, "gt", -1);
    private final IntegerProperty hoveredPrior = new SimpleIntegerProperty(this, "hoveredPrior", -1);

    /** The selected prior. */
    public IntegerProperty priorProperty() {
        return prior;
    }

    /** The selected ground truth, the one a selected prior is explained against. */
    public IntegerProperty gtProperty() {
        return gt;
    }

    /** The prior under the mouse in the picture or a chart. */
    public IntegerProperty hoveredPriorProperty() {
        return hoveredPrior;
    }

    public void clear() {
        prior.set(-1);
        gt.set(-1);
        hoveredPrior.set(-1);
    }
}
