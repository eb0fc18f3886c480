package anchorlens.model.head;

import anchorlens.detection.BoxPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import anchorlens.model.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finished detections, one a row: x1, y1, x2, y2 in input pixels, score, class. Each row's box stands in for its prior.
 *
 * @param output name of the tensor
 */
record RowHead(ModelCard card, String output) implements RecognizedHead {
    static final int MOST_CLASSES = 80;
    private static final int ROW = 6;

    @Override
    public Optional<Verification> verification() {
        return Optional.empty();
    }

    @Override
    public HeadOutput read(Map<String, Tensor> outputs) throws ModelException {
        Tensor tensor = outputs.get(output);
        if (tensor == null || tensor.data().length % ROW != 0) {
            throw new ModelException(Wording.name(card.file()) + " gave no rows of six numbers in '" + output + "'.");
        }
        float[] v = tensor.data();
        int count = v.length / ROW;
        float[] boxes = new float[4 * count];
        float[] scores = new float[count * card.numClasses()];
        for (int r = 0; r < count; r++) {
            System.arraycopy(v, ROW * r, boxes, 4 * r, 4);
            int cls = Math.round(v[ROW * r + 5]);
            if (cls >= 0 && cls < card.numClasses()) {
                scores[r * card.numClasses() + cls] = v[ROW * r + 4];
            }
        }
        Boxes all = Boxes.ofArray(boxes);
        return new HeadOutput(card.inputWidth(), card.inputHeight(), new BoxPriors(all),
                ClassScores.ofProbabilities(count, card.numClasses(), scores, null), Optional.empty(), Optional.of(all));
    }

    @Override
    public Set<String> tensors() {
        return Set.of(output);
    }

    @Override
    public List<String> remarks(Map<String, Tensor> outputs, HeadOutput read) {
        return List.of();
    }
}
