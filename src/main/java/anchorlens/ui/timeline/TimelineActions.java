package anchorlens.ui.timeline;

import anchorlens.ui.inspect.PictureActions;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Action;
import java.util.ArrayList;
import java.util.List;

/** What the keys do in Timeline: play and step, and what they do with a picture anywhere. */
final class TimelineActions {
    private final Strings strings = Strings.beside(TimelineActions.class);
    private final List<Action> all = new ArrayList<>();

    TimelineActions(TimelineViewModel model, Player player, StepPictures pictures, DisplayOptions display) {
        add("play", "play.tip", Icons.PLAY, player::toggle, "P");
        add("previous", "previous.tip", Icons.PREVIOUS, () -> model.move(-1), "COMMA");
        add("next", "next.tip", Icons.NEXT, () -> model.move(1), "PERIOD");
        add("first", "first", Icons.PREVIOUS, () -> model.steps().stream().findFirst().ifPresent(model.stepProperty()::set), "HOME");
        add("last", "last", Icons.NEXT, () -> model.steps().reversed().stream().findFirst().ifPresent(model.stepProperty()::set), "END");
        all.addAll(new PictureActions(pictures::canvas, display).all());
    }

    private void add(String id, String text, Icons icon, Runnable run, String... keys) {
        all.add(Action.of("timeline." + id, strings.get(text), icon, run, keys));
    }

    List<Action> all() {
        return List.copyOf(all);
    }
}
