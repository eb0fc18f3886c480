package anchorlens.ui.help;

import javafx.beans.binding.Bindings;
import javafx.event.Event;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Control;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.control.skin.TableColumnHeader;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.util.Duration;

/**
 * Tooltips that explain a term with its formula, from the same glossary as F1: a control with a tooltip of its own gets the
 * formula beneath its words, one without gets the whole explanation. Menus and lists that drop down are followed. To be used
 * on the FX thread.
 */
public final class TermTips {
    private static final String INSTALLED = "anchorlens.term-tips";
    private static final String TERM = "anchorlens.term-of-tip";
    private static final double WIDTH = 380;
    private static final int SHORT = 52;
    private static final Duration DELAY = Duration.millis(600);
    private static final Duration LONG = Duration.seconds(60);

    private final Glossary glossary;

    public TermTips(Glossary glossary) {
        this.glossary = glossary;
    }

    /** Explains whatever the mouse comes upon in a scene, and in what drops down from it. */
    public void install(Scene scene) {
        if (scene == null || scene.getProperties().putIfAbsent(INSTALLED, true) != null) {
            return;
        }
        scene.addEventFilter(MouseEvent.MOUSE_ENTERED_TARGET, e -> {
            if (e.getTarget() instanceof Node node && !(node instanceof Canvas)) {
                prepare(node);
            }
        });
        scene.addEventFilter(MenuButton.ON_SHOWN, e -> {
            if (e.getTarget() instanceof MenuButton menu) {
                menu.getItems().forEach(this::follow);
            }
        });
        scene.addEventFilter(ComboBoxBase.ON_SHOWN, this::followList);
    }

    /** The words of a menu's item are beneath a node that is no control, so they are looked up here. */
    private void follow(MenuItem item) {
        Node row = item.getStyleableNode();
        if (row != null && row.getProperties().putIfAbsent(INSTALLED, true) == null) {
            glossary.find(item.getText()).ifPresent(term -> {
                Tooltip tip = new Tooltip();
                add(tip, term, true);
                Tooltip.install(row, tip);
            });
        }
        if (item instanceof Menu menu && menu.getProperties().putIfAbsent(INSTALLED, true) == null) {
            menu.addEventHandler(Menu.ON_SHOWN, e -> menu.getItems().forEach(this::follow));
        }
    }

    private void followList(Event e) {
        if (e.getTarget() instanceof ComboBox<?> box && box.getSkin() instanceof ComboBoxListViewSkin<?> skin) {
            install(skin.getPopupContent().getScene());
        }
    }

    /** Gives the control under the mouse what its term has to tell. */
    private void prepare(Node under) {
        Node told = null;
        Term term = null;
        for (Node n = under; n != null && !isRoom(n); n = n.getParent()) {
            if (term == null && isSubject(n)) {
                term = Terms.own(n, glossary).orElse(null);
                told = n;
            }
            if (n instanceof Control control && control.getTooltip() != null) {
                if (term != null) {
                    add(control.getTooltip(), term, false);
                }
                return;
            }
        }
        if (term != null) {
            Tooltip tip = new Tooltip();
            add(tip, term, true);
            install(told, tip);
        }
    }

    /** Controls alone: what marks a whole panel explains it on F1, but would be in the way of the mouse. */
    private static boolean isSubject(Node node) {
        return node instanceof Control || node instanceof TableColumnHeader;
    }

    private static boolean isRoom(Node node) {
        return node instanceof ScrollPane || node instanceof SplitPane || node instanceof TableView || node instanceof ListView;
    }

    private static void install(Node node, Tooltip tip) {
        if (node instanceof Control control && !control.tooltipProperty().isBound()) {
            control.setTooltip(tip);
        } else {
            Tooltip.install(node, tip);
        }
    }

    /** @param whole whether title and words are missing, too */
    private static void add(Tooltip tip, Term term, boolean whole) {
        if (term.equals(tip.getProperties().put(TERM, term))) {
            return;
        }
        if (whole || tip.getProperties().containsKey(INSTALLED)) {
            tip.getProperties().put(INSTALLED, true);
            tip.setText(term.title() + "\n" + term.text());
            tip.setWrapText(true);
            tip.setMaxWidth(WIDTH);
            tip.setShowDelay(DELAY);
            tip.setShowDuration(LONG);
        }
        formula(tip, term.formula());
    }

    /** Puts a formula beneath a tooltip's words; none where it is empty. */
    public static void formula(Tooltip tip, String formula) {
        if (formula.isEmpty()) {
            tip.setGraphic(null);
            tip.setContentDisplay(ContentDisplay.LEFT);
            return;
        }
        Text words = new Text();
        words.getStyleClass().add("tip-words");
        words.textProperty().bind(tip.textProperty());
        words.wrappingWidthProperty().bind(Bindings.createDoubleBinding(() -> room(tip.getText()), tip.textProperty()));
        Text lines = new Text(formula);
        lines.getStyleClass().add("tip-formula");
        lines.setWrappingWidth(room(formula));
        tip.setGraphic(new VBox(6, words, lines));
        tip.setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        tip.setShowDuration(LONG);
    }

    /** Where words are wrapped, 0 for nowhere: short ones are as wide as they are. */
    private static double room(String text) {
        return text.lines().mapToInt(String::length).max().orElse(0) > SHORT ? WIDTH : 0;
    }
}
