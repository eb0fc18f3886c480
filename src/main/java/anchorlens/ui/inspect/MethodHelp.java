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
        return assigner.displayName() + " · " + assigner.family().label() + "\n\n" + text(strings, assigner.summary(),
                assigner.formula(), assigner.goodFor(), assigner.needs(), assigner.source());
    }

    static String text(Strings strings, Weighting weighting) {
        return weighting.displayName() + "\n\n" + text(strings, weighting.summary(), weighting.formula(), weighting.goodFor(),
                weighting.needs(), weighting.source());
    }

    private static String text(Strings strings, String summary, String formula, String goodFor, Set<Need> needs, String source) {
        String wants = needs.isEmpty() ? strings.get("needs.nothing") : strings.get("needs", needs.stream().sorted()
                .map(n -> strings.get("need." + n.name())).collect(Collectors.joining(", ")));
        return String.join("\n\n", summary, formula, strings.get("help.good", goodFor), wants, source);
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
