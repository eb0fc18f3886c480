package anchorlens.ui.compare;

import anchorlens.analysis.compare.Method;
import anchorlens.analysis.compare.MethodParameter;
import anchorlens.analysis.compare.Sweep;
import anchorlens.analysis.compare.SweepAxis;
import anchorlens.analysis.compare.SweepPoint;
import anchorlens.dataset.Dataset;
import anchorlens.task.CancellationToken;
import anchorlens.task.Job;
import anchorlens.task.Progress;
import anchorlens.ui.state.Notices;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.compare.SetWalk;
import anchorlens.workbench.compare.SweepRun;
import anchorlens.workbench.compare.SweepRunner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import javafx.beans.Observable;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.ListChangeListener;

/**
 * One or two parameters of a pane taken through their values. Over the image that is shown it follows every change while it is on
 * the screen; over the set it runs when asked to. The latest wins.
 */
final class SweepViewModel {
    private static final String KEY = "sweep";

    private final CompareViewModel compare;
    private final SetPasses passes;
    private final ObjectProperty<PaneViewModel> pane = new SimpleObjectProperty<>(this, "pane");
    private final ObjectProperty<MethodParameter> first = new SimpleObjectProperty<>(this, "first");
    private final ObjectProperty<MethodParameter> second = new SimpleObjectProperty<>(this, "second");
    private final ObjectProperty<SweepPoint.Metric> metric = new SimpleObjectProperty<>(this, "metric", SweepPoint.Metric.POSITIVES);
    private final BooleanProperty ofSet = new SimpleBooleanProperty(this, "ofSet");
    private final BooleanProperty awake = new SimpleBooleanProperty(this, "awake");
    private final Map<String, SweepRange> ranges = new HashMap<>();
    private final ReadOnlyObjectWrapper<SweepRun> run = new ReadOnlyObjectWrapper<>(this, "run");
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyStringWrapper failure = new ReadOnlyStringWrapper(this, "failure", "");
    private boolean changing;
    private RunResult sweptOver;

