package anchorlens.ui.review;

import anchorlens.analysis.audit.AuditSettings;
import anchorlens.analysis.audit.Finding;
import anchorlens.analysis.audit.Problem;
import anchorlens.assign.Assigner;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.Job;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.DatasetAudit;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.StarvedScan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;

/** The audit of the open data set without a model: what it found, which of it is shown and looked at. */
final class AuditViewModel {
    private static final String KEY = "review-audit";

    private final States states;
    private final ObjectProperty<AuditSettings> settings = new SimpleObjectProperty<>(this, "settings", new AuditSettings());
    private final ReadOnlyObjectWrapper<DatasetAudit> audit = new ReadOnlyObjectWrapper<>(this, "audit");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ReadOnlyStringWrapper how = new ReadOnlyStringWrapper(this, "how", "");
    private final DoubleProperty progress = new SimpleDoubleProperty(this, "progress", -1);
    private final ObservableList<DatasetAudit.Row> all = FXCollections.observableArrayList();
    private final FilteredList<DatasetAudit.Row> rows = new FilteredList<>(all);
    private final ObjectProperty<Set<Problem>> wanted = new SimpleObjectProperty<>(this, "wanted", Set.of());
    private final ObjectProperty<DatasetAudit.Row> current = new SimpleObjectProperty<>(this, "current");

    private final ReadOnlyBooleanWrapper takeable = new ReadOnlyBooleanWrapper(this, "takeable");
    private Assigner audited;

    AuditViewModel(States states) {
        this.states = states;
        InvalidationListener update = (Observable o) -> updateTakeable();
        for (Observable o : List.of(current, states.run().assignerProperty(), states.models().openedProperty())) {
            o.addListener(update);
        }
        wanted.addListener((o, before, now) -> rows.setPredicate(r -> now.isEmpty() || now.contains(r.finding().problem())));
        current.addListener((o, before, now) -> {
            if (now != null) {
                states.images().show(now.image());
            }
        });
        states.images().datasetProperty().addListener((o, before, now) -> forget());
    }

    /** What is looked for. */
    ObjectProperty<AuditSettings> settingsProperty() {
        return settings;
    }

    /** What was found; null before the first audit of the set. */
    ReadOnlyObjectProperty<DatasetAudit> auditProperty() {
        return audit.getReadOnlyProperty();
    }

    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** By which assigner and over which grids the last audit went. */
    ReadOnlyStringProperty howProperty() {
        return how.getReadOnlyProperty();
    }

    /** 0…1 while an audit runs, else −1. */
    ReadOnlyDoubleProperty progressProperty() {
        return progress;
    }

    /** The findings that are shown. */
    ObservableList<DatasetAudit.Row> rows() {
        return rows;
    }

    /** The kinds of findings that are shown; none for all. */
    ObjectProperty<Set<Problem>> wantedProperty() {
        return wanted;
    }

    /** The kinds that occur. */
    Set<Problem> problems() {
        Set<Problem> found = new TreeSet<>();
        all.forEach(r -> found.add(r.finding().problem()));
        return found;
    }

    /** The finding that is looked at, null for none. */
    ObjectProperty<DatasetAudit.Row> currentProperty() {
        return current;
    }

    /** The annotation a finding is about. */
    Optional<Annotation> annotation(DatasetAudit.Row row) {
        Dataset set = states.images().datasetProperty().get();
        return row == null || row.annotation() < 0 || set == null ? Optional.empty()
                : Optional.of(set.images().get(row.image()).annotations().get(row.annotation()));
    }

    /** Looks at the finding that lies so many places further. */
    void move(int step) {
        if (!rows.isEmpty()) {
            int at = rows.indexOf(current.get());
            current.set(rows.get(at < 0 ? 0 : Math.clamp((long) at + step, 0, rows.size() - 1)));
        }
    }

    /** True where the assigner in use can be audited: one that looks at no predictions. */
    boolean isPossible() {
        return StarvedScan.isPossible(states.run().assignerProperty().get());
    }

    /** Whether what an audit names can be set in Inspect: its assigner is the one in use, and the priors are a person's. */
    ReadOnlyBooleanProperty takeableProperty() {
        return takeable.getReadOnlyProperty();
    }

    /** The name of a parameter of the assigner that was audited with. */
    String label(String parameter) {
        return audited == null ? parameter : RecordParameters.specs(((Record) audited).getClass()).stream()
                .filter(s -> s.key().equals(parameter)).map(s -> s.info().label()).findFirst().orElse(parameter);
    }

    /** Sets what gives the object of a finding more positives in Inspect. */
    void take(Finding finding) {
        try {
            finding.remedy().ifPresent(f -> states.run().assignerProperty().set((Assigner) RecordParameters.with(
                    (Record) states.run().assignerProperty().get(), Map.of(f.parameter(), f.value()))));
            finding.input().ifPresent(i -> states.run().priorsProperty().set(RecordParameters.with(states.run().priorsProperty().get(),
                    Map.of("inputWidth", i.width(), "inputHeight", i.height()))));
        } catch (IllegalArgumentException e) {
            states.notices().error(e);
        }
    }

    private void updateTakeable() {
        DatasetAudit.Row row = current.get();
        boolean ofInput = row != null && row.finding().input().isPresent();
        takeable.set(row != null && (ofInput ? states.models().openedProperty().get() == null
                : audited != null && audited.getClass() == states.run().assignerProperty().get().getClass()));
    }

    /** Audits the set with the assigner and the priors in use; where that assigner looks at predictions, with ATSS. */
    void run() {
        Dataset set = states.images().datasetProperty().get();
        if (set == null) {
            return;
        }
        Assigner assigner = isPossible() ? states.run().assignerProperty().get() : states.catalog().assigner("atss");
        PriorSetup priors = states.run().priorsProperty().get();
        AuditSettings looked = settings.get();
        failure.set("");
        progress.set(0);
        states.tasks().submit("review-audit", KEY, (cancel, said) -> DatasetAudit.run(set, states.files(), priors,
                assigner, looked, said, cancel), Job.Outcome.of((DatasetAudit found) -> {
                    progress.set(-1);
                    how.set(assigner.displayName() + ", " + priors.inputWidth() + "×" + priors.inputHeight() + " px, strides "
                            + priors.strides().stream().map(Words::number).collect(Collectors.joining(", ")));
                    current.set(null);
                    audited = assigner;
                    all.setAll(found.rows());
                    audit.set(found);
                }, cause -> {
                    progress.set(-1);
                    failure.set(Notices.sentence(cause));
                }).withProgress((done, total, what) -> progress.set(total == 0 ? 0 : done / (double) total)));
    }

    void cancel() {
        states.tasks().cancel(KEY);
        progress.set(-1);
    }

    private void forget() {
        cancel();
        current.set(null);
        all.clear();
        audit.set(null);
        failure.set("");
        wanted.set(Set.of());
    }
}
