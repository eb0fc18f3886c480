package anchorlens.ui.shell;

import anchorlens.model.DeviceStatus;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Workspace;
import anchorlens.workbench.DetectorHost;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Brand, workspaces, what can be opened, and the open model with its device and time. */
final class TopBar extends HBox {
    private static final double TIP_WIDTH = 420;
    /** Below these widths the brand, and further down steps and times, leave their room to the names of model and device. */
    private static final double WITH_BRAND = 900;
    private static final double WITH_DETAILS = 800;
    private static final double LEAST_NAME = 64;

    private final Strings strings = Strings.beside(TopBar.class);
    private final ModelState models;
    private final MenuButton model = new MenuButton();
    private final MenuButton device = new MenuButton();
    private final Tooltip modelTip = new Tooltip();
    private final Tooltip deviceTip = new Tooltip();

    TopBar(Actions actions, Workspaces workspaces, Files files, ModelState models) {
        this.models = models;
        getStyleClass().addAll("top-bar", "panel-top");
        setFillHeight(false);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox brand = brand();
        HBox steps = new HBox(iconButton(actions, "image.previous"), iconButton(actions, "image.next"));
        steps.spacingProperty().bind(spacingProperty());
        steps.setMinWidth(USE_PREF_SIZE);
        showFrom(WITH_BRAND, brand);
        showFrom(WITH_DETAILS, steps);
        getChildren().addAll(brand, segments(actions, workspaces), openMenu(actions, files), steps, gap, model, device, menu(actions));
        widthProperty().addListener((o, before, now) -> {
            if (before.doubleValue() < WITH_DETAILS != now.doubleValue() < WITH_DETAILS) {
                show();
            }
        });
        model.getStyleClass().add("chip");
        // Names of files have underscores, which would be taken for keys.
        model.setMnemonicParsing(false);
        model.setId("model");
        model.setMinWidth(LEAST_NAME);
        model.setTooltip(modelTip);
        fillModelMenu(actions);
        device.getStyleClass().add("chip");
        device.setId("device");
        device.setMinWidth(USE_PREF_SIZE);
        deviceTip.setWrapText(true);
        deviceTip.setMaxWidth(TIP_WIDTH);
        device.setTooltip(deviceTip);
        models.devices().addListener((ListChangeListener<DeviceStatus>) change -> fillDeviceMenu());
        models.deviceProperty().addListener((o, before, now) -> fillDeviceMenu());
        fillDeviceMenu();
        InvalidationListener update = (Observable o) -> show();
        models.openedProperty().addListener(update);
        models.passProperty().addListener(update);
        models.busyProperty().addListener(update);
        models.deviceProperty().addListener(update);
        show();
    }

    private void showFrom(double width, Node node) {
        node.visibleProperty().bind(widthProperty().greaterThanOrEqualTo(width));
        node.managedProperty().bind(node.visibleProperty());
    }

    private HBox brand() {
        Label first = new Label(strings.get("brand.first"));
        first.getStyleClass().add("brand");
        Label second = new Label(strings.get("brand.second"));
        second.getStyleClass().addAll("brand", "brand-accent");
        HBox brand = new HBox(first, second);
        brand.setAlignment(Pos.CENTER_LEFT);
        brand.setMinWidth(USE_PREF_SIZE);
        return brand;
    }

    private static HBox segments(Actions actions, Workspaces workspaces) {
        HBox segmented = new HBox();
        for (Workspace workspace : workspaces.all()) {
            Action action = actions.get("workspace." + workspace.id());
            ToggleButton button = new ToggleButton(workspace.title());
            button.setId(action.id());
            button.setTooltip(tip(actions, action));
            button.setOnAction(e -> {
                action.run().run();
                button.setSelected(true);
            });
            workspaces.shownProperty().subscribe(shown -> button.setSelected(shown == workspace));
            segmented.getChildren().add(button);
        }
        segmented.getStyleClass().add("segmented");
        segmented.setMinWidth(USE_PREF_SIZE);
        return segmented;
    }

    private MenuButton openMenu(Actions actions, Files files) {
        MenuButton open = new MenuButton(strings.get("open"), Icons.OPEN_FOLDER.icon());
        open.setId("open");
        open.setMinWidth(USE_PREF_SIZE);
        Menu recent = new Menu(strings.get("open.recent"));
        files.recent().addListener((ListChangeListener<String>) change -> fillRecent(recent, files));
        fillRecent(recent, files);
        open.getItems().addAll(item(actions, "open.data"), item(actions, "open.folder"), item(actions, "open.model"),
                sampleMenu(actions), recent, new SeparatorMenuItem(), item(actions, "export"),
                item(actions, "fullscreen"), new SeparatorMenuItem(), item(actions, "quit"));
        return open;
    }

    private Menu sampleMenu(Actions actions) {
        Menu sample = new Menu(strings.get("open.samples"), Icons.SAMPLE.icon());
        sample.getItems().addAll(item(actions, "open.sample"), item(actions, "open.streets"), item(actions, "open.drawn"),
                new SeparatorMenuItem(), item(actions, "tour"));
        return sample;
    }

    private static void fillRecent(Menu recent, Files files) {
        recent.getItems().setAll(files.recent().stream().map(path -> {
            MenuItem item = new MenuItem(path);
            item.setMnemonicParsing(false);
            item.setOnAction(e -> files.open(List.of(java.nio.file.Path.of(path))));
            return item;
        }).toList());
        recent.setDisable(files.recent().isEmpty());
    }

