package anchorlens.ui.review;

import anchorlens.ui.state.ReviewState;
import anchorlens.workbench.scan.ReviewExport.Kind;
import java.io.File;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** Asks which review to open and where to write what. */
final class ReviewFilesDialogs {
    private final ReviewText text = new ReviewText();
    private final Node owner;
    private final ExportViewModel exports;
    private final ReviewState reviews;
    private File folder;

    /** @param owner in the window that the dialogs belong to */
    ReviewFilesDialogs(Node owner, ExportViewModel exports, ReviewState reviews) {
        this.owner = owner;
        this.exports = exports;
        this.reviews = reviews;
    }

    void open() {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(text.get("action.open"));
        chooser.getExtensionFilters().addAll(new ExtensionFilter(text.get("open.filter"), "*.review"),
                new ExtensionFilter(text.get("open.any"), "*.*"));
        start(chooser);
        File chosen = chooser.showOpenDialog(owner.getScene().getWindow());
        if (chosen != null) {
            folder = chosen.getParentFile();
            reviews.open(chosen.toPath());
        }
    }

    /** A folder is asked for by a name that does not exist yet, too: formats with a file an image go to a new one. */
    void export(Kind kind) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(exports.isFolder(kind) ? text.get("export.folder") : text.get("export." + kind,
                exports.format().map(f -> f.displayName()).orElse("")));
        chooser.setInitialFileName(exports.usualName(kind));
        start(chooser);
        File chosen = chooser.showSaveDialog(owner.getScene().getWindow());
        if (chosen != null) {
            folder = chosen.getParentFile();
            exports.write(kind, withEnding(chosen.toPath(), exports.usualName(kind)));
        }
    }

    /** The ending of the usual name where a person typed none. */
    private static Path withEnding(Path chosen, String usual) {
        String name = chosen.getFileName().toString();
        int dot = usual.lastIndexOf('.');
        return name.contains(".") || dot < 0 ? chosen : chosen.resolveSibling(name + usual.substring(dot));
    }

    private void start(FileChooser chooser) {
        File at = folder != null ? folder : reviews.storeProperty().get() == null ? null
                : reviews.storeProperty().get().file().toAbsolutePath().getParent().toFile();
        if (at != null && at.isDirectory()) {
            chooser.setInitialDirectory(at);
        }
    }
}
