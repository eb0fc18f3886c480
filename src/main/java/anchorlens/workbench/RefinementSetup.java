package anchorlens.workbench;

import anchorlens.parameters.Parameter;

/**
 * Offsets of the four boundary points of DW's box refinement, the same for every prior: what a person sets where the model brings
 * none of its own.
 */
public record RefinementSetup(
        @Parameter(label = "Left point, down", symbol = "l dy", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far below the middle of the left edge its new place is read. Negative is above.")
        double leftDy,
        @Parameter(label = "Left point, right", symbol = "l dx", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far right of the left edge its new place is read. Negative is left.")
        double leftDx,
        @Parameter(label = "Top point, down", symbol = "t dy", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far below the top edge its new place is read. Negative is above.")
        double topDy,
        @Parameter(label = "Top point, right", symbol = "t dx", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far right of the middle of the top edge its new place is read. Negative is left.")
        double topDx,
        @Parameter(label = "Right point, down", symbol = "r dy", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far below the middle of the right edge its new place is read. Negative is above.")
        double rightDy,
        @Parameter(label = "Right point, right", symbol = "r dx", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far right of the right edge its new place is read. Negative is left.")
        double rightDx,
        @Parameter(label = "Bottom point, down", symbol = "b dy", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far below the bottom edge its new place is read. Negative is above.")
        double bottomDy,
        @Parameter(label = "Bottom point, right", symbol = "b dx", min = -64, max = 64, sliderMin = -4, sliderMax = 4, unit = "cells",
                help = "How far right of the middle of the bottom edge its new place is read. Negative is left.")
        double bottomDx) {

    /** No offsets: every edge is read at its own middle. */
    public RefinementSetup() {
        this(0, 0, 0, 0, 0, 0, 0, 0);
    }

    /** (dy, dx) of l, t, r, b. */
    public double[] offsets() {
        return new double[] {leftDy, leftDx, topDy, topDx, rightDy, rightDx, bottomDy, bottomDx};
    }
}
