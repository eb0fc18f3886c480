package anchorlens.ui.review;

import anchorlens.analysis.Mode;
import anchorlens.analysis.evidence.EdgeEvidence;
import anchorlens.analysis.evidence.EdgeMixture;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import anchorlens.review.EdgeSummary;
import anchorlens.review.FoundFlag;
import anchorlens.review.QueueRow;
import anchorlens.review.Verdict;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.scan.FlagEvidence;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Why the flag that is looked at was raised: the reason in words, then the numbers behind it. */
final class WhyPanel extends Section {
    private static final int MODES = 3;

    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final EvidenceViewModel evidence;
    private final Supplier<List<String>> categories;
    private final Label reason = new Label();
    private final GridPane grid = new GridPane();
    private final Map<String, Line> lines = new HashMap<>();
    private final Set<String> unused = new HashSet<>();
    private int row;

    WhyPanel(QueueViewModel queue, EvidenceViewModel evidence, Supplier<List<String>> categories) {
        super(new ReviewText().get("why"));
        this.queue = queue;
        this.evidence = evidence;
        this.categories = categories;
        setId("why");
        reason.setId("reason");
        reason.setWrapText(true);
        reason.setMinHeight(USE_PREF_SIZE);
        grid.setHgap(10);
        grid.setVgap(4);
        ColumnConstraints keys = new ColumnConstraints();
        keys.setMinWidth(96);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().addAll(keys, values);
        getChildren().addAll(reason, grid);
        InvalidationListener update = (Observable o) -> show();
        queue.currentProperty().addListener(update);
        evidence.evidenceProperty().addListener(update);
        show();
    }

    private void show() {
        row = 0;
        unused.addAll(lines.keySet());
        fill();
        unused.forEach(key -> lines.get(key).hide());
        unused.clear();
    }

    private void fill() {
        QueueRow shown = queue.currentProperty().get();
        if (shown == null) {
            reason.setText(text.get("why.none"));
            return;
        }
        FoundFlag flag = shown.flag();
        reason.setText(flag.reason());
        add("kind", flag.kind().label() + (flag.edges().isEmpty() ? "" : ", " + text.edges(flag.edges())), "value");
        add("class", ReviewText.category(shown, categories.get()), "value");
        add("score", ReviewText.score(flag.score()), "value");
        FlagEvidence found = evidence.evidenceProperty().get();
        if (found != null && !flag.edges().isEmpty() && !found.object().edges().isEmpty()) {
            showEdge(found, flag.edges().getFirst());
        } else if (!flag.edges().isEmpty()) {
            showSummary(flag);
        }
        if (found != null) {
            add("seen", ReviewText.score(found.object().seedScore()), "value");
        }
        if (flag.annotated().isPresent() && flag.alternative().isPresent() && !flag.alternative().equals(flag.annotated())) {
            add("iou", String.format(Locale.ROOT, "%.2f", iou(flag.annotated().get(), flag.alternative().get())), "value");
        }
        flag.annotated().or(flag::alternative).ifPresent(b -> add("size", ReviewText.size(b) + " px", "value"));
        add("decision", text.verdict(shown.decision().verdict()), shown.decision().verdict() == Verdict.OPEN ? "muted" : "strong");
    }

    /** The numbers of the strongest edge, from the distributions themselves. */
    private void showEdge(FlagEvidence found, Edge edge) {
        EdgeEvidence e = found.object().edge(edge);
        EdgeMixture mixture = found.mixtures().get(edge);
        if (mixture == null) {
            add("modes", text.get("sight." + e.sightGrown()), "muted");
            return;
        }
        add("modes", mixture.modes(0.05).stream().limit(MODES).map(m -> mode(m.position(), m.mass())).collect(Collectors.joining(" · ")), "value");
        if (e.separation() > 0) {
            add("separation", text.get(edge.isHorizontalPosition() ? "why.separation.width" : "why.separation.height",
                    ReviewText.px(e.separation()), String.format(Locale.ROOT, "%.1f", e.relativeSeparation())), "value");
        }
        Optional<Mode> nearest = e.nearestMode();
        nearest.ifPresent(m -> add("nearest", text.get("why.nearest.value", ReviewText.px(Math.abs(m.position() - e.annotated())),
                String.format(Locale.ROOT, "%.1f", e.modeDistance())), "value"));
        if (!Double.isNaN(e.surprise())) {
            add("surprise", text.get("why.surprise.value", String.format(Locale.ROOT, "%.1f", e.surprise())), "value");
        }
        double p = found.dipPValue();
        if (!Double.isNaN(p)) {
            add("dip", String.format(Locale.ROOT, "D %.3f, p %s", e.grown().orElseThrow().dip(), p < 0.001 ? "< 0.001" : String.format(Locale.ROOT, "%.3f", p)), "value");
        }
        add("spread", text.get("why.spread.value", ReviewText.px(mixture.withinStd()), ReviewText.px(mixture.betweenStd())), "value");
        add("priors", text.get("why.priors.value", Integer.toString(found.object().grown().size()), Integer.toString(found.object().supporting().size())),
                "value");
    }

    /** The positions that the scan kept, where the model is not there. */
    private void showSummary(FoundFlag flag) {
        Map<Edge, EdgeSummary> kept = flag.evidence().stream().collect(Collectors.toMap(EdgeSummary::edge, s -> s));
        EdgeSummary summary = kept.get(flag.edges().getFirst());
        if (summary != null && !summary.positions().isEmpty()) {
            add("modes", summary.positions().stream().limit(MODES).map(m -> mode(m.at(), m.mass())).collect(Collectors.joining(" · ")), "value");
        }
        if (flag.separation() > 0) {
            add("separation", text.get("why.separation.share", String.format(Locale.ROOT, "%.1f", flag.separation())), "value");
        }
    }

    private static String mode(double at, double mass) {
        return ReviewText.px(at) + " (" + ReviewText.percent(mass) + ")";
    }

    private static double iou(Box a, Box b) {
        return Iou.iou(a, b);
    }

    private void add(String key, String value, String style) {
        unused.remove(key);
        lines.computeIfAbsent(key, Line::new).show(row++, value, style);
    }

    /** A number with its name. Lines are kept and only filled anew: another flag is looked at many times a minute. */
    private final class Line {
        private final Label name;
        private final Label words = new Label();

        Line(String key) {
            name = new Label(text.get("why." + key));
            name.getStyleClass().add("muted");
            name.setMinWidth(USE_PREF_SIZE);
            name.setTooltip(new Tooltip(text.get("why." + key + ".tip")));
            words.setId("why-" + key);
            words.setWrapText(true);
            words.setMinHeight(USE_PREF_SIZE);
            GridPane.setValignment(name, VPos.TOP);
            grid.add(name, 0, 0);
            grid.add(words, 1, 0);
        }

        void show(int place, String value, String style) {
            words.setText(value);
            if (!words.getStyleClass().contains(style)) {
                words.getStyleClass().setAll("label", style);
            }
            GridPane.setRowIndex(name, place);
            GridPane.setRowIndex(words, place);
            visible(true);
        }

        void hide() {
            words.setText("");
            visible(false);
        }

        private void visible(boolean shown) {
            name.setVisible(shown);
            name.setManaged(shown);
            words.setVisible(shown);
            words.setManaged(shown);
        }
    }
}
