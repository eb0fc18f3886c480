package anchorlens.ui.state;

import anchorlens.dataset.OpenedImage;
import anchorlens.model.CardOverrides;
import anchorlens.model.ModelCard;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.CardPreview;
import anchorlens.workbench.CardSettings;
import anchorlens.workbench.DetectorHost;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * What a person states of the open model in place of what was assumed. The model is read anew at once, and the picture follows; the
 * card is written beside the model only when asked for.
 */
public final class CardState {
    private final DetectorHost host;
    private final TaskRunner tasks;
    private final String lane;
    private final Notices notices;
    private final ObservableValue<OpenedImage> image;
    private final ReadOnlyObjectWrapper<DetectorHost.Opened> opened;
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ObservableList<CardPreview> readings = FXCollections.observableArrayList();

    /** @param opened what is open; set anew where a statement changes its card */
    CardState(DetectorHost host, TaskRunner tasks, String lane, Notices notices, ObservableValue<OpenedImage> image,
              ReadOnlyObjectWrapper<DetectorHost.Opened> opened) {
        this.host = host;
        this.tasks = tasks;
        this.lane = lane;
        this.notices = notices;
        this.image = image;
        this.opened = opened;
        opened.addListener((o, before, now) -> {
            failure.set("");
            readings.clear();
            if (now != null && now.readings().size() > 1 && !sameFile(before, now)) {
                notices.warn(now.card().file().getFileName() + " can be read in " + now.readings().size() + " ways, and nothing in the file tells "
                        + "which is right; the first is shown: choose another under “How it was recognised” in the model's menu.", List.of());
            }
        });
    }

    private static boolean sameFile(DetectorHost.Opened before, DetectorHost.Opened now) {
        return before != null && before.card().file().equals(now.card().file());
    }

    public ReadOnlyObjectProperty<DetectorHost.Opened> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /** Why the last statement was not taken, in one sentence; empty where it was. */
    public ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What each reading makes of the image that is shown, once asked for. */
    public ObservableList<CardPreview> readings() {
        return readings;
    }

    /** States values in place of those of the card in force. */
    public void state(CardSettings values) {
        DetectorHost.Opened now = opened.get();
        if (now != null && !values.equals(CardSettings.of(now.card()))) {
            state(values.over(CardSettings.of(now.card()), now.stated(), Optional.empty(), Optional.empty()));
        }
    }

    public void stateClassNames(List<String> names) {
        DetectorHost.Opened now = opened.get();
        if (now != null && !names.equals(now.card().classNames())) {
            CardSettings same = CardSettings.of(now.card());
            state(same.over(same, now.stated(), Optional.empty(), Optional.of(names)));
        }
    }

    /** Reads the model in one of its ways. @param reading its short word */
    public void stateReading(String reading) {
        DetectorHost.Opened now = opened.get();
        if (now != null) {
            CardSettings same = CardSettings.of(now.card());
            state(same.over(same, now.stated(), Optional.of(reading), Optional.empty()));
        }
    }

    /** Back to what the file and the card beside it say. */
    public void reset() {
        if (opened.get() != null) {
            submit("card", () -> host.reset());
        }
    }

    private void state(CardOverrides stated) {
        submit("card", () -> host.state(stated));
    }

    private interface Step {
        DetectorHost.Opened run() throws Exception;
    }

    private void submit(String key, Step step) {
        tasks.submit(lane, key, (cancel, progress) -> step.run(), Job.Outcome.of(opened::set,
                cause -> failure.set(Notices.sentence(cause))));
    }

    /** Asks for {@link #readings()} of the image that is shown. */
    public void askForPreviews() {
        OpenedImage shown = image.getValue();
        if (shown == null || opened.get() == null) {
            return;
        }
        tasks.submit(lane, "card previews", (cancel, progress) -> host.previews(shown.pixels(), cancel),
                Job.Outcome.of(readings::setAll, notices::error));
    }

    /** Where the card would be written. */
    public Optional<Path> target() {
        return Optional.ofNullable(opened.get()).map(o -> DetectorHost.cardFile(o.card()));
    }

    /** Writes the card in force beside the model; one that is there is kept under another name. */
    public void save() {
        ModelCard card = opened.get().card();
        tasks.submit(lane, "card save", (cancel, progress) -> DetectorHost.saveCard(card), Job.Outcome.of(
                file -> notices.info("The card was written to " + file + "; the model is read with it from now on."), notices::error));
    }
}
