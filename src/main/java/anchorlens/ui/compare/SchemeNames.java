package anchorlens.ui.compare;

import java.util.HashSet;
import java.util.List;
import java.util.function.Function;

/** What the schemes of the panes are called: as short as tells them apart. */
final class SchemeNames {
    private SchemeNames() {
    }

    /** "A", "B" … */
    static String letter(int pane) {
        return String.valueOf((char) ('A' + pane));
    }

    /** "GFL (ATSS)", "DW": weighting and, where it has another name, assigner. */
    static String full(PaneViewModel pane) {
        return pane.method().name();
    }

    /** One name a pane: the weightings where they all differ, else the assigners, else both, else both with the pane's letter. */
    static List<String> shortest(List<PaneViewModel> panes) {
        List<Function<PaneViewModel, String>> ways = List.of(p -> p.weightingProperty().get().displayName(),
                p -> p.assignerProperty().get().displayName(), SchemeNames::full);
        for (Function<PaneViewModel, String> way : ways) {
            List<String> names = panes.stream().map(way).toList();
            if (new HashSet<>(names).size() == names.size()) {
                return names;
            }
        }
        return panes.stream().map(p -> letter(panes.indexOf(p)) + " " + full(p)).toList();
    }
}
