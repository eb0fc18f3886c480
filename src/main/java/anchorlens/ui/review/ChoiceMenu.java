package anchorlens.ui.review;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.SeparatorMenuItem;

/**
 * A button with a list of things to filter by: any number of them, none meaning all.
 *
 * @param <T> what is filtered by
 */
final class ChoiceMenu<T> extends MenuButton {
    private final String name;
    private final String all;
    private final Consumer<Set<T>> chosen;
    private final Map<T, String> offered = new LinkedHashMap<>();
    private final Map<T, CheckMenuItem> items = new LinkedHashMap<>();
    private final CheckMenuItem everything = new CheckMenuItem();
    private Set<T> selected = Set.of();

    /**
     * @param name   what is filtered by, such as "kind"; empty where the choices say it
     * @param all    the word for no filter
     * @param chosen hears of every change by a person
     */
    ChoiceMenu(String name, String all, Consumer<Set<T>> chosen) {
        this.name = name;
        this.all = all;
        this.chosen = chosen;
        getStyleClass().add("filter");
        setMnemonicParsing(false);
        everything.setText(all);
        everything.setMnemonicParsing(false);
        everything.setOnAction(e -> choose(Set.of()));
        show(Set.of());
    }

    /** What can be chosen, in this order, with its words. */
    void offer(Map<T, String> choices) {
        if (choices.equals(offered) && !items.isEmpty()) {
            return;
        }
        offered.clear();
        offered.putAll(choices);
        items.clear();
        getItems().setAll(everything, new SeparatorMenuItem());
        choices.forEach((value, words) -> {
            CheckMenuItem item = new CheckMenuItem(words);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> toggle(value));
            items.put(value, item);
            getItems().add(item);
        });
        show(selected);
    }

    private void toggle(T value) {
        Set<T> next = new HashSet<>(selected);
        if (!next.remove(value)) {
            next.add(value);
        }
        choose(next);
    }

    private void choose(Set<T> now) {
        show(now);
        chosen.accept(Set.copyOf(now));
    }

    /** Shows what is chosen. */
    void show(Set<T> now) {
        selected = Set.copyOf(now);
        everything.setSelected(selected.isEmpty());
        items.forEach((value, item) -> item.setSelected(selected.contains(value)));
        String words = selected.isEmpty() ? all : selected.size() == 1 ? offered.getOrDefault(selected.iterator().next(), "1")
                : Integer.toString(selected.size());
        setText(name.isEmpty() ? words : name + ": " + words);
    }
}
