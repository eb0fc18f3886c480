package anchorlens.ui.inspect;

import anchorlens.assign.Assigner;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.ui.theme.Strings;
import atlantafx.base.controls.Popover;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** What a method does, what it needs, and where it is published. */
final class MethodHelp {
    private static final double WIDTH = 360;

    private MethodHelp() {
    }

    static String text(Strings strings, Assigner assigner) {
        return text(strings, assigner.displayName(), assigner.summary(), assigner.needs(), assigner.source());
    }

    static String text(Strings strings, Weighting weighting) {
        return text(strings, weighting.displayName(), weighting.summary(), weighting.needs(), weighting.source());
    }

    private static String text(Strings strings, String name, String summary, Set<Need> needs, String source) {
        String wants = needs.isEmpty() ? strings.get("needs.nothing") : strings.get("needs", needs.stream().sorted()
                .map(n -> strings.get("need." + n.name())).collect(Collectors.joining(", ")));
        return name + "\n\n" + summary + "\n\n" + wants + "\n\n" + source;
    }

    static void show(Node owner, String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        words.setMaxWidth(WIDTH);
        words.getStyleClass().add("help-text");
        Popover popover = new Popover(words);
        popover.setArrowLocation(Popover.ArrowLocation.RIGHT_TOP);
        popover.setDetachable(false);
        popover.show(owner);
    }
}
