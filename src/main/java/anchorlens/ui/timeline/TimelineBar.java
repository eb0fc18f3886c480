package anchorlens.ui.timeline;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.training.CheckpointSeries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.stage.DirectoryChooser;
import javafx.util.StringConverter;

/** Above the tabs: which of them is shown, the trainings that are looked at, and the disk that forward passes take. */
final class TimelineBar extends FlowPane {
    private static final long MEGA = 1L << 20;
    private static final long[] LIMITS = {0, 256 * MEGA, 1024 * MEGA, 4096 * MEGA};

    private final Strings strings = Strings.beside(TimelineBar.class);
    private final TimelineViewModel model;
    private final States states;

    /** @param tab which tab is shown */
    TimelineBar(TimelineViewModel model, States states, ObjectProperty<Tab> tab) {
        super(10, 6);
        this.model = model;
        this.states = states;
        getStyleClass().addAll("top-bar", "timeline-bar");
        setAlignment(Pos.CENTER_LEFT);
        setRowValignment(javafx.geometry.VPos.CENTER);
        ComboBox<CheckpointSeries> first = chooser("training.first", model.first().seriesProperty(), false);
        ComboBox<CheckpointSeries> second = chooser("training.second", model.second().seriesProperty(), true);
        Button open = new Button(strings.get("open.folder"), Icons.OPEN_FOLDER.icon());
        open.setId("open-training");
        open.setTooltip(new Tooltip(strings.get("open.folder.tip")));
        open.setOnAction(e -> choose());
        ToggleButton own = new ToggleButton(strings.get("own"));
        own.setId("own-methods");
        own.setTooltip(new Tooltip(strings.get("own.tip")));
        own.selectedProperty().bindBidirectional(model.ownMethodsProperty());
        getChildren().addAll(tabs(tab), open, labelled("training.first.label", first), labelled("training.second.label", second), own,
                cache());
    }

    private HBox tabs(ObjectProperty<Tab> shown) {
        HBox box = new HBox();
        box.getStyleClass().add("segmented");
        ToggleGroup group = new ToggleGroup();
        for (Tab tab : Tab.values()) {
            ToggleButton button = new ToggleButton(strings.get("tab." + tab.name()));
            button.setId("tab-" + tab.id());
            button.setToggleGroup(group);
            button.setSelected(shown.get() == tab);
            button.setOnAction(e -> {
                shown.set(tab);
                button.setSelected(true);
            });
            shown.addListener((o, was, is) -> button.setSelected(is == tab));
            box.getChildren().add(button);
        }
        return box;
    }

    private HBox labelled(String key, ComboBox<?> box) {
        Label label = new Label(strings.get(key));
        label.getStyleClass().add("muted");
        HBox row = new HBox(6, label, box);
        row.setAlignment(Pos.CENTER_LEFT);
        return row;
    }

    private ComboBox<CheckpointSeries> chooser(String key, ObjectProperty<CheckpointSeries> chosen, boolean optional) {
        ComboBox<CheckpointSeries> box = new ComboBox<>();
        box.setId(key.replace('.', '-'));
        box.setPrefWidth(170);
        box.setAccessibleText(strings.get(key + ".label"));
        box.setPromptText(strings.get(optional ? "training.none" : "training.choose"));
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(CheckpointSeries s) {
                return s == null ? strings.get(optional ? "training.none" : "training.choose")
                        : strings.get("training.item", s.name(), Integer.toString(s.checkpoints().size()));
            }

            @Override
            public CheckpointSeries fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        Runnable fill = () -> {
            CheckpointSeries kept = chosen.get();
            box.getItems().clear();
            if (optional) {
                box.getItems().add(null);
            }
            box.getItems().addAll(model.trainings());
            box.setValue(kept);
        };
        model.trainings().addListener((javafx.collections.ListChangeListener<CheckpointSeries>) c -> fill.run());
        fill.run();
        chosen.subscribe(box::setValue);
        box.setOnAction(e -> {
            if (box.getValue() != null || optional) {
                chosen.set(box.getValue());
            }
        });
        return box;
    }

    private void choose() {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(strings.get("open.folder.tip"));
        if (!model.folders().isEmpty()) {
            File last = model.folders().getLast().toFile();
            if (last.isDirectory()) {
                chooser.setInitialDirectory(last);
            }
        }
        File chosen = chooser.showDialog(getScene().getWindow());
        if (chosen != null) {
            open(chosen.toPath());
        }
    }

    private void open(Path folder) {
        try {
            model.open(folder);
        } catch (IOException e) {
            states.notices().error(e);
        }
    }

    private MenuButton cache() {
        MenuButton menu = new MenuButton(strings.get("cache"), Icons.SAVE.icon());
        menu.setId("pass-cache");
        menu.setTooltip(new Tooltip(strings.get("cache.tip")));
        MenuItem size = new MenuItem();
        size.setDisable(true);
        MenuItem clear = new MenuItem(strings.get("cache.clear"));
        clear.setOnAction(e -> states.tasks().submit("cache", "cache", (cancel, progress) -> {
            states.passes().clear();
            return true;
        }, anchorlens.task.Job.Outcome.of(done -> { }, states.notices()::error)));
        menu.getItems().addAll(size, new SeparatorMenuItem());
        ToggleGroup group = new ToggleGroup();
        for (long limit : LIMITS) {
            RadioMenuItem item = new RadioMenuItem(limit == 0 ? strings.get("cache.off") : strings.get("cache.limit", megabytes(limit)));
            item.setToggleGroup(group);
            item.setUserData(limit);
            item.setOnAction(e -> states.passes().setLimit(limit));
            menu.getItems().add(item);
        }
        menu.getItems().addAll(new SeparatorMenuItem(), clear);
        menu.setOnShowing(e -> {
            group.getToggles().forEach(t -> t.setSelected(t.getUserData().equals(states.passes().limit())));
            size.setText(strings.get("cache.size", "…"));
            states.tasks().submit("cache", "cache-size", (cancel, progress) -> states.passes().size(),
                    anchorlens.task.Job.Outcome.of(bytes -> size.setText(strings.get("cache.size", megabytes(bytes))),
                            states.notices()::error));
        });
        return menu;
    }

    private static String megabytes(long bytes) {
        return Long.toString(Math.ceilDiv(bytes, MEGA));
    }
}
