package anchorlens.ui.timeline;

import anchorlens.ui.charts.AxisScale;
import anchorlens.workbench.training.Checkpoint;

/** How steps are written. */
final class StepText {
    private StepText() {
    }

    static String number(double number) {
        return AxisScale.label(number);
    }

    /** "gfl-020 · step 200 of 1000". */
    static String checkpoint(Checkpoint c) {
        return c.name() + c.step().map(s -> " · " + s).orElse("");
    }
}
