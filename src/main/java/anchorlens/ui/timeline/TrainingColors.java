package anchorlens.ui.timeline;

import anchorlens.ui.theme.DataColors;
import javafx.scene.paint.Color;

/** The colours that tell two trainings apart; the second is dashed wherever it is a line. */
final class TrainingColors {
    static final int FIRST_ARGB = DataColors.DISTRIBUTION;
    static final int SECOND_ARGB = DataColors.NEGATIVE;
    static final Color FIRST = Color.web(DataColors.css(FIRST_ARGB));
    static final Color SECOND = Color.web(DataColors.css(SECOND_ARGB));

    private TrainingColors() {
    }
}
