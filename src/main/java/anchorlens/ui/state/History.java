package anchorlens.ui.state;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.beans.property.Property;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/**
 * Steps over a few values that a person changes. A step holds all of them before and after, so that taking it back is exact however
 * the values follow each other. Everything that happens while a mouse button or a key is held is one step, and so is what follows
 * within an instant, as when a method brings another along.
 */
public final class History implements Undoable {
    private static final int LIMIT = 300;
    private static final long INSTANT = 50_000_000;

    private record Source(Supplier<?> now, Consumer<Object> put, BiFunction<Object, Object, String> words) {
    }

    private record Step(List<Object> before, List<Object> after) {
    }

    private final LongSupplier clock;
    private final List<Source> sources = new ArrayList<>();
    private final Deque<Step> done = new ArrayDeque<>();
    private final Deque<Step> undone = new ArrayDeque<>();
    private final ReadOnlyStringWrapper undoWords = new ReadOnlyStringWrapper(this, "undoWords", "");
    private final ReadOnlyStringWrapper redoWords = new ReadOnlyStringWrapper(this, "redoWords", "");
    private List<Object> last = List.of();
    private boolean held;
    private boolean open;
    private long lastChange;
    private int quiet;

    public History() {
        this(System::nanoTime);
    }

    /** @param clock nanoseconds */
    History(LongSupplier clock) {
        this.clock = clock;
    }

    /**
     * Makes a value part of the steps.
     *
     * @param now   reads it; values are immutable and have {@code equals}
     * @param put   sets it
     * @param words what a change of it is called, such as "topk 9 → 12"
     * @return to be run after every change of the value
     */
    @SuppressWarnings("unchecked")
    public <T> Runnable track(Supplier<T> now, Consumer<T> put, BiFunction<T, T, String> words) {
        sources.add(new Source(now, value -> put.accept((T) value), (a, b) -> words.apply((T) a, (T) b)));
        last = snapshot();
        return this::changed;
    }

    /** Makes a property part of the steps. */
    public <T> void track(Property<T> property, BiFunction<T, T, String> words) {
        Runnable changed = track(property::getValue, property::setValue, words);
        property.addListener((o, before, now) -> changed.run());
    }

    @Override
    public void press() {
        held = true;
        open = false;
    }

    @Override
    public void release() {
        held = false;
        open = false;
    }

    /** Runs changes that are no doing of a person's; they make no step. */
    public void quietly(Runnable changes) {
        quiet++;
        try {
            changes.run();
        } finally {
            quiet--;
            last = snapshot();
        }
    }

    /** Takes what the values are now as the outcome of the last step, as where a part of it took its time. */
    public void amend() {
        if (quiet == 0) {
            last = snapshot();
            if (!done.isEmpty()) {
                done.push(new Step(done.pop().before(), last));
                tell();
            }
        }
    }

    /** Runs changes that are one step. */
    public void together(Runnable changes) {
        boolean alone = !held;
        if (alone) {
            press();
        }
        try {
            changes.run();
        } finally {
            if (alone) {
                release();
            }
        }
    }

    @Override
    public void forget() {
        done.clear();
        undone.clear();
        open = false;
        last = snapshot();
        tell();
    }

    private List<Object> snapshot() {
        List<Object> values = new ArrayList<>();
        sources.forEach(s -> values.add(s.now().get()));
        return List.copyOf(values);
    }

    private void changed() {
        if (quiet > 0) {
            return;
        }
        List<Object> now = snapshot();
        if (now.equals(last)) {
            return;
        }
        long time = clock.getAsLong();
        boolean merges = open && !done.isEmpty() && (held || time - lastChange < INSTANT);
        Step step = new Step(merges ? done.pop().before() : last, now);
        if (!step.before().equals(step.after())) {
            done.push(step);
        }
        while (done.size() > LIMIT) {
            done.removeLast();
        }
        // A drag that comes back to where it began leaves no step, and what follows in it begins one there.
        open = !step.before().equals(step.after());
        lastChange = time;
        last = now;
        undone.clear();
        tell();
    }

    @Override
    public ReadOnlyStringProperty undoWords() {
        return undoWords.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyStringProperty redoWords() {
        return redoWords.getReadOnlyProperty();
    }

    @Override
    public void undo() {
        if (!done.isEmpty()) {
            Step step = done.pop();
            undone.push(step);
            put(step.before());
        }
    }

    @Override
    public void redo() {
        if (!undone.isEmpty()) {
            Step step = undone.pop();
            done.push(step);
            put(step.after());
        }
    }

    /** Twice where needed: setting one value may bring another along, which is then set right. */
    private void put(List<Object> values) {
        open = false;
        quietly(() -> {
            for (int pass = 0; pass < 2; pass++) {
                for (int i = 0; i < sources.size() && i < values.size(); i++) {
                    if (!values.get(i).equals(sources.get(i).now().get())) {
                        sources.get(i).put().accept(values.get(i));
                    }
                }
            }
        });
        tell();
    }

    private void tell() {
        undoWords.set(done.isEmpty() ? "" : words(done.peek()));
        redoWords.set(undone.isEmpty() ? "" : words(undone.peek()));
    }

    private String words(Step step) {
        for (int i = 0; i < step.before().size(); i++) {
            if (!step.before().get(i).equals(step.after().get(i))) {
                return sources.get(i).words().apply(step.before().get(i), step.after().get(i));
            }
        }
        return "";
    }
}
