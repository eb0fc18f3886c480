package anchorlens.ui.compare;

import anchorlens.detection.Priors;
import anchorlens.ui.viewer.Targets;
import anchorlens.workbench.RunResult;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** Priors that a person keeps in view: the pinned ones, and those brushed in the scatter. */
final class Marked {
    private final CompareViewModel compare;
    private final ObservableList<Pin> pins = FXCollections.observableArrayList();
    private List<Pin> awaited = List.of();
    private boolean imageCame;
    private final ObjectProperty<BitSet> brushed = new SimpleObjectProperty<>(this, "brushed", new BitSet());

    Marked(CompareViewModel compare) {
        this.compare = compare;
        compare.comparisonProperty().addListener((o, before, now) -> pinAwaited());
        compare.states().models().busyProperty().addListener((o, before, now) -> pinAwaited());
    }

    /** Pinned priors in the order of their letters. */
    ObservableList<Pin> pins() {
        return pins;
    }

    /** Priors inside the brush, empty for none; not to be changed but replaced. */
    ObjectProperty<BitSet> brushedProperty() {
        return brushed;
    }

    /** Forgets them, as they are of another image; what is to be pinned in the next image waits for that one alone. */
    void clear() {
        pins.clear();
        brushed.set(new BitSet());
        awaited = imageCame ? List.of() : awaited;
        imageCame = true;
    }

    /** Pins priors, where image or model are still on their way as soon as there is a result to read them against. */
    void pinOnceThere(List<Pin> wanted) {
        awaited = List.copyOf(wanted);
        imageCame = !compare.states().images().loadingProperty().get();
        pinAwaited();
    }

    private void pinAwaited() {
        boolean coming = compare.states().images().loadingProperty().get() || compare.states().models().busyProperty().get();
        if (!coming && compare.panes().stream().anyMatch(p -> p.resultProperty().get() != null)) {
            List<Pin> now = awaited;
            awaited = List.of();
            now.forEach(this::pin);
        }
    }

    boolean isPinned(int prior) {
        return pins.stream().anyMatch(p -> p.prior() == prior);
    }

    /** Pins the prior under the mouse, else the selected one; unpins it where it is pinned. */
    void togglePin() {
        int hovered = compare.selection().hoveredPriorProperty().get();
        int prior = hovered >= 0 ? hovered : compare.selection().priorProperty().get();
        if (prior >= 0) {
            toggle(prior);
        }
    }

    void toggle(int prior) {
        if (!pins.removeIf(p -> p.prior() == prior)) {
            pin(prior);
        }
    }

    /** Pins a prior against the ground truth it belongs to; nothing where there is no result or no such prior. */
    void pin(int prior) {
        pin(new Pin(prior, -1));
    }

    /** @param wanted without a ground truth, or with one that the image has not: the one it belongs to */
    private void pin(Pin wanted) {
        List<RunResult> results = compare.panes().stream().map(p -> p.resultProperty().get()).filter(Objects::nonNull).toList();
        int prior = wanted.prior();
        if (!results.isEmpty() && prior >= 0 && prior < results.getFirst().input().priors().count() && !isPinned(prior)) {
            boolean known = wanted.gt() >= 0 && wanted.gt() < results.getFirst().input().groundTruth().count();
            pins.add(known ? wanted : new Pin(prior, gtFor(results, prior)));
        }
    }

    /** The selected ground truth, else one that some pane gives the prior, else the smallest one it lies in, else the nearest. */
    private int gtFor(List<RunResult> results, int prior) {
        int selected = compare.selection().gtProperty().get();
        RunResult first = results.getFirst();
        if (selected >= 0 && selected < first.input().groundTruth().count()) {
            return selected;
        }
        for (RunResult r : results) {
            int gt = prior < r.input().priors().count() ? Targets.gtFor(r, prior, -1) : -1;
            if (gt >= 0) {
                return gt;
            }
        }
        return nearest(first, prior);
    }

    private static int nearest(RunResult r, int prior) {
        Priors priors = r.input().priors();
        int best = -1;
        double least = Double.POSITIVE_INFINITY;
        for (int g = 0; g < r.input().groundTruth().count(); g++) {
            var box = r.input().groundTruth().boxes().get(g);
            double d = Math.hypot(box.centerX() - priors.centerX(prior), box.centerY() - priors.centerY(prior));
            if (d < least) {
                least = d;
                best = g;
            }
        }
        return best;
    }
}
