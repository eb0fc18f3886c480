package anchorlens.ui.review;

import anchorlens.analysis.EdgeDensity;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.QueueRow;
import anchorlens.ui.charts.DistributionBars;
import anchorlens.ui.inspect.EdgeRows;
import anchorlens.ui.review.EvidenceViewModel.Lack;
import anchorlens.ui.workspace.Section;
import anchorlens.workbench.scan.FlagEvidence;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;

/** Where the model sees the four edges of the object, against the annotated ones: mixtures, their modes, the expected places. */
final class EdgesSection extends Section {
    private final ReviewText text = new ReviewText();
    private final QueueViewModel queue;
    private final EvidenceViewModel evidence;
    private final DistributionBars bars = new DistributionBars();
    private final Label words = new Label();
    private final Hyperlink open = new Hyperlink();

    /** @param openModel opens the model of the review */
    EdgesSection(QueueViewModel queue, EvidenceViewModel evidence, Runnable openModel) {
        super(new ReviewText().get("edges"));
        this.queue = queue;
        this.evidence = evidence;
        bars.setId("edge-charts");
        bars.setPrefHeight(280);
        bars.setMinHeight(260);
        bars.managedProperty().bind(bars.visibleProperty());
        words.setId("edge-words");
        words.getStyleClass().addAll("muted", "small");
        words.setWrapText(true);
        words.setMinHeight(USE_PREF_SIZE);
        open.setText(text.get("edges.open"));
        open.setId("open-review-model");
        open.managedProperty().bind(open.visibleProperty());
        open.setOnAction(e -> openModel.run());
        getChildren().addAll(bars, words, open);
        InvalidationListener update = (Observable o) -> show();
        evidence.evidenceProperty().addListener(update);
        evidence.lackProperty().addListener(update);
        show();
    }

    private void show() {
        FlagEvidence found = evidence.evidenceProperty().get();
        QueueRow row = queue.currentProperty().get();
        Lack lack = evidence.lackProperty().get();
        List<EdgeDensity> densities = found == null ? List.of() : found.densities();
        boolean comes = lack == Lack.RUNNING && bars.isVisible();
        bars.setVisible(row != null && (comes || !densities.isEmpty()));
        open.setVisible(lack == Lack.NO_MODEL || lack == Lack.OTHER_MODEL);
        if (row == null || densities.isEmpty()) {
            bars.setRows(List.of(), new DistributionBars.Axis(0, 1, "px", 1));
            words.setText(lack == Lack.NO_FLAG ? "" : lack == Lack.FAILED ? evidence.failureProperty().get()
                    : text.get("edges.lack." + (lack == Lack.NONE ? "NOBODY" : lack.name())));
            return;
        }
        Box box = row.flag().annotated().or(row.flag()::alternative).orElseThrow();
        EdgeRows rows = EdgeRows.ofDensities(densities, box);
        bars.setRows(rows.rows(), rows.axis());
        String silent = Arrays.stream(Edge.values()).filter(e -> !found.mixtures().containsKey(e)).map(e -> text.get("edges.silent",
                text.edge(e), text.get("sight." + found.object().edge(e).sightGrown()))).collect(Collectors.joining(" "));
        words.setText(text.get(row.flag().annotated().isPresent() ? "edges.key" : "edges.key.missing") + (silent.isEmpty() ? "" : " " + silent));
    }
}
