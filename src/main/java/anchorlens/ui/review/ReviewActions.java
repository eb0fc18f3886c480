package anchorlens.ui.review;

import anchorlens.geometry.Edge;
import anchorlens.ui.inspect.PictureActions;
import anchorlens.ui.review.ReviewViewModel.Tab;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.ReviewState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;

/** What the keys and the buttons do in Review. */
final class ReviewActions {
    private static final double FAR = 10;
    /** Why an action makes no sense now, by the first part of its name, where that is not for want of a flag. */
    private static final Map<String, String> REASONS = Map.of("take", "take", "far", "edit", "previous", "empty", "next", "empty", "export",
            "export");

    private final Strings strings = Strings.beside(ReviewActions.class);
    private final List<Action> all = new ArrayList<>();
    private final ReviewViewModel model;
    private final EdgeEdit edit;
    private final Action takeBack;
    private final Action doAgain;

    /**
     * @param scan   shows what a scan is set to
     * @param open   asks for a review file
     * @param export shows what can be written
     */
    ReviewActions(ReviewViewModel model, ReviewState reviews, ImageCanvas canvas, DisplayOptions display, Runnable scan, Runnable open,
                  Runnable export) {
        this.model = model;
        DecisionViewModel decisions = model.decisions();
        edit = decisions.edit();
        QueueViewModel queue = model.queue();
        takeBack = Action.of("review.undo", strings.get("action.undo"), Icons.UNDO, decisions::undo, "Shortcut+Z")
                .disabledWhile(Bindings.createBooleanBinding(() -> decisions.undoWords().getValue().isEmpty(), decisions.undoWords()), "");
        doAgain = Action.of("review.redo", strings.get("action.redo"), Icons.REDO, decisions::redo, "Shortcut+Y")
                .disabledWhile(Bindings.createBooleanBinding(() -> decisions.redoWords().getValue().isEmpty(), decisions.redoWords()), "");
        BooleanBinding notFlags = model.tabProperty().isNotEqualTo(Tab.FLAGS);
        BooleanBinding none = queue.currentProperty().isNull().or(notFlags);
        BooleanBinding busy = none.or(decisions.busyProperty());
        add("keep", Icons.DONE, decisions::keep, busy, "K");
        add("take", Icons.APPLY, decisions::takeAlternative, busy.or(Bindings.createBooleanBinding(
                () -> !DecisionViewModel.hasAlternative(queue.currentProperty().get()), queue.currentProperty())), "T");
        add("edit", Icons.EDIT, this::edit, busy.or(Bindings.createBooleanBinding(
                () -> !DecisionViewModel.isEditable(queue.currentProperty().get()), queue.currentProperty())), "E");
        add("unsure", Icons.HELP, decisions::unsure, busy, "U");
        BooleanBinding idle = edit.boxProperty().isNull();
        add("edit.save", Icons.SAVE, decisions::saveEdit, idle.or(busy), "ENTER");
        add("edit.discard", Icons.CANCEL, decisions::discardEdit, idle, "ESCAPE");
        BooleanBinding empty = Bindings.isEmpty(queue.ids()).and(model.tabProperty().isEqualTo(Tab.FLAGS));
        add("previous", Icons.PREVIOUS, () -> model.move(-1), empty, "A");
        add("next", Icons.NEXT, () -> model.move(1), empty, "D");
        add("previous.open", Icons.PREVIOUS, () -> queue.moveUndecided(-1), empty.or(notFlags), "Shortcut+Shift+A");
        add("next.open", Icons.NEXT, () -> queue.moveUndecided(1), empty.or(notFlags), "Shortcut+Shift+D");
        addArrows();
        BooleanBinding never = Bindings.createBooleanBinding(() -> false);
        add("zoom", Icons.ZOOM_SELECTION, () -> model.zoomedProperty().set(!model.zoomedProperty().get()), never, "Z");
        add("scan", Icons.PLAY, scan, never, "Shortcut+R");
        add("open", Icons.OPEN_ANNOTATIONS, open, never, "Shortcut+Shift+O");
        add("export", Icons.EXPORT, export, reviews.storeProperty().isNull(), "Shortcut+Shift+E");
        new PictureActions(() -> canvas, display).all().stream().filter(a -> a.id().startsWith("zoom.") && !a.id().equals("zoom.selection"))
                .forEach(all::add);
    }

    private void edit() {
        if (edit.isActive()) {
            model.decisions().saveEdit();
        } else {
            model.decisions().startEdit();
        }
    }

    private void addArrows() {
        BooleanBinding idle = edit.boxProperty().isNull();
        BooleanBinding never = Bindings.createBooleanBinding(() -> false);
        for (Edge edge : Edge.values()) {
            String key = switch (edge) {
                case LEFT -> "LEFT";
                case TOP -> "UP";
                case RIGHT -> "RIGHT";
                case BOTTOM -> "DOWN";
            };
            add("arrow." + edge.name(), null, () -> arrow(edge), never, key);
            add("far." + edge.name(), null, () -> edit.arrow(edge, FAR), idle, "Shift+" + key);
        }
    }

    /** While edges are edited an arrow moves them, else it goes through the queue. */
    private void arrow(Edge towards) {
        if (edit.isActive()) {
            edit.arrow(towards, 1);
        } else {
            model.move(towards.direction());
        }
    }

    private void add(String id, Icons icon, Runnable run, javafx.beans.value.ObservableBooleanValue disabled, String... keys) {
        all.add(Action.of("review." + id, strings.get("action." + id), icon, run, keys)
                .disabledWhile(disabled, strings.get("disabled." + REASONS.getOrDefault(id.replaceAll("\\..*", ""), "flag"))));
    }

    List<Action> all() {
        return List.copyOf(all);
    }

    /**
     * One of them, or what the window's undo and redo do while Review is shown.
     *
     * @throws java.util.NoSuchElementException if there is no such action
     */
    Action get(String id) {
        return Stream.concat(all.stream(), Stream.of(takeBack, doAgain)).filter(a -> a.id().equals(id)).findFirst().orElseThrow();
    }
}
