package anchorlens.ui.shell;

import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Pictures;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Stage;

/** Asks what to write and where: a picture of the window, or what the workspace that is shown has to offer. */
final class ExportDialog {
    private final Strings strings = Strings.beside(ExportDialog.class);
    private final Stage stage;
    private final States states;
    private final Workspaces workspaces;

    ExportDialog(Stage stage, States states, Workspaces workspaces) {
        this.stage = stage;
        this.states = states;
        this.workspaces = workspaces;
    }

    void show() {
        Map<ExtensionFilter, Export> offers = new LinkedHashMap<>();
        offer(offers, new Export("window", strings.get("export.png"), "png",
                file -> Pictures.writePng(Pictures.of(stage.getScene()), file)));
        workspaces.view().exports().forEach(export -> offer(offers, export));
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("export"));
        chooser.getExtensionFilters().addAll(offers.keySet());
        chooser.setInitialFileName(workspaces.shownProperty().get().id());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            ExtensionFilter filter = chooser.getSelectedExtensionFilter();
            Export export = offers.getOrDefault(filter, offers.values().iterator().next());
            write(export, withExtension(chosen.toPath(), export.extension()));
        }
    }

    /** Asks where to write one thing, and does it. */
    void ask(Export export) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(export.text());
        chooser.getExtensionFilters().add(new ExtensionFilter(export.text(), "*." + export.extension()));
        chooser.setInitialFileName(export.id() + "." + export.extension());
        File chosen = chooser.showSaveDialog(stage);
        if (chosen != null) {
            write(export, withExtension(chosen.toPath(), export.extension()));
        }
    }

    private static void offer(Map<ExtensionFilter, Export> offers, Export export) {
        offers.put(new ExtensionFilter(export.text(), "*." + export.extension()), export);
    }

    static Path withExtension(Path file, String extension) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + "." + extension);
    }

    void write(Export export, Path file) {
        if (isInput(file)) {
            states.notices().error(strings.get("export.overInput", file.toString()));
            return;
        }
        try {
            export.writer().write(file);
            states.notices().info(strings.get("export.done", file.toString()));
        } catch (IOException | IllegalStateException e) {
            states.notices().error(e);
        }
    }

    private boolean isInput(Path file) {
        var set = states.images().datasetProperty().get();
        Path target = file.toAbsolutePath().normalize();
        return set != null && (set.source().toAbsolutePath().normalize().equals(target)
                || set.images().stream().anyMatch(i -> i.file().toAbsolutePath().normalize().equals(target)))
                || states.models().file().map(m -> m.toAbsolutePath().normalize().equals(target)).orElse(false);
    }
}
