package anchorlens.ui.settings;

import anchorlens.model.DeviceStatus;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.Settings;
import anchorlens.workbench.UserFolders;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.application.Platform;
import javafx.beans.property.Property;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** All settings under headings, narrowed down by a search. Every change takes effect at once, but for the interface scale. */
public final class SettingsView extends VBox {
    private static final List<Integer> SCALES = List.of(0, 75, 90, 100, 110, 125, 150, 175, 200);
    private static final List<Integer> CACHE = List.of(0, 256, 512, 1024, 2048, 4096, 8192);
    private static final double MEGA = 1 << 20;

    private final Strings strings = Strings.beside(SettingsView.class);
    private final States states;
    private final Property<Theme> theme;
    private final Keymap keymap;
    private final Supplier<List<Keymap.Entry>> entries;
    private final UserFolders folders;
    private final OptionalInt runningScale;
    private final TextField search = new TextField();
    private final VBox sections = new VBox(6);
    private final Label nothing = new Label();
    private final Map<SectionTitle, List<Node>> content = new LinkedHashMap<>();
    private final List<ShortcutRow> shortcuts = new ArrayList<>();
    private final MapChangeListener<String, List<String>> keysChanged = change -> shortcuts.forEach(ShortcutRow::show);

    /**
     * @param entries  every action whose keys can be chosen, with the titles of workspaces as where they work
     * @param runningScale the interface scale of this start, see {@link Settings.Look}; empty where the platform lets no program choose
     */
    public SettingsView(States states, Property<Theme> theme, Keymap keymap, Supplier<List<Keymap.Entry>> entries, UserFolders folders,
                        OptionalInt runningScale) {
        super(10);
        this.states = states;
        this.theme = theme;
        this.keymap = keymap;
        this.entries = entries;
        this.folders = folders;
        this.runningScale = runningScale;
        getStyleClass().add("settings");
        search.setId("settings-search");
        search.setPromptText(strings.get("search"));
        search.setAccessibleText(strings.get("search"));
        search.textProperty().addListener((o, was, is) -> filter());
        addAppearance();
        addPictures();
        addModels();
        addStorage();
        addShortcuts();
        content.forEach((title, rows) -> {
            sections.getChildren().add(title);
            sections.getChildren().addAll(rows);
        });
        nothing.getStyleClass().add("muted");
        sections.getChildren().add(nothing);
        ScrollPane scroll = new ScrollPane(sections);
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(search, scroll);
        states.preferences().shortcuts().addListener(new WeakMapChangeListener<>(keysChanged));
        filter();
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                Platform.runLater(search::requestFocus);
            }
        });
    }

    private void add(String section, Node... rows) {
        content.put(new SectionTitle(strings.get(section)), List.of(rows));
    }

    private SettingRow row(String key, Node control) {
        control.setId("setting-" + key);
        return new SettingRow(strings.get(key), strings.get(key + ".help"), control);
    }

    private void addAppearance() {
        ComboBox<Theme> themes = choice(Arrays.asList(Theme.values()), t -> strings.get("theme." + t.id()), theme.getValue(), t -> { });
        themes.valueProperty().bindBidirectional(theme);
        ComboBox<Integer> scale = choice(SCALES, s -> s == 0 ? strings.get("scale.desktop") : s + " %", look().scale(),
                s -> look(new Settings.Look(look().theme(), s, look().exportScale(), look().windowWidth(), look().windowHeight())));
        scale.setDisable(runningScale.isEmpty());
        SettingRow scaleRow = runningScale.isPresent() ? row("scale", scale)
                : new SettingRow(strings.get("scale"), strings.get("scale.none"), scale);
        scale.valueProperty().subscribe(chosen -> scaleRow.say(runningScale.isEmpty() || runningScale.getAsInt() == chosen ? ""
                : strings.get("scale.next", scale.getConverter().toString(chosen),
                        scale.getConverter().toString(runningScale.getAsInt()))));
        add("appearance", row("theme", themes), scaleRow);
    }

    private void addPictures() {
        CheckBox keep = new CheckBox();
        keep.selectedProperty().bindBidirectional(states.display().viewKeptProperty());
        ComboBox<Double> export = choice(List.of(1.0, 2.0, 3.0, 4.0), s -> Math.round(s) + "×", look().exportScale(),
                s -> look(new Settings.Look(look().theme(), look().scale(), s, look().windowWidth(), look().windowHeight())));
        add("pictures", row("keepZoom", keep), row("exportScale", export));
    }

    private void addModels() {
        List<DeviceStatus> known = states.models().devices();
        DeviceStatus used = known.stream().filter(d -> d.device().equals(states.models().deviceProperty().get())).findFirst().orElse(null);
        ComboBox<DeviceStatus> devices = choice(known, d -> d.device().toString(), used, d -> states.models().deviceProperty().set(d.device()));
        devices.setCellFactory(view -> new DeviceCell());
        List<Integer> counts = new ArrayList<>(List.of(0));
        IntStream.rangeClosed(1, Runtime.getRuntime().availableProcessors()).forEach(counts::add);
        ComboBox<Integer> threads = choice(counts, n -> n == 0 ? strings.get("threads.usual") : Integer.toString(n), machine().threads(),
                n -> machine(new Settings.Machine(machine().device(), n, machine().cacheMegabytes())));
        add("models", row("device", devices), row("threads", threads));
    }

    private void addStorage() {
        ComboBox<Integer> limit = choice(CACHE, n -> megabytes(n), machine().cacheMegabytes(),
                n -> machine(new Settings.Machine(machine().device(), machine().threads(), n)));
        Label used = new Label(strings.get("cache.used", megabytes(states.passes().size() / MEGA)));
        used.setId("cache-used");
        Button empty = new Button(strings.get("cache.empty"));
        empty.setOnAction(e -> {
            states.passes().clear();
            used.setText(strings.get("cache.used", megabytes(0)));
        });
        HBox cache = new HBox(8, used, empty);
        empty.setId("cache-empty");
        add("storage", row("cacheLimit", limit), new SettingRow(strings.get("cache"), folders.cache().toString(), cache),
                folder("folder.config", folders.config().resolve("settings.json").toString()));
    }

    private SettingRow folder(String key, String path) {
        TextField field = new TextField(path);
        field.setEditable(false);
        HBox.setHgrow(field, Priority.ALWAYS);
        return row(key, field);
    }

    private void addShortcuts() {
        List<Node> rows = new ArrayList<>();
        Button all = new Button(strings.get("keys.resetAll"), Icons.RESET.icon());
        all.setOnAction(e -> keymap.resetAll());
        rows.add(row("keys", all));
        String where = null;
        Set<String> seen = new HashSet<>();
        for (Keymap.Entry entry : entries.get()) {
            // Workspaces share some actions, and their keys.
            if (!seen.add(entry.action().id())) {
                continue;
            }
            if (!entry.where().equals(where)) {
                where = entry.where();
                Label heading = new Label(where.isEmpty() ? strings.get("keys.everywhere") : where);
                heading.getStyleClass().add("strong");
                rows.add(heading);
            }
            ShortcutRow row = new ShortcutRow(keymap, entry, entries);
            shortcuts.add(row);
            rows.add(row);
        }
        add("shortcuts", rows.toArray(Node[]::new));
    }

    private String megabytes(double n) {
        return n == 0 ? strings.get("cache.none") : n >= 1024 ? Words.number(Math.round(n / 102.4) / 10.0) + " GB"
                : String.format(Locale.ROOT, "%.0f MB", n);
    }

    private Settings.Look look() {
        return states.preferences().lookProperty().get();
    }

    private void look(Settings.Look look) {
        states.preferences().lookProperty().set(look);
    }

    private Settings.Machine machine() {
        return states.preferences().machineProperty().get();
    }

    private void machine(Settings.Machine machine) {
        states.preferences().machineProperty().set(machine);
    }

    private <T> ComboBox<T> choice(List<T> all, Function<T, String> words, T now, Consumer<T> put) {
        ComboBox<T> box = new ComboBox<>();
        box.getItems().setAll(all);
        if (now != null && !all.contains(now)) {
            box.getItems().add(now);
        }
        box.setConverter(new StringConverter<>() {
            @Override
            public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override
            public T fromString(String text) {
                throw new UnsupportedOperationException();
            }
        });
        box.setValue(now);
        box.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(box, Priority.ALWAYS);
        box.valueProperty().addListener((o, was, is) -> {
            if (is != null) {
                put.accept(is);
            }
        });
        return box;
    }

    /** Shows what a search finds, with the headings above it; all while nothing is searched. */
    private void filter() {
        String words = search.getText().strip().toLowerCase(Locale.ROOT);
        boolean found = false;
        for (Map.Entry<SectionTitle, List<Node>> section : content.entrySet()) {
            boolean whole = section.getKey().titleProperty().get().toLowerCase(Locale.ROOT).contains(words);
            boolean any = false;
            Node heading = section.getKey();
            for (Node row : section.getValue()) {
                if (row instanceof Label) {
                    heading = row;
                    show(row, false);
                    continue;
                }
                boolean fits = whole || row instanceof SettingRow s && s.fits(words) || row instanceof ShortcutRow k && k.fits(words);
                show(row, fits);
                any |= fits;
                if (fits) {
                    show(heading, true);
                }
            }
            show(section.getKey(), any);
            found |= any;
        }
        nothing.setText(found ? "" : strings.get("search.nothing", search.getText().strip()));
        show(nothing, !found);
    }

    private static void show(Node part, boolean shown) {
        part.setVisible(shown);
        part.setManaged(shown);
    }
}
