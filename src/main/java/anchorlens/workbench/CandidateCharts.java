package anchorlens.workbench;

import anchorlens.assign.CandidateChart;
import java.util.ArrayList;
import java.util.List;

/** The charts of one ground truth of a result: how its candidates were chosen, then how they were weighed. */
public final class CandidateCharts {
    private CandidateCharts() {
    }

    /**
     * Computes them; takes a moment.
     *
     * @param gt index of the ground truth
     * @return those of the assigner, then, where there are weights, those of the weighting; ids are unique
     */
    public static List<CandidateChart> of(RunResult result, int gt) {
        List<CandidateChart> all = new ArrayList<>(result.request().assigner().charts(result.input(), result.assignment(), gt));
        result.weights().ifPresent(w -> {
            for (CandidateChart chart : result.request().weighting().charts(w, result.assignment(), gt)) {
                all.add(all.stream().anyMatch(c -> c.id().equals(chart.id())) ? chart.withId("weighting-" + chart.id()) : chart);
            }
        });
        return List.copyOf(all);
    }
}
