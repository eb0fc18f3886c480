package anchorlens.model;

import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard.ChannelOrder;
import java.util.List;
import java.util.Optional;

/**
 * What a model card file, or a person, states of a model, each field optional; a stated field replaces what would be assumed.
 *
 * @param source       name of the card file, absent where there is none
 * @param inputWidth   pixels, for models that leave it open
 * @param inputHeight  pixels, for models that leave it open
 * @param fit          how images are fitted into the input
 * @param order        channel order
 * @param mean         three numbers in the tensor's order, on the scale 0…255
 * @param std          three positive numbers in the tensor's order, on the scale 0…255
 * @param padding      grey level 0…255
 * @param priorOffset  0…1
 * @param strides      of the levels, fine to coarse
 * @param bins         bins of each edge distribution
 * @param scoresAreProbabilities whether class scores are after the sigmoid
 * @param classNames   one a class
 */
public record CardOverrides(Optional<String> source, Optional<Integer> inputWidth, Optional<Integer> inputHeight,
                     Optional<Fit> fit, Optional<ChannelOrder> order, Optional<List<Double>> mean,
                     Optional<List<Double>> std, Optional<Integer> padding, Optional<Double> priorOffset,
                     Optional<List<Integer>> strides, Optional<Integer> bins, Optional<Boolean> scoresAreProbabilities,
                     Optional<List<String>> classNames, Optional<String> reading) {
    public static final CardOverrides NONE = new CardOverrides(Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Whether both state the same values, wherever they come from. */
    public boolean saysSame(CardOverrides other) {
        return withSource(Optional.empty()).equals(other.withSource(Optional.empty()));
    }

    /** The same values out of another file. */
    public CardOverrides withSource(Optional<String> name) {
        return new CardOverrides(name, inputWidth, inputHeight, fit, order, mean, std, padding, priorOffset, strides, bins,
                scoresAreProbabilities, classNames, reading);
    }

    /** The stated value, or the assumed one together with its sentence. */
    public static <T> T orAssume(Optional<T> stated, T assumed, String sentence, List<String> assumptions) {
        if (stated.isEmpty()) {
            assumptions.add(sentence);
        }
        return stated.orElse(assumed);
    }
}
