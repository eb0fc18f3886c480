package anchorlens.ui.review;

import anchorlens.review.QueueRow;
import anchorlens.ui.state.ScanState;
import anchorlens.ui.state.States;
import anchorlens.workbench.DatasetAudit;
import anchorlens.workbench.RunResult;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/** Everything the Review workspace shows, and which of its lists leads. */
final class ReviewViewModel {
    /** The lists on the left. */
    enum Tab {
        FLAGS, AUDIT, UNREADABLE;

        String id() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final States states;
    private final QueueViewModel queue;
    private final DecisionViewModel decisions;
    private final EvidenceViewModel evidence;
    private final AuditViewModel audit;
    private final ScanSetupViewModel setup;
    private final ExportViewModel exports;
    private final ObjectProperty<Tab> tab = new SimpleObjectProperty<>(this, "tab", Tab.FLAGS);
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final BooleanProperty zoomed = new SimpleBooleanProperty(this, "zoomed");

    ReviewViewModel(States states) {
        this.states = states;
        queue = new QueueViewModel(states);
        decisions = new DecisionViewModel(states, queue);
        evidence = new EvidenceViewModel(states, queue);
        audit = new AuditViewModel(states);
        setup = new ScanSetupViewModel(states);
        exports = new ExportViewModel(states);
        states.images().indexProperty().addListener((o, before, now) -> followImage(now.intValue()));
        tab.addListener((o, before, now) -> showImage());
        active.addListener((o, before, now) -> showImage());
        states.reviews().scan().phaseProperty().addListener((o, before, now) -> showFlagsOnceRunning(now));
        states.run().resultProperty().addListener((o, before, now) -> selectObject());
        queue.currentProperty().addListener((o, before, now) -> selectObject());
        audit.currentProperty().addListener((o, before, now) -> selectObject());
    }

    /** Who starts a scan waits for what it finds. */
    private void showFlagsOnceRunning(ScanState.Phase phase) {
        if (phase == ScanState.Phase.RUNNING) {
            tab.set(Tab.FLAGS);
        }
    }

    QueueViewModel queue() {
        return queue;
    }

    DecisionViewModel decisions() {
        return decisions;
    }

    EvidenceViewModel evidence() {
        return evidence;
    }

    AuditViewModel audit() {
        return audit;
    }

    ScanSetupViewModel setup() {
        return setup;
    }

    ExportViewModel exports() {
        return exports;
    }

    /** The list that leads: what is selected in it is what the picture shows. */
    ObjectProperty<Tab> tabProperty() {
        return tab;
    }

    /** Whether the workspace is on screen. */
    BooleanProperty activeProperty() {
        return active;
    }

    /** Whether the picture is cropped to the object of each flag. */
    BooleanProperty zoomedProperty() {
        return zoomed;
    }

    /** Looks at what lies so many places further in the list that leads. */
    void move(int step) {
        switch (tab.get()) {
            case FLAGS -> queue.move(step);
            case AUDIT -> audit.move(step);
            case UNREADABLE -> { }
        }
    }

    /** The image was chosen elsewhere in the window: the strongest flag of it is looked at. */
    private void followImage(int index) {
        QueueRow row = queue.currentProperty().get();
        boolean known = queue.pageProperty().get() != QueuePage.NONE;
        if (active.get() && tab.get() == Tab.FLAGS && known && index >= 0 && (row == null || row.image() != index)) {
            queue.selectOfImage(index);
        }
    }

    /** The image of what is looked at, when another list leads or the workspace is shown again. */
    private void showImage() {
        if (!active.get()) {
            return;
        }
        if (tab.get() == Tab.FLAGS && queue.currentProperty().get() != null) {
            states.images().show(queue.currentProperty().get().image());
        } else if (tab.get() == Tab.AUDIT && audit.currentProperty().get() != null) {
            states.images().show(audit.currentProperty().get().image());
        }
        selectObject();
    }

    /** Selects the object for the other workspaces, so that they show it when a person goes there. */
    private void selectObject() {
        RunResult result = states.run().resultProperty().get();
        QueueRow row = queue.currentProperty().get();
        DatasetAudit.Row finding = audit.currentProperty().get();
        boolean ofAudit = tab.get() == Tab.AUDIT && finding != null;
        if (!active.get() || result == null || !ofAudit && row == null) {
            return;
        }
        int image = ofAudit ? finding.image() : row.image();
        int annotation = ofAudit ? finding.annotation() : row.flag().annotation();
        if (image != states.images().indexProperty().get()) {
            return;
        }
        int[] annotationOf = result.annotationOf();
        for (int gt = 0; gt < annotationOf.length; gt++) {
            if (annotationOf[gt] == annotation) {
                states.selection().gtProperty().set(gt);
                return;
            }
        }
        states.selection().gtProperty().set(-1);
    }
}
