package anchorlens.ui.help;

import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** The glossary: a search and its terms on the left, the chosen one with its formula and source on the right. */
public final class HelpView extends SplitPane {
    private static final int FORMULA_ROWS = 4;

    private final Strings strings = Strings.beside(HelpView.class);
    private final Glossary glossary;
    private final TextField search = new TextField();
    private final ListView<Term> list = new ListView<>();
    private final Label title = new Label();
    private final Label text = new Label();
    private final SectionTitle formulaTitle = new SectionTitle(strings.get("formula"));
    private final TextArea formula = new TextArea();
    private final SectionTitle sourceTitle = new SectionTitle(strings.get("source"));
    private final Label source = new Label();

    public HelpView(Glossary glossary) {
        this.glossary = glossary;
        getStyleClass().add("help-view");
        search.setId("help-search");
        search.setPromptText(strings.get("search"));
        search.setAccessibleText(strings.get("search"));
        search.textProperty().addListener((o, was, is) -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::walk);
        list.setId("help-terms");
        list.setAccessibleText(strings.get("terms"));
        list.setPlaceholder(new Label(strings.get("nothing")));
        list.setCellFactory(view -> new TermCell());
        list.getSelectionModel().selectedItemProperty().addListener((o, was, is) -> {
            if (is != null) {
                tell(is);
            }
        });
        VBox left = new VBox(6, search, list);
        left.getStyleClass().add("help-side");
        VBox.setVgrow(list, Priority.ALWAYS);
        getItems().addAll(left, explanation());
        setDividerPositions(0.36);
        setPrefSize(760, 520);
        fill();
    }

    private ScrollPane explanation() {
        title.getStyleClass().add("help-title");
        title.setWrapText(true);
        title.setId("help-title");
        formula.setId("help-formula");
        formula.setEditable(false);
        formula.setWrapText(true);
        formula.setPrefRowCount(FORMULA_ROWS);
        formula.setAccessibleText(strings.get("formula"));
        formula.getStyleClass().add("help-formula");
        VBox content = new VBox(8, title, text, formulaTitle, formula, sourceTitle, source);
        for (Label words : new Label[] {title, text, source}) {
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
        }
        source.getStyleClass().add("muted");
        content.getStyleClass().add("help-content");
        ScrollPane scroll = new ScrollPane(content);
        scroll.setFitToWidth(true);
        return scroll;
    }

    /** Shows a term. */
    public void show(Term term) {
        search.clear();
        if (glossary.all().contains(term)) {
            list.getSelectionModel().select(term);
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        } else {
            list.getSelectionModel().clearSelection();
        }
        tell(term);
    }

    /** Puts the keyboard into the search. */
    public void startSearch() {
        search.requestFocus();
        search.selectAll();
    }

    private void fill() {
        list.getItems().setAll(search.getText().isBlank() ? glossary.all() : glossary.search(search.getText()));
        list.getSelectionModel().selectFirst();
    }

    private void walk(KeyEvent e) {
        if (e.getCode() == KeyCode.DOWN || e.getCode() == KeyCode.UP) {
            int next = list.getSelectionModel().getSelectedIndex() + (e.getCode() == KeyCode.DOWN ? 1 : -1);
            list.getSelectionModel().select(Math.clamp(next, 0, Math.max(0, list.getItems().size() - 1)));
            list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
            e.consume();
        }
    }

    private void tell(Term term) {
        title.setText(term.title());
        text.setText(term.text());
        formula.setText(term.formula());
        source.setText(term.source());
        show(formulaTitle, !term.formula().isEmpty());
        show(formula, !term.formula().isEmpty());
        show(sourceTitle, !term.source().isEmpty());
        show(source, !term.source().isEmpty());
    }

    private static void show(Region part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }

    private static final class TermCell extends ListCell<Term> {
        @Override
        protected void updateItem(Term term, boolean empty) {
            super.updateItem(term, empty);
            setText(empty || term == null ? null : term.title());
        }
    }
}
