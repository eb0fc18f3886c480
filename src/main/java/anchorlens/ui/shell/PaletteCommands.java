package anchorlens.ui.shell;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.Preset;
import anchorlens.ui.palette.Command;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Tuned;
import anchorlens.ui.workspace.Workspace;
import anchorlens.workbench.OwnPresets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** Everything that can be done in the window, for the command palette. */
final class PaletteCommands {
    private final Strings strings = Strings.beside(PaletteCommands.class);
    private final Actions actions;
    private final Workspaces workspaces;
    private final Files files;
    private final States states;
    private final Consumer<Export> export;

    /** @param export asks where to write and does it */
    PaletteCommands(Actions actions, Workspaces workspaces, Files files, States states, Consumer<Export> export) {
        this.actions = actions;
        this.workspaces = workspaces;
        this.files = files;
        this.states = states;
        this.export = export;
    }

    List<Command> all() {
        List<Command> all = new ArrayList<>();
        Workspace shown = workspaces.shownProperty().get();
        workspaces.actions().forEach(a -> all.add(Command.of(shown.title(), keyed(a), a.run())));
        for (Action action : actions.all()) {
            if (!action.id().equals("palette")) {
                all.add(Command.of(strings.get("palette.window"), keyed(action), action.run()));
            }
        }
        workspaces.tuned().forEach(t -> addMethods(t, all));
        for (Export e : new ViewExports(workspaces).all()) {
            all.add(Command.of(strings.get("palette.export"), e.text() + " · " + e.extension().toUpperCase(Locale.ROOT), Icons.EXPORT,
                    () -> export.accept(e.at(states.preferences().lookProperty().get().exportScale()))));
        }
        for (String path : files.recent()) {
            all.add(Command.of(strings.get("palette.recent"), path, Icons.TIME, () -> files.open(List.of(Path.of(path)))));
        }
        states.models().devices().forEach(d -> all.add(new Command(strings.get("palette.device"),
                strings.get("palette.device.use", d.device().toString()), Icons.OPEN_MODEL, "", d.usable() ? "" : d.toString(),
                () -> states.models().deviceProperty().set(d.device()), false)));
        workspaces.all().stream().filter(w -> w != shown).forEach(w -> addOther(w, all));
        return all;
    }

    private Action keyed(Action action) {
        return actions.keymap().apply(action);
    }

    /** What can be done in another workspace: it is shown first. */
    private void addOther(Workspace other, List<Command> all) {
        workspaces.opened(other).ifPresent(view -> view.actions().forEach(a -> all.add(Command.of(other.title(), keyed(a), () -> {
            workspaces.show(other);
            a.runIfEnabled();
        }))));
    }

    /** Published ones, and a person's own. */
    private List<Preset> presets(Record now) {
        List<Preset> all = new ArrayList<>(Preset.of(now));
        all.addAll(states.preferences().presets().of(key(now), now));
        return all;
    }

    private static String key(Record now) {
        return switch (now) {
            case Assigner a -> OwnPresets.key("assigner", a.id(), now);
            case Weighting w -> OwnPresets.key("weighting", w.id(), now);
            default -> OwnPresets.key("", "", now);
        };
    }

    private void addMethods(Tuned tuned, List<Command> all) {
        Record now = tuned.now().get();
        for (Tuned.Choice choice : tuned.choices().get()) {
            boolean same = choice.record().getClass() == now.getClass();
            if (!same) {
                all.add(new Command(tuned.what(), choice.name(), Icons.TARGET, "", choice.why(), () -> tuned.put().accept(choice.record()), false));
            }
        }
        for (Preset preset : presets(now)) {
            String of = tuned.name().get().isEmpty() ? tuned.what() : tuned.what() + " · " + tuned.name().get();
            all.add(Command.of(strings.get("palette.preset", of), preset.name(), Icons.PARAMETERS, () -> tuned.put().accept(preset.values())));
        }
    }
}
