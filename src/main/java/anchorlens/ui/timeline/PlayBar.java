package anchorlens.ui.timeline;

import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.StringConverter;

/** Plays and scrubs; says whether curves are of the image or of the set, and how far a look at the set has come. */
final class PlayBar extends HBox {
    private final Strings strings = Strings.beside(PlayBar.class);
    private final StepScrubber scrubber;

    PlayBar(TimelineViewModel model, Player player) {
        super(8);
        getStyleClass().add("play-bar");
        setAlignment(Pos.CENTER_LEFT);
        scrubber = new StepScrubber(model);
        HBox.setHgrow(scrubber, Priority.ALWAYS);
        ToggleButton play = new ToggleButton();
        play.setId("play");
        play.getStyleClass().add("icon-only");
        play.selectedProperty().bindBidirectional(player.playingProperty());
        player.playingProperty().subscribe(on -> {
            play.setGraphic((on ? Icons.PAUSE : Icons.PLAY).icon());
            play.setAccessibleText(strings.get(on ? "pause" : "play"));
        });
        play.setTooltip(new Tooltip(strings.get("play.tip")));
        ComboBox<Double> speed = new ComboBox<>();
        speed.setId("speed");
        speed.getItems().addAll(0.5, 1.0, 2.0, 4.0, 8.0);
        speed.setValue(player.speedProperty().get());
        speed.setPrefWidth(84);
        speed.setMinWidth(84);
        speed.setAccessibleText(strings.get("speed.tip"));
        speed.setTooltip(new Tooltip(strings.get("speed.tip")));
        speed.setConverter(new StringConverter<>() {
            @Override
            public String toString(Double v) {
                return v == null ? "" : strings.get("speed", v == Math.rint(v) ? Long.toString(v.longValue()) : v.toString());
            }

            @Override
            public Double fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        speed.setOnAction(e -> player.speedProperty().set(speed.getValue()));
        getChildren().addAll(step(Icons.PREVIOUS, "previous", () -> model.move(-1)), play,
                step(Icons.NEXT, "next", () -> model.move(1)), scrubber, speed, scope(model), scanning(model));
    }

    StepScrubber scrubber() {
        return scrubber;
    }

    private Button step(Icons icon, String key, Runnable run) {
        Button button = new Button("", icon.icon());
        button.getStyleClass().add("icon-only");
        button.setAccessibleText(strings.get(key));
        button.setTooltip(new Tooltip(strings.get(key + ".tip")));
        button.setOnAction(e -> run.run());
        return button;
    }

    private HBox scope(TimelineViewModel model) {
        HBox box = new HBox();
        box.getStyleClass().add("segmented");
        ToggleGroup group = new ToggleGroup();
        for (boolean set : new boolean[] {false, true}) {
            ToggleButton button = new ToggleButton(strings.get(set ? "scope.set" : "scope.image"));
            button.setId(set ? "scope-set" : "scope-image");
            button.setToggleGroup(group);
            button.setTooltip(new Tooltip(strings.get(set ? "scope.set.tip" : "scope.image.tip")));
            button.setOnAction(e -> {
                model.ofSetProperty().set(set);
                button.setSelected(true);
            });
            model.ofSetProperty().subscribe(is -> button.setSelected(is == set));
            box.getChildren().add(button);
        }
        box.setMinWidth(USE_PREF_SIZE);
        return box;
    }

    private HBox scanning(TimelineViewModel model) {
        ProgressBar bar = new ProgressBar();
        bar.setAccessibleText(strings.get("scanning.name"));
        bar.setPrefWidth(90);
        Label percent = new Label();
        percent.getStyleClass().addAll("muted", "small");
        percent.setMinWidth(34);
        Button cancel = step(Icons.CANCEL, "cancel", () -> {
            model.first().cancelScan();
            model.second().cancelScan();
            if (model.first().curvesProperty().get() == null) {
                model.ofSetProperty().set(false);
            }
        });
        cancel.setId("cancel-scan");
        HBox box = new HBox(6, bar, percent, cancel);
        box.setAlignment(Pos.CENTER_LEFT);
        box.managedProperty().bind(box.visibleProperty());
        Runnable show = () -> {
            double a = model.first().scannedProperty().get();
            double b = model.second().scannedProperty().get();
            box.setVisible(a >= 0 || b >= 0);
            double done = a >= 0 && b >= 0 ? (a + b) / 2 : a >= 0 ? (model.second().seriesProperty().get() == null ? a : (a + 1) / 2)
                    : (b + 1) / 2;
            bar.setProgress(done);
            percent.setText(Math.round(100 * done) + " %");
        };
        model.first().scannedProperty().subscribe(show);
        model.second().scannedProperty().subscribe(show);
        show.run();
        return box;
    }
}
