package anchorlens.model.head;

import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import anchorlens.model.card.ModelCards;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which strides' grids over a network's input have a given number of cells: {@code ceil(width / s) · ceil(height / s)}. */
final class Grids {
    static final List<Integer> USUAL_STRIDES = List.of(4, 8, 16, 32, 64, 128);
    private static final List<List<Integer>> PYRAMIDS = List.of(List.of(8, 16, 32), List.of(8, 16, 32, 64),
            List.of(4, 8, 16, 32), List.of(8, 16, 32, 64, 128), List.of(4, 8, 16, 32, 64), List.of(16, 32), List.of(16, 32, 64),
            List.of(8, 16), List.of(4, 8, 16), List.of(8), List.of(16), List.of(32), List.of(4));

    private Grids() {
    }

    /** Number of cells of one stride. */
    static int cells(ModelInput input, int stride) {
        return Math.ceilDiv(input.width(), stride) * Math.ceilDiv(input.height(), stride);
    }

    /** The pyramid that has this many cells on all levels together. */
    static Optional<List<Integer>> pyramid(int cells, Evidence evidence) {
        return evidence.card().strides().map(List::of).orElse(PYRAMIDS).stream()
                .filter(p -> p.stream().mapToInt(s -> cells(evidence.input(), s)).sum() == cells).findFirst();
    }

    /**
     * The stride of each level by its number of cells, levels fine to coarse; none where they are no grids of this input.
     *
     * @throws ModelException where the card states strides that do not fit
     */
    static Optional<List<Integer>> ofLevels(List<Integer> cells, Evidence evidence) throws ModelException {
        ModelInput input = evidence.input();
        List<Integer> choice = evidence.card().strides().orElse(USUAL_STRIDES);
        List<Integer> strides = new ArrayList<>();
        for (int count : cells) {
            int last = strides.isEmpty() ? 0 : strides.getLast();
            choice.stream().filter(s -> s > last && cells(input, s) == count).findFirst().ifPresent(strides::add);
        }
        if (evidence.card().strides().isPresent() && !strides.equals(choice)) {
            throw new ModelException(Wording.name(ModelCards.pathFor(evidence.file())) + ": strides " + choice
                    + " do not fit the model's levels of " + cells + " cells on an input of " + input.width() + "×"
                    + input.height() + "; correct or remove them.");
        }
        return strides.size() == cells.size() ? Optional.of(strides) : Optional.empty();
    }

    /** The grids of these strides, one prior a cell. */
    static List<FeatureLevel> levels(List<Integer> strides, ModelInput input) {
        return PointPriors.covering(input.width(), input.height(), strides, 0).levels();
    }
}