    /** Everything that is neither opened nor chosen in the bar itself. */
    private MenuButton menu(Actions actions) {
        MenuButton menu = new MenuButton(null, Icons.MENU.icon());
        menu.setId("menu");
        menu.getStyleClass().add("icon-only");
        menu.setTooltip(new Tooltip(strings.get("menu")));
        menu.setAccessibleText(strings.get("menu"));
        Menu themes = new Menu(strings.get("menu.theme"), Icons.THEME_SYSTEM.icon());
        Arrays.stream(Theme.values()).forEach(t -> themes.getItems().add(item(actions, "theme." + t.id())));
        menu.getItems().addAll(item(actions, "palette"), new SeparatorMenuItem(), item(actions, "undo"), item(actions, "redo"),
                new SeparatorMenuItem(), item(actions, "session.open"), item(actions, "session.save"),
                item(actions, "session.saveAs"), new SeparatorMenuItem(), item(actions, "images.list"), item(actions, "zoom.keep"), themes,
                item(actions, "fullscreen"), item(actions, "settings"), new SeparatorMenuItem(), item(actions, "explain"), item(actions, "help"), item(actions, "tour"),
                new SeparatorMenuItem(), item(actions, "quit"));
        menu.setOnShowing(e -> menu.getItems().forEach(TopBar::sayDetail));
        return menu;
    }

    private static void sayDetail(MenuItem item) {
        if (item.getUserData() instanceof Action action) {
            item.setText(action.fullText());
        }
    }

    private void fillModelMenu(Actions actions) {
        model.getItems().add(item(actions, "open.model"));
        actions.detectors().forEach(action -> model.getItems().add(item(actions, action)));
        model.getItems().addAll(new SeparatorMenuItem(), item(actions, "model.details"), item(actions, "classes"),
                item(actions, "model.close"));
    }

    private void fillDeviceMenu() {
        ToggleGroup group = new ToggleGroup();
        device.getItems().setAll(models.devices().stream().map(d -> {
            RadioMenuItem item = new RadioMenuItem(d.toString());
            item.setToggleGroup(group);
            item.setSelected(d.device().equals(models.deviceProperty().get()));
            item.setDisable(!d.usable());
            item.setOnAction(e -> models.deviceProperty().set(d.device()));
            return item;
        }).toList());
        showDeviceTip();
    }

    /** What is used and why not the other, and what the first run took. */
    private void showDeviceTip() {
        List<String> lines = new ArrayList<>(List.of(deviceName() + deviceDoing(), strings.get("device.tooltip")));
        models.devices().forEach(d -> lines.add(d.toString()));
        DetectorHost.Opened opened = models.openedProperty().get();
        if (opened != null && opened.firstRunMillis() > 0) {
            lines.add(strings.get("device.first", String.format(Locale.ROOT, "%.1f", opened.firstRunMillis())));
        }
        deviceTip.setText(String.join("\n", lines));
    }

    private void show() {
        showDeviceTip();
        DetectorHost.Opened opened = models.openedProperty().get();
        boolean busy = models.busyProperty().get();
        model.setText(opened != null ? CardText.oneLine(opened.card()) : strings.get(busy ? "model.opening" : "model.none"));
        modelTip.setText(opened == null ? strings.get("model.tooltip") : model.getText() + "\n" + strings.get("model.tooltip"));
        device.setText(getWidth() < WITH_DETAILS ? deviceName() : deviceName() + deviceDoing());
        device.getStyleClass().remove("good");
        if (opened != null) {
            device.getStyleClass().add("good");
        }
    }

    private String deviceName() {
        DetectorHost.Opened opened = models.openedProperty().get();
        return (opened == null ? models.deviceProperty().get() : opened.device()).toString();
    }

    /** What its last pass took, or that one runs. */
    private String deviceDoing() {
        ModelState.PassOf pass = models.passProperty().get();
        if (models.openedProperty().get() == null) {
            return "";
        } else if (pass == null) {
            return models.busyProperty().get() ? " · " + strings.get("model.running") : "";
        }
        return strings.get("device.time", String.format(Locale.ROOT, "%.1f", pass.decoded().pass().forwardMillis()));
    }

    private static Tooltip tip(Actions actions, Action action) {
        Tooltip tip = new Tooltip();
        tip.textProperty().bind(actions.keymap().tip(action));
        return tip;
    }

    private static Button iconButton(Actions actions, String id) {
        Action action = actions.get(id);
        Button button = new Button(null, action.icon().icon());
        button.getStyleClass().add("icon-only");
        button.setId(action.id());
        button.setTooltip(tip(actions, action));
        button.setAccessibleText(action.text());
        button.setOnAction(e -> action.run().run());
        button.disableProperty().bind(Bindings.createBooleanBinding(action.disabled()::get, action.disabled()));
        return button;
    }

    private static MenuItem item(Actions actions, String id) {
        return item(actions, actions.get(id));
    }

    private static MenuItem item(Actions actions, Action action) {
        MenuItem item = new MenuItem(action.text(), action.icon() == null ? null : action.icon().icon());
        item.setUserData(action);
        item.setMnemonicParsing(false);
        item.setOnAction(e -> action.runIfEnabled());
        item.disableProperty().bind(Bindings.createBooleanBinding(action.disabled()::get, action.disabled()));
        item.acceleratorProperty().bind(actions.keymap().first(action));
        return item;
    }
}
