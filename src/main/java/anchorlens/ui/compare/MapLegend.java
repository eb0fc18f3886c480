package anchorlens.ui.compare;

import anchorlens.analysis.compare.Differences.Change;
import anchorlens.assign.Verdict;
import anchorlens.ui.help.Terms;
import anchorlens.ui.workspace.Words;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.LegendIcon;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.DoubleToIntFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What the marks of a pane's map mean, with the numbers that their sizes and colours stand for. */
final class MapLegend extends VBox {
    private static final int STOPS = 9;

    private final Strings strings = Strings.beside(MapLegend.class);

    MapLegend() {
        getStyleClass().addAll("badge", "map-legend");
        setSpacing(2);
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /** @param show what the map is of @param shares whether differences are of shares of the largest weight */
    void show(PaneMap map, Show show, boolean shares) {
        getChildren().clear();
        switch (map) {
            case PaneMap.Nothing n -> { }
            case PaneMap.Sizes s -> {
                HBox row = row();
                if (s.pos() != null) {
                    row.getChildren().add(entry(Symbol.DISC, DataColors.POSITIVE, strings.get("legend.pos", Words.number(s.posMax())), "w_pos"));
                }
                if (s.neg() != null) {
                    row.getChildren().add(entry(Symbol.RING, DataColors.NEGATIVE, strings.get("legend.neg", Words.number(s.negMax())), "w_neg"));
                }
            }
            case PaneMap.Shades s -> scale(Words.number(s.low()), Words.number(s.high()), DataColors::sequential,
                    strings.get(s.rank() ? "legend.rank" : "legend.quality"), s.rank() ? "rank" : "quality");
            case PaneMap.Verdicts v -> verdicts(v);
            case PaneMap.Diverging d -> diverging(d, show, shares);
            case PaneMap.Changes c -> changes(c);
        }
        setVisible(!getChildren().isEmpty());
    }

    private void verdicts(PaneMap.Verdicts v) {
        Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
        for (Verdict one : v.verdicts()) {
            if (one != null) {
                counts.merge(one, 1, Integer::sum);
            }
        }
        counts.forEach((verdict, n) -> getChildren().add(entry(VerdictMarks.symbol(verdict), VerdictMarks.color(verdict),
                (v.positivesOnly() ? strings.get("legend.positive") : verdict.label()) + " · " + Words.count(n),
                v.positivesOnly() ? "positives" : "verdict")));
    }

    private void changes(PaneMap.Changes c) {
        Map<Change, Integer> counts = new EnumMap<>(Change.class);
        for (Change one : c.changes()) {
            if (one != null) {
                counts.merge(one, 1, Integer::sum);
            }
        }
        counts.forEach((change, n) -> getChildren().add(entry(VerdictMarks.symbol(change), VerdictMarks.color(change),
                strings.get("change." + change.name()) + " · " + Words.count(n), "difference")));
    }

    private void diverging(PaneMap.Diverging d, Show show, boolean shares) {
        String unit = show == Show.QUALITY ? strings.get("legend.difference.quality") : show == Show.RANK
                ? strings.get("legend.difference.rank") : strings.get(shares ? "legend.difference.shares" : "legend.difference.weights");
        scale(Words.number(-d.limit()), "+" + Words.number(d.limit()), t -> DataColors.diverging(2 * t - 1), unit, "difference");
        if (d.neg() != null && d.pos() != null) {
            row().getChildren().addAll(entry(Symbol.DISC, DataColors.diverging(1), "w_pos", "w_pos"),
                    entry(Symbol.RING, DataColors.diverging(1), "w_neg", "w_neg"));
        }
    }

    private HBox row() {
        HBox row = new HBox(12);
        getChildren().add(row);
        return row;
    }

    /** @param term what it explains */
    private static Label entry(Symbol symbol, int argb, String text, String term) {
        Label label = new Label(text, new LegendIcon(new LegendEntry(symbol, argb, text)));
        label.getStyleClass().add("small");
        Terms.mark(label, term);
        return label;
    }

    /** @param term what the scale measures */
    private void scale(String low, String high, DoubleToIntFunction color, String what, String term) {
        Region bar = new Region();
        StringBuilder stops = new StringBuilder("-fx-background-color: linear-gradient(to right");
        for (int i = 0; i < STOPS; i++) {
            stops.append(", ").append(DataColors.css(color.applyAsInt(i / (STOPS - 1.0))));
        }
        bar.setStyle(stops.append(");").toString());
        bar.setMinSize(72, 8);
        bar.setMaxSize(72, 8);
        HBox row = new HBox(6, number(low), bar, number(high), small(what));
        row.getChildren().forEach(part -> Terms.mark(part, term));
        row.setAlignment(Pos.CENTER_LEFT);
        getChildren().add(row);
    }

    /** A number is never cut, words may be. */
    private static Node number(String text) {
        Label label = small(text);
        label.setMinWidth(USE_PREF_SIZE);
        return label;
    }

    private static Label small(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("small");
        return label;
    }
}
