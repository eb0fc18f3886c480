package anchorlens.ui.inspect;

import anchorlens.parameters.RecordParameters;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.workspace.Remembered;
import anchorlens.workbench.RefinementSetup;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What Inspect remembers: {@code chart}, the id of the chart under the picture, and the offsets of the box refinement that are not 0,
 * as {@code refinement.KEY}.
 */
final class InspectMemory implements Remembered {
    private static final String CHART = "chart";
    private static final String REFINEMENT = "refinement.";

    private final CandidatesModel charts;
    private final DisplayOptions display;

    InspectMemory(CandidatesModel charts, DisplayOptions display) {
        this.charts = charts;
        this.display = display;
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(CHART, charts.wantedProperty().get());
        Map<String, Object> usual = RecordParameters.values(new RefinementSetup());
        RecordParameters.values(display.refinementProperty().get()).forEach((key, value) -> {
            if (!value.equals(usual.get(key))) {
                all.put(REFINEMENT + key, RecordParameters.text(value));
            }
        });
        return all;
    }

    @Override
    public void restore(Map<String, String> values) {
        values.keySet().stream().filter(k -> !k.equals(CHART) && !k.startsWith(REFINEMENT)).findFirst().ifPresent(k -> {
            throw new IllegalArgumentException("Inspect has no setting '" + k + "'; it has: " + CHART + ", " + REFINEMENT + "leftDy …");
        });
        Map<String, String> offsets = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(REFINEMENT)) {
                offsets.put(key.substring(REFINEMENT.length()), value);
            }
        });
        display.refinementProperty().set(RecordParameters.withText(display.refinementProperty().get(), offsets));
        if (values.containsKey(CHART)) {
            charts.wantedProperty().set(values.get(CHART).strip());
        }
    }
}
