package anchorlens.ui.shell;

import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Action;
import java.nio.file.Path;
import java.util.List;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** What stands in the middle while nothing is open: the bundled scenes first, then a person's own files. */
final class StartView extends StackPane {
    private static final double WIDTH = 520;
    private static final int MOST_RECENT = 6;

    private final Strings strings;
    private final Files files;
    private final VBox recent = new VBox(2);

    StartView(Actions actions, Files files, Strings strings) {
        this.files = files;
        this.strings = strings;
        setId("start");
        getStyleClass().add("start");
        Label title = new Label(strings.get("start.title"));
        title.getStyleClass().add("start-title");
        title.setWrapText(true);
        Label text = new Label(strings.get("start.text"));
        text.getStyleClass().add("muted");
        text.setWrapText(true);
        Button sample = button(actions.get("open.sample"), strings.get("start.sample"));
        sample.setDefaultButton(true);
        HBox first = new HBox(8, sample, button(actions.get("tour"), strings.get("start.tour")));
        FlowPane detectors = new FlowPane(8, 8);
        actions.detectors().stream().skip(1).forEach(action -> detectors.getChildren().add(openWith(action, actions)));
        FlowPane own = new FlowPane(8, 8, button(actions.get("open.data"), strings.get("start.data")),
                button(actions.get("open.folder"), strings.get("start.folder")),
                button(actions.get("open.model"), strings.get("start.model")));
        FlowPane drawn = new FlowPane(8, 8, button(actions.get("open.streets"), strings.get("start.streets")),
                button(actions.get("open.drawn"), strings.get("start.drawn")));
        VBox content = new VBox(10, title, text, first, detectors, new SectionTitle(strings.get("start.own")), own,
                new SectionTitle(strings.get("start.more")), drawn, recent);
        content.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        StackPane centred = new StackPane(content);
        centred.getStyleClass().add("start");
        StackPane.setAlignment(content, Pos.CENTER);
        ScrollPane scroll = new ScrollPane(centred);
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        getChildren().add(scroll);
        files.recent().addListener((ListChangeListener<String>) change -> fillRecent());
        fillRecent();
    }

    private static Button button(Action action, String text) {
        Button button = new Button(text, action.icon().icon());
        button.setId("start." + action.id());
        button.setOnAction(e -> action.runIfEnabled());
        return button;
    }

    /** The scenes with another detector: the scenes open with the usual one, which this one then replaces. */
    private static Button openWith(Action detector, Actions actions) {
        Button button = button(detector, detector.text());
        button.setOnAction(e -> {
            actions.get("open.sample").run().run();
            detector.run().run();
        });
        return button;
    }

    private void fillRecent() {
        List<String> paths = files.recent().stream().limit(MOST_RECENT).toList();
        recent.getChildren().clear();
        if (!paths.isEmpty()) {
            recent.getChildren().add(new SectionTitle(strings.get("open.recent")));
        }
        for (String path : paths) {
            Hyperlink link = new Hyperlink(path);
            link.setMnemonicParsing(false);
            link.setOnAction(e -> files.open(List.of(Path.of(path))));
            recent.getChildren().add(link);
        }
    }
}
