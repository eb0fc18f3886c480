package anchorlens.ui.compare;

import anchorlens.analysis.compare.Comparison;
import anchorlens.ui.charts.MatrixChart;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import javafx.beans.Observable;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;

/** How far the panes agree: on the positives, or on the order of w_pos. */
final class AgreementSection extends Section {
    private final Strings strings = Strings.beside(AgreementSection.class);
    private final CompareViewModel compare;
    private final MatrixChart chart = new MatrixChart();
    private final ToggleButton positives = new ToggleButton();
    private final ToggleButton ranks = new ToggleButton();

    AgreementSection(CompareViewModel compare) {
        this(compare, new HBox());
    }

    private AgreementSection(CompareViewModel compare, HBox choice) {
        super(Strings.beside(AgreementSection.class).get("agreement"), choice);
        this.compare = compare;
        choice.getChildren().addAll(positives, ranks);
        choice.getStyleClass().addAll("segmented", "levels");
        ToggleGroup group = new ToggleGroup();
        choice(positives, "agreement.positives", group);
        choice(ranks, "agreement.ranks", group);
        positives.setSelected(true);
        group.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            } else {
                show();
            }
        });
        chart.setId("agreement");
        getChildren().add(chart);
        compare.comparisonProperty().addListener((Observable o) -> show());
        show();
    }

    private void choice(ToggleButton button, String key, ToggleGroup group) {
        button.setText(strings.get(key));
        button.setTooltip(new Tooltip(strings.get(key + ".tip")));
        button.setToggleGroup(group);
    }

    MatrixChart chart() {
        return chart;
    }

    private void show() {
        Comparison c = compare.comparisonProperty().get();
        chart.setCells(c.schemes().stream().map(s -> s.name()).toList(), ranks.isSelected() ? c.ranks() : c.jaccard(),
                ranks.isSelected() ? DataColors::diverging : DataColors::sequential);
    }
}
