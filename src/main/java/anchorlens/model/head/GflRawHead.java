package anchorlens.model.head;

import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import java.util.List;
import java.util.Optional;

/**
 * Per level one class map {@code [A × C]} and one distribution map {@code [A × 4·B]}, rows in the order of the cells,
 * columns of the latter edge by edge (l, t, r, b).
 *
 * @param card    the model's card
 * @param classes names of the class maps, fine to coarse
 * @param edges   names of the distribution maps, fine to coarse
 * @param edgesAreProbabilities true where the softmax is in the graph; the logarithm then stands in for the logits,
 *                which are determined up to a constant only
 */
public record GflRawHead(ModelCard card, List<String> classes, List<String> edges, boolean edgesAreProbabilities)
        implements RecognizedHead {
    private static final double SMALLEST_PROBABILITY = 1e-12;

    @Override
    public HeadOutput read(List<Tensor> outputs) throws ModelException {
        List<FeatureLevel> levels = PointPriors.covering(card.inputWidth(), card.inputHeight(), card.strides(),
                card.priorOffset()).levels();
        int count = levels.getLast().endPrior();
        float[] scores = joined(outputs, classes, levels, card.numClasses());
        float[] logits = joined(outputs, edges, levels, 4 * card.bins().orElseThrow().count());
        if (edgesAreProbabilities) {
            for (int i = 0; i < logits.length; i++) {
                logits[i] = (float) Math.log(Math.max(logits[i], SMALLEST_PROBABILITY));
            }
        }
        ClassScores classScores = card.scoresAreProbabilities()
                ? ClassScores.ofProbabilities(count, card.numClasses(), scores, null)
                : ClassScores.ofLogits(count, card.numClasses(), scores, null);
        return new HeadOutput(card.inputWidth(), card.inputHeight(), levels, card.priorOffset(), classScores,
                Optional.of(new EdgeDistributions(count, card.bins().get(), logits)), Optional.empty());
    }

    private float[] joined(List<Tensor> outputs, List<String> names, List<FeatureLevel> levels, int columns)
            throws ModelException {
        float[] all = new float[levels.getLast().endPrior() * columns];
        for (FeatureLevel level : levels) {
            String name = names.get(level.index());
            Tensor map = outputs.stream().filter(t -> t.name().equals(name)).findFirst().orElseThrow(
                    () -> new ModelException(Wording.name(card.file()) + " gave no output '" + name + "'."));
            int[] shape = map.shape();
            if (map.data().length != level.count() * columns || shape[shape.length - 1] != columns) {
                throw new ModelException("Output '" + name + "' of " + Wording.name(card.file()) + " came as "
                        + Wording.shape(shape) + " where " + Wording.shape(new int[] {level.count(), columns})
                        + " was expected; export the model with a fixed input size.");
            }
            System.arraycopy(map.data(), 0, all, level.firstPrior() * columns, map.data().length);
        }
        return all;
    }
}
