package anchorlens.ui.help;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import anchorlens.ui.theme.Theme;
import anchorlens.workbench.Catalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.Test;

class GlossaryTest {
    private final Catalog catalog = Catalog.load();
    private final Glossary glossary = Glossary.of(catalog);

    @Test
    void noTwoTermsOfTheFieldHaveOneName() {
        Map<String, String> names = new HashMap<>();
        for (Term term : glossary.all().stream().filter(t -> !t.title().contains(" · ")).toList()) {
            assertThat(term.text()).as(term.title()).isNotBlank();
            assertThat(names.put(Term.plain(term.title()), term.title())).as(term.title()).isNull();
            term.also().stream().map(Term::plain).filter(a -> !a.equals(Term.plain(term.title())))
                    .forEach(a -> assertThat(names.put(a, term.title())).as(a + " of " + term.title()).isNull());
        }
    }

    @Test
    void everyMethodAndParameterIsInIt() {
        assertThat(catalog.assigners()).allSatisfy(a -> assertThat(glossary.find(a.displayName()).orElseThrow().formula()).isNotBlank());
        assertThat(catalog.weightings()).allSatisfy(w -> assertThat(glossary.find("weighting." + w.id())).isPresent());
        assertThat(glossary.find("topk of ATSS").orElseThrow().text()).contains("topk");
    }

    @Test
    void columnsAndLayersAreFoundByTheirHeadings() {
        for (String heading : List.of("Σ w_pos", "eff. N", "ρ(+,−)", "ρ(A)", "IoU", "s", "candidates", "positives", "w_neg", "quality",
                "edge distributions", "ground truth", "predictions", "priors")) {
            assertThat(glossary.find(heading)).as(heading).isPresent();
        }
    }

    @Test
    void namesComeBeforeExplanationsInASearch() {
        assertThat(glossary.search("iou").getFirst().title()).contains("IoU");
        assertThat(glossary.search("kish").getFirst().title()).isEqualTo("Effective number");
        assertThat(glossary.search("qqq")).isEmpty();
    }

    @Test
    void aControlIsExplainedByItsMarkItsWordsOrWhatIsAroundIt() {
        Label plain = new Label("whatever");
        Label named = new Label("w_pos");
        VBox inner = new VBox(plain, named);
        HBox outer = new HBox(inner);
        assertThat(Terms.of(plain, glossary)).isEmpty();
        assertThat(Terms.of(named, glossary).orElseThrow().title()).isEqualTo("w_pos");
        Terms.mark(outer, "prior");
        assertThat(Terms.of(plain, glossary).orElseThrow().title()).isEqualTo("Prior");
        Terms.mark(plain, () -> new Term("mine", List.of(), "x", "", ""));
        assertThat(Terms.of(plain, glossary).orElseThrow().title()).isEqualTo("mine");
        assertThat(Terms.of(named, glossary).orElseThrow().title()).isEqualTo("w_pos");
    }

    @Test
    void aColumnHeadingIsExplained() {
        Node heading = Fx.call(() -> {
            TableView<String> table = new TableView<>();
            table.getColumns().add(new TableColumn<>("eff. N"));
            Scene scene = Fx.scene(new VBox(table), 300, 200, Theme.DARK);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            return scene.getRoot().lookup(".column-header .label");
        });
        assertThat(Fx.call(() -> Terms.of(heading, glossary)).orElseThrow().title()).isEqualTo("Effective number");
    }

    @Test
    void theViewShowsFormulaAndSourceAndSearches() {
        Fx.run(() -> {
            HelpView view = new HelpView(glossary);
            Scene scene = Fx.scene(view, 760, 520, Theme.DARK);
            scene.getRoot().applyCss();
            scene.getRoot().layout();
            view.show(glossary.find("GIoU").orElseThrow());
            assertThat(((Label) view.lookup("#help-title")).getText()).isEqualTo("GIoU");
            assertThat(((TextArea) view.lookup("#help-formula")).getText()).contains("GIoU = IoU −");
            ((TextField) view.lookup("#help-search")).setText("varifocal");
            assertThat(((Label) view.lookup("#help-title")).getText()).isEqualTo("Varifocal loss");
        });
    }
}
