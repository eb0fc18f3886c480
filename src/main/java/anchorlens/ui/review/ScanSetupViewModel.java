package anchorlens.ui.review;

import anchorlens.analysis.evidence.EvidenceSettings;
import anchorlens.analysis.flags.FlagSettings;
import anchorlens.dataset.Dataset;
import anchorlens.review.ReviewStore;
import anchorlens.ui.state.States;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.scan.ReviewFiles;
import anchorlens.workbench.scan.ReviewSettings;
import anchorlens.workbench.scan.ScanRequest;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** What a person sets before a scan: thresholds, evidence, and the review file. Data set and model are the open ones. */
final class ScanSetupViewModel {
    /** What keeps a scan from starting. */
    enum Lack {
        NONE, NO_DATA, NO_MODEL, NO_FILE
    }

    private final States states;
    private final BooleanProperty shown = new SimpleBooleanProperty(this, "shown");
    private final ObjectProperty<FlagSettings> flags = new SimpleObjectProperty<>(this, "flags", new FlagSettings());
    private final ObjectProperty<EvidenceSettings> evidence = new SimpleObjectProperty<>(this, "evidence", new EvidenceSettings());
    private final StringProperty file = new SimpleStringProperty(this, "file", "");

    ScanSetupViewModel(States states) {
        this.states = states;
        states.images().datasetProperty().subscribe(set -> file.set(set == null ? "" : usualFile(set).toString()));
        InvalidationListener changed = (Observable o) -> states.reviews().scan().forgetFailure();
        for (Observable o : List.of(file, flags, evidence)) {
            o.addListener(changed);
        }
    }

    /** Beside the data; in the person's own folder where nothing can be written there. */
    private static Path usualFile(Dataset set) {
        Path beside = ReviewFiles.beside(set.source());
        Path folder = beside.getParent();
        return folder != null && Files.isWritable(folder) ? beside : Path.of(System.getProperty("user.home")).resolve(beside.getFileName());
    }

    /** Whether the panel is on screen. */
    BooleanProperty shownProperty() {
        return shown;
    }

    ObjectProperty<FlagSettings> flagsProperty() {
        return flags;
    }

    ObjectProperty<EvidenceSettings> evidenceProperty() {
        return evidence;
    }

    /** Where the review goes. */
    StringProperty fileProperty() {
        return file;
    }

    Lack lack() {
        return states.images().datasetProperty().get() == null ? Lack.NO_DATA
                : states.models().openedProperty().get() == null ? Lack.NO_MODEL : place().isEmpty() ? Lack.NO_FILE : Lack.NONE;
    }

    private Optional<Path> place() {
        try {
            String text = file.get().strip();
            return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            return Optional.empty();
        }
    }

    /** The review that lies where the open set's usually does; empty where there is none. */
    Optional<Path> usual() {
        return Optional.ofNullable(states.images().datasetProperty().get()).map(ScanSetupViewModel::usualFile).filter(ReviewStore::isReview);
    }

    /** True where there is such a file already, which a scan with the same settings goes on with. */
    boolean isThere() {
        return place().filter(Files::exists).isPresent();
    }

    /** True where this is the file the review goes to. */
    boolean isAt(Path review) {
        return place().filter(review.toAbsolutePath().normalize()::equals).isPresent();
    }

    /** Starts the scan; what keeps it from starting is told by its state. */
    void start() {
        if (lack() != Lack.NONE) {
            return;
        }
        Dataset set = states.images().datasetProperty().get();
        DetectorHost.Opened model = states.models().openedProperty().get();
        ReviewSettings settings = new ReviewSettings(flags.get(), evidence.get(), states.models().classes().mappingProperty().get().chosen(),
                model.edited() ? Optional.of(model.stated()) : Optional.empty());
        states.reviews().scan().start(new ScanRequest(set.source(), set, Integer.MAX_VALUE, model.card().file(),
                states.models().deviceProperty().get(), settings.classes(), settings.presetName(), settings.flags(), settings.evidence(), settings.card()),
                place().orElseThrow());
    }

    /** Goes on with the open review, with what it was made with. */
    void goOn() {
        states.reviews().goOnRequest().ifPresent(request -> states.reviews().scan().start(request,
                states.reviews().storeProperty().get().file()));
    }
}
