package anchorlens.ui.shell;

import anchorlens.review.ReviewStore;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.state.ModelState;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.ReviewState;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.FileKinds;
import anchorlens.workbench.Home;
import anchorlens.workbench.Settings;
import anchorlens.workbench.session.SessionFile;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.stage.DirectoryChooser;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;

/** Opens what a person hands over, whichever way it comes: dialogs, drag and drop, the recent list, the command line. */
final class Files {
    private final Strings strings = Strings.beside(Files.class);
    private final ImageState images;
    private final ModelState models;
    private final ReviewState reviews;
    private final Notices notices;
    private final ObservableList<String> recent = FXCollections.observableArrayList();
    private Consumer<Path> openSession = file -> { };

    Files(States states) {
        images = states.images();
        models = states.models();
        reviews = states.reviews();
        notices = states.notices();
    }

    /** @param opener opens a file that is a session */
    void setSessionOpener(Consumer<Path> opener) {
        openSession = opener;
    }

    /** Paths opened last, newest first. */
    ObservableList<String> recent() {
        return recent;
    }

    /** Opens each path as what it is: models by their name's ending, reviews by their head, anything else as data. */
    void open(List<Path> paths) {
        for (Path path : paths) {
            Path file = path.toAbsolutePath().normalize();
            if (!java.nio.file.Files.exists(file)) {
                notices.error(strings.get("open.missing", file.toString()));
                recent.remove(file.toString());
                continue;
            }
            if (SessionFile.is(file)) {
                openSession.accept(file);
            } else if (FileKinds.isModel(file)) {
                models.open(file);
            } else if (ReviewStore.isReview(file)) {
                reviews.open(file);
            } else {
                images.open(file);
            }
            recent.setAll(Settings.withRecent(recent, file.toString()));
        }
    }

    /** Opens the bundled scenes with the first bundled detector. */
    void openSample() {
        Home.detectors().stream().findFirst().map(Home.BundledDetector::model).ifPresent(models::open);
        openBundled(Home.sample());
    }

    /** Opens the drawn streets, rooms and parks; an open model stays. */
    void openStreets() {
        openBundled(Home.streets());
    }

    private void openBundled(Optional<Path> annotations) {
        annotations.ifPresentOrElse(images::open, () -> notices.error(strings.get("open.noSample")));
    }

    /** Opens a bundled detector in place of the open one. */
    void openDetector(Home.BundledDetector detector) {
        models.open(detector.model());
    }

    void chooseData(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("open.data"));
        chooser.getExtensionFilters().addAll(
                new ExtensionFilter(strings.get("open.all"), "*.json", "*.json.gz", "*.xml", "*.yaml", "*.yml", "*.data", "*.txt",
                        "*.jpg", "*.jpeg", "*.png", "*.bmp", "*.gif", "*.JPG", "*.JPEG", "*.PNG", "*.onnx", "*.torchscript", "*.npz", "*.review"),
                new ExtensionFilter(strings.get("open.any"), "*.*"));
        startAtLast(chooser::setInitialDirectory);
        List<File> chosen = chooser.showOpenMultipleDialog(owner);
        if (chosen != null) {
            open(chosen.stream().map(File::toPath).toList());
        }
    }

    void chooseFolder(Window owner) {
        DirectoryChooser chooser = new DirectoryChooser();
        chooser.setTitle(strings.get("open.folder"));
        startAtLast(chooser::setInitialDirectory);
        File chosen = chooser.showDialog(owner);
        if (chosen != null) {
            open(List.of(chosen.toPath()));
        }
    }

    void chooseModel(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("open.model"));
        chooser.getExtensionFilters().add(new ExtensionFilter(strings.get("open.models"), "*.onnx", "*.torchscript", "*.npz", "*.json"));
        startAtLast(chooser::setInitialDirectory);
        File chosen = chooser.showOpenDialog(owner);
        if (chosen != null) {
            open(List.of(chosen.toPath()));
        }
    }

    void chooseSession(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("session.open"));
        chooser.getExtensionFilters().add(new ExtensionFilter(strings.get("session.files"), "*.json"));
        startAtLast(chooser::setInitialDirectory);
        File chosen = chooser.showOpenDialog(owner);
        if (chosen != null) {
            // Named a session by the person, so that a file that is none is said to be none.
            openSession.accept(chosen.toPath());
            recent.setAll(Settings.withRecent(recent, chosen.toPath().toAbsolutePath().normalize().toString()));
        }
    }

    /** Asks under which name to save a session; empty where none was given. */
    Optional<Path> nameSession(Window owner) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("session.saveAs"));
        chooser.getExtensionFilters().add(new ExtensionFilter(strings.get("session.files"), "*" + SessionFile.ENDING));
        chooser.setInitialFileName("session" + SessionFile.ENDING);
        startAtLast(chooser::setInitialDirectory);
        Optional<Path> named = Optional.ofNullable(chooser.showSaveDialog(owner)).map(File::toPath).map(SessionFile::withEnding);
        named.ifPresent(path -> recent.setAll(Settings.withRecent(recent, path.toAbsolutePath().normalize().toString())));
        return named;
    }

    private void startAtLast(Consumer<File> setFolder) {
        for (String path : recent) {
            Path folder = Path.of(path).getParent();
            if (folder != null && java.nio.file.Files.isDirectory(folder)) {
                setFolder.accept(folder.toFile());
                return;
            }
        }
    }
}
