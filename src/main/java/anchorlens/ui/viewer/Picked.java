package anchorlens.ui.viewer;

import anchorlens.ui.state.Selection;

/** What is selected and hovered while one frame is painted; −1 stands for nothing. */
public record Picked(int prior, int gt, int hoveredPrior) {
    public static final Picked NOTHING = new Picked(-1, -1, -1);

    public static Picked of(Selection selection) {
        return new Picked(selection.priorProperty().get(), selection.gtProperty().get(),
                selection.hoveredPriorProperty().get());
    }
}
