package anchorlens.analysis.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One or two parameters of a method taken through their values. Cells are numbered along the first axis first: cell
 * {@code i + n₁ · j} has value i of the first and value j of the second axis.
 *
 * @param base what all other parameters are taken from: the current choice
 * @param axes one or two
 */
public record Sweep(Method base, List<SweepAxis> axes) {
    /** Cells at most. */
    public static final int MOST = 4000;

    public Sweep {
        axes = List.copyOf(axes);
        if (axes.isEmpty() || axes.size() > 2) {
            throw new IllegalArgumentException("a sweep takes one or two parameters");
        } else if (axes.size() == 2 && axes.get(0).parameter().equals(axes.get(1).parameter())) {
            throw new IllegalArgumentException("the two parameters of a sweep must differ");
        } else if (axes.stream().mapToLong(a -> a.values().size()).reduce(1, (a, b) -> a * b) > MOST) {
            throw new IllegalArgumentException("a sweep takes " + MOST + " combinations at most: take fewer steps");
        }
    }

    /** The number of cells. */
    public int size() {
        return axes.stream().mapToInt(a -> a.values().size()).reduce(1, (a, b) -> a * b);
    }

    /** The values of a cell, one an axis. */
    public List<Object> values(int cell) {
        List<Object> out = new ArrayList<>();
        int rest = cell;
        for (SweepAxis axis : axes) {
            out.add(axis.values().get(rest % axis.values().size()));
            rest /= axis.values().size();
        }
        return out;
    }

    /** "topk 9, iou 0.5": the values of a cell in words. */
    public String words(int cell) {
        List<Object> values = values(cell);
        return java.util.stream.IntStream.range(0, values.size())
                .mapToObj(i -> axes.get(i).parameter().label() + " " + SweepAxis.words(values.get(i)))
                .collect(Collectors.joining(", "));
    }

    /**
     * The method of a cell.
     *
     * @throws IllegalArgumentException in one sentence, where the method rejects these values
     */
    public Method method(int cell) {
        return with(base, cell);
    }

    /** Another method of the same kind with the values of a cell. */
    public Method with(Method method, int cell) {
        Method out = method;
        List<Object> values = values(cell);
        for (int i = 0; i < axes.size(); i++) {
            out = axes.get(i).parameter().set(out, values.get(i));
        }
        return out;
    }
}
