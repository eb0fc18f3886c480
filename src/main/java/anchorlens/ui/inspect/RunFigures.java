package anchorlens.ui.inspect;

import anchorlens.ui.theme.Strings;
import anchorlens.workbench.RunResult;
import java.util.Locale;
import javafx.beans.binding.StringBinding;
import javafx.beans.value.ObservableNumberValue;
import javafx.beans.value.ObservableValue;

/** Counts and times of a run in one line: "2,125 priors · 4 GT · 36 positives · assign 0.9 ms · paint 2.1 ms". */
final class RunFigures extends StringBinding {
    private final Strings strings = Strings.beside(RunFigures.class);
    private final ObservableValue<RunResult> result;
    private final ObservableNumberValue paintMillis;

    RunFigures(ObservableValue<RunResult> result, ObservableNumberValue paintMillis) {
        this.result = result;
        this.paintMillis = paintMillis;
        bind(result, paintMillis);
    }

    @Override
    protected String computeValue() {
        RunResult r = result.getValue();
        if (r == null) {
            return "";
        }
        StringBuilder text = new StringBuilder()
                .append(strings.get("status.priors", String.format(Locale.ROOT, "%,d", r.input().priors().count())))
                .append(" · ").append(strings.get("status.gt", Integer.toString(r.input().groundTruth().count())))
                .append(" · ").append(strings.get("status.positives", String.format(Locale.ROOT, "%,d", r.summary().positives())))
                .append(" · ").append(strings.get("status.assign", millis(r.assignMillis())));
        if (r.weights().isPresent()) {
            text.append(" · ").append(strings.get("status.weigh", millis(r.weighMillis())));
        }
        return text.append(" · ").append(strings.get("status.paint", millis(paintMillis.doubleValue()))).toString();
    }

    private static String millis(double value) {
        return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%.0f", value);
    }
}
