package anchorlens.ui.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.dataset.Dataset;
import anchorlens.task.Job;
import anchorlens.ui.state.Notices;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.compare.Configuration;
import anchorlens.workbench.compare.SetComparison;
import anchorlens.workbench.compare.SetRun;
import anchorlens.workbench.compare.SetWalk;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleObjectProperty;

/** The panes' schemes against each other over the open set, when asked to; the latest wins. */
final class SetViewModel {
    private static final String KEY = "compare-set";

    private final CompareViewModel compare;
    private final SetPasses passes;
    private final ReadOnlyObjectWrapper<SetRun> run = new ReadOnlyObjectWrapper<>(this, "run");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private final ObjectProperty<Behind> behind = new SimpleObjectProperty<>(this, "behind");
    private Dataset dataset;
    private List<Method> methods = List.of();
    private int sought = -1;

    SetViewModel(CompareViewModel compare, SetPasses passes) {
        this.compare = compare;
        this.passes = passes;
        compare.states().images().datasetProperty().addListener((o, was, is) -> {
            stop();
            behind.set(null);
            run.set(null);
            failure.set("");
        });
        compare.comparisonProperty().addListener((o, was, is) -> selectSought());
    }

    CompareViewModel compare() {
        return compare;
    }

    /** What there is so far, null for nothing. */
    ReadOnlyObjectProperty<SetRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why there is nothing, in one sentence; empty where there is something or it is under way. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    /** What the bar that was clicked stands for, null for none. */
    ObjectProperty<Behind> behindProperty() {
        return behind;
    }

    int imagesInSet() {
        Dataset set = compare.states().images().datasetProperty().get();
        return set == null ? 0 : set.images().size();
    }

    /** The set that was compared. */
    Dataset dataset() {
        return dataset;
    }

    /** Whether panes have other schemes than those that were compared. */
    boolean isStale() {
        return run.get() != null && !methods.equals(compare.panes().stream().map(PaneViewModel::method).toList());
    }

    void start() {
        stop();
        behind.set(null);
        run.set(null);
        failure.set("");
        dataset = compare.states().images().datasetProperty().get();
        if (dataset == null) {
            return;
        }
        methods = compare.panes().stream().map(PaneViewModel::method).toList();
        List<String> names = SchemeNames.shortest(compare.panes());
        List<SetPasses.Wanted> wanted = compare.panes().stream().map(passes::wanted).toList();
        List<Method> asked = methods;
        SetWalk.Images images = new SetWalk.Images(dataset, compare.states().files(), Integer.MAX_VALUE);
        busy.set(true);
        AtomicReference<SetRun> soFar = new AtomicReference<>();
        compare.states().tasks().submit(SetPasses.LANE, KEY, (cancel, progress) -> {
            List<Configuration> all = new ArrayList<>();
            for (int i = 0; i < wanted.size(); i++) {
                all.add(passes.configuration(wanted.get(i), names.get(i), asked.get(i)));
            }
            return passes.over(wanted.getFirst().device(), walk -> new SetComparison(all, walk).run(images, cancel, progress, soFar::set));
        }, Job.Outcome.<SetRun>of(done -> {
            busy.set(false);
            run.set(done);
        }, cause -> {
            busy.set(false);
            run.set(null);
            failure.set(Notices.sentence(cause));
        }).withProgress((done, total, what) -> {
            if (soFar.get() != run.get()) {
                run.set(soFar.get());
            }
        }));
    }

    /** Gives up what is under way; what there is so far stays. */
    void stop() {
        compare.states().tasks().cancel(KEY);
        busy.set(false);
    }

    /** Shows the image of a row, and selects its object there. */
    void open(Behind of, int row) {
        compare.figureProperty().set(null);
        sought = of.annotationOf(row);
        compare.states().images().show(of.imageOf(row));
        selectSought();
    }

    /** Selects the object that was asked for, once its image has been assigned. */
    private void selectSought() {
        if (sought < 0 || run.get() == null || compare.imageProperty().get() == null) {
            return;
        }
        int wanted = compare.states().images().indexProperty().get();
        if (dataset == null || !dataset.images().get(wanted).equals(compare.imageProperty().get().record())) {
            return;
        }
        for (PaneViewModel pane : compare.panes()) {
            RunResult r = pane.resultProperty().get();
            for (int g = 0; r != null && r.request().image() == compare.imageProperty().get() && g < r.annotationOf().length; g++) {
                if (r.annotationOf()[g] == sought) {
                    compare.selection().gtProperty().set(g);
                    sought = -1;
                    return;
                }
            }
        }
    }
}
