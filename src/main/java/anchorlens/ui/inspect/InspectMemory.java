package anchorlens.ui.inspect;

import anchorlens.ui.workspace.Remembered;
import java.util.Map;

/** What Inspect remembers: {@code chart}, the id of the chart under the picture. */
final class InspectMemory implements Remembered {
    private static final String CHART = "chart";

    private final CandidatesModel charts;

    InspectMemory(CandidatesModel charts) {
        this.charts = charts;
    }

    @Override
    public Map<String, String> values() {
        return Map.of(CHART, charts.wantedProperty().get());
    }

    @Override
    public void restore(Map<String, String> values) {
        values.keySet().stream().filter(k -> !k.equals(CHART)).findFirst().ifPresent(k -> {
            throw new IllegalArgumentException("Inspect has no setting '" + k + "'; it has: " + CHART);
        });
        if (values.containsKey(CHART)) {
            charts.wantedProperty().set(values.get(CHART).strip());
        }
    }
}