    SweepViewModel(CompareViewModel compare, SetPasses passes) {
        this.compare = compare;
        this.passes = passes;
        pane.set(compare.panes().getLast());
        chooseParameters();
        compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> {
            if (!compare.panes().contains(pane.get())) {
                pane.set(compare.panes().getLast());
            }
        });
        // Of all who hear that the pane changed the first, so that nobody sees parameters of the one before.
        pane.addListener((Observable o) -> chooseParameters());
        compare.comparisonProperty().addListener((o, was, is) -> methodChanged());
        first.addListener((o, was, is) -> refresh());
        second.addListener((o, was, is) -> refresh());
        ofSet.addListener((o, was, is) -> refresh());
        awake.addListener((o, was, is) -> refresh());
        compare.states().images().datasetProperty().addListener((o, was, is) -> {
            if (ofSet.get()) {
                refresh();
            }
        });
    }

    CompareViewModel compare() {
        return compare;
    }

    /** The pane whose parameters are swept, never null. */
    ObjectProperty<PaneViewModel> paneProperty() {
        return pane;
    }

    /** What is swept, null where the method has nothing to sweep. */
    ObjectProperty<MethodParameter> firstProperty() {
        return first;
    }

    /** What is swept beside it, null for nothing. */
    ObjectProperty<MethodParameter> secondProperty() {
        return second;
    }

    /** What the map of two parameters shows. */
    ObjectProperty<SweepPoint.Metric> metricProperty() {
        return metric;
    }

    /** Whether it runs over the open set; otherwise over the image that is shown. */
    BooleanProperty ofSetProperty() {
        return ofSet;
    }

    /** Whether it is on the screen. */
    BooleanProperty awakeProperty() {
        return awake;
    }

    /** What there is so far, null for nothing. */
    ReadOnlyObjectProperty<SweepRun> runProperty() {
        return run.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** Why there is nothing, in one sentence; empty where there is something or it is under way. */
    ReadOnlyStringProperty failureProperty() {
        return failure.getReadOnlyProperty();
    }

    List<MethodParameter> parameters() {
        return MethodParameter.variable(pane.get().method());
    }

    int imagesInSet() {
        Dataset set = compare.states().images().datasetProperty().get();
        return set == null ? 0 : set.images().size();
    }

    /** The range of a number, as it was left or as it is usual. */
    SweepRange range(MethodParameter parameter) {
        String key = pane.get().method().name() + parameter.key() + (second.get() == null);
        return ranges.computeIfAbsent(key, k -> SweepRange.usual(parameter, parameter.value(pane.get().method()), second.get() != null));
    }

    void setRange(MethodParameter parameter, SweepRange range) {
        ranges.put(pane.get().method().name() + parameter.key() + (second.get() == null), range);
        refresh();
    }

    /** Takes the parameters that the pane's method has, those that were swept where it has them, too. */
    private void chooseParameters() {
        changing = true;
        List<MethodParameter> all = parameters();
        if (!all.contains(first.get())) {
            List<MethodParameter> active = all.stream().filter(p -> p.isActive(pane.get().method())).toList();
            first.set(active.stream().filter(SweepAxis::isNumber).findFirst().or(() -> active.stream().findFirst()).orElse(null));
        }
        if (second.get() != null && !all.contains(second.get())) {
            second.set(null);
        }
        changing = false;
        refresh();
    }

    private void methodChanged() {
        if (first.get() == null || !first.get().isOf(pane.get().method())
                || second.get() != null && !second.get().isOf(pane.get().method())) {
            chooseParameters();
        } else if (!ofSet.get() && pane.get().resultProperty().get() != sweptOver) {
            refresh();
        }
    }

    /** Over the image everything is computed anew; a sweep of the set that no longer fits is given up. */
    private void refresh() {
        if (changing || !awake.get()) {
            return;
        }
        if (ofSet.get()) {
            if (run.get() == null || !run.get().ofSet() || !describesSameAxes(run.get())) {
                stop();
                run.set(null);
                failure.set("");
            }
        } else {
            start();
        }
    }

    private boolean describesSameAxes(SweepRun r) {
        try {
            return r.sweep().axes().equals(axes());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Whether what is shown was computed at other values of the parameters that are not swept. */
    boolean isStale() {
        SweepRun r = run.get();
        try {
            return r != null && !r.sweep().with(pane.get().method(), 0).equals(r.sweep().with(r.sweep().base(), 0));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    private List<SweepAxis> axes() {
        List<SweepAxis> axes = new ArrayList<>();
        for (MethodParameter p : second.get() == null ? List.of(first.get()) : List.of(first.get(), second.get())) {
            axes.add(SweepAxis.isNumber(p) ? range(p).axis(p) : SweepAxis.all(p));
        }
        return axes;
    }

    /** Computes; what was under way is given up. */
    void start() {
        stop();
        failure.set("");
        if (first.get() == null) {
            run.set(null);
            return;
        }
        Sweep sweep;
        try {
            sweep = new Sweep(pane.get().method(), axes());
        } catch (IllegalArgumentException e) {
            run.set(null);
            failure.set(e.getMessage());
            return;
        }
        if (ofSet.get()) {
            submit(SetPasses.LANE, setJob(sweep));
        } else {
            RunResult shown = pane.get().resultProperty().get();
            sweptOver = shown;
            if (shown == null || shown.request().image() != compare.imageProperty().get()) {
                run.set(null);
                return;
            }
            RunRequest like = shown.request();
            submit("sweep", (cancel, heard) -> new SweepRunner(heard).ofImage(sweep, like, cancel));
        }
    }

    private Work setJob(Sweep sweep) {
        SetWalk.Images images = new SetWalk.Images(compare.states().images().datasetProperty().get(), compare.states().files(), Integer.MAX_VALUE);
        SetPasses.Wanted wanted = passes.wanted(pane.get());
        return (cancel, heard) -> passes.over(wanted.device(), walk ->
                new SweepRunner(heard).ofSet(sweep, passes.configuration(wanted, "", sweep.base()), walk, images, cancel));
    }

    /** Computes a sweep and tells how far it has come. */
    private interface Work {
        SweepRun run(CancellationToken cancel, java.util.function.Consumer<SweepRun> heard) throws Exception;
    }

    private void submit(String lane, Work work) {
        busy.set(true);
        AtomicReference<SweepRun> soFar = new AtomicReference<>();
        compare.states().tasks().submit(lane, KEY, (cancel, progress) -> work.run(cancel, r -> tell(r, soFar, progress)),
                Job.Outcome.<SweepRun>of(done -> {
                    busy.set(false);
                    run.set(done);
                }, cause -> {
                    busy.set(false);
                    run.set(null);
                    failure.set(Notices.sentence(cause));
                }).withProgress((done, total, what) -> run.set(soFar.get())));
    }

    private static void tell(SweepRun r, AtomicReference<SweepRun> soFar, Progress progress) {
        soFar.set(r);
        progress.report(r.done(), r.total(), "");
    }

    /** Gives up what is under way; what there is so far stays. */
    void stop() {
        compare.states().tasks().cancel(KEY);
        busy.set(false);
    }

    /** Sets the pane's parameters to the values of a cell. */
    void take(int cell) {
        SweepRun r = run.get();
        if (r == null || cell < 0 || cell >= r.points().size()) {
            return;
        }
        try {
            Method method = r.sweep().with(pane.get().method(), cell);
            compare.history().together(() -> pane.get().setMethod(method));
        } catch (IllegalArgumentException e) {
            compare.states().notices().error(e);
        }
    }
}
