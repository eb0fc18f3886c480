package anchorlens.ui.compare;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What the panes say in numbers, top to bottom: pinned priors, their terms, scatter, totals, objects, agreement, P_neg. */
final class ReadingPanel extends ScrollPane {
    private final PinnedTable pinned;
    private final ScatterSection scatter;
    private final AgreementSection agreement;
    private final PNegSection pNeg;

    ReadingPanel(CompareViewModel compare) {
        pinned = new PinnedTable(compare);
        scatter = new ScatterSection(compare);
        agreement = new AgreementSection(compare);
        pNeg = new PNegSection(compare);
        VBox stack = new VBox(pinned, new TermsTable(compare, pinned.chosenProperty()), scatter, new TotalsTable(compare),
                new ObjectsComparison(compare), agreement, pNeg);
        stack.getStyleClass().add("controls");
        setContent(stack);
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        setId("reading");
    }

    ScatterSection scatter() {
        return scatter;
    }

    AgreementSection agreement() {
        return agreement;
    }

    PNegSection pNeg() {
        return pNeg;
    }
}
