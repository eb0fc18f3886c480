package anchorlens.model.head;

import anchorlens.detection.BoxPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.EdgeFrames;
import anchorlens.detection.EdgeOffsets;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A head whose numbers lie in tables: every kind that is recognised comes to this.
 *
 * @param card         the model's card
 * @param priors       what it predicts from; none where the boxes of each run, or their references, stand in
 * @param scores       where the scores lie
 * @param boxes        where and how the boxes are written
 * @param offsets      where the offsets of boundary points lie by which boxes are refined, if it has them
 * @param ownScores    the class scores the file itself puts out, where the ones above are inner tensors
 * @param verification how far its boxes agree with the model's own
 */
record TableHead(ModelCard card, Priors priors, ScoreCode scores, BoxCode boxes, Optional<CellTable> offsets,
                 Optional<CellTable> ownScores, Optional<Verification> verification) implements RecognizedHead {
    private static final double SMALLEST_PROBABILITY = 1e-12;
    private static final double PLAINLY_SEEN = 0.1;

    @Override
    public HeadOutput read(Map<String, Tensor> outputs) throws ModelException {
        ClassScores classScores = scores.read(outputs, card.file());
        if (boxes instanceof BoxCode.Distributions d) {
            Priors at = d.reference() == null ? priors : new BoxPriors(BoxFormat.partCentred(card.inputWidth(),
                    card.inputHeight()).boxes(priors, d.reference().read(outputs, card.file())));
            return new HeadOutput(card.inputWidth(), card.inputHeight(), at, classScores,
                    Optional.of(distributions(d, outputs)), Optional.empty());
        }
        Boxes ready = boxes.read(priors, outputs, card.file());
        Optional<EdgeOffsets> moves = offsets.isEmpty() ? Optional.empty()
                : Optional.of(new EdgeOffsets(offsets.get().read(outputs, card.file())));
        return new HeadOutput(card.inputWidth(), card.inputHeight(), priors.count() == 0 ? new BoxPriors(ready) : priors,
                classScores, Optional.empty(), Optional.of(ready)).withOffsets(moves);
    }

    private EdgeDistributions distributions(BoxCode.Distributions d, Map<String, Tensor> outputs) throws ModelException {
        float[] logits = d.table().read(outputs, card.file());
        for (int i = 0; d.probabilities() && i < logits.length; i++) {
            logits[i] = (float) Math.log(Math.max(logits[i], SMALLEST_PROBABILITY));
        }
        Optional<EdgeFrames> frames = Optional.empty();
        if (d.reference() != null) {
            float[] boxes = d.reference().read(outputs, card.file());
            for (int i = 0; i < boxes.length; i += 4) {
                boxes[i] *= card.inputWidth();
                boxes[i + 1] *= card.inputHeight();
                boxes[i + 2] *= (float) (card.inputWidth() / d.scale());
                boxes[i + 3] *= (float) (card.inputHeight() / d.scale());
            }
            frames = Optional.of(new EdgeFrames(boxes));
        }
        return new EdgeDistributions(d.table().priors(), d.bins(), logits, frames);
    }

    @Override
    public Set<String> tensors() {
        List<CellTable> tables = new ArrayList<>(List.of(scores.classes(), boxes.table()));
        scores.objectness().ifPresent(tables::add);
        offsets.ifPresent(tables::add);
        if (boxes instanceof BoxCode.Distributions d && d.reference() != null) {
            tables.add(d.reference());
        }
        return tables.stream().flatMap(t -> t.parts().stream()).map(CellTable.Part::tensor).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    @Override
    public List<String> remarks(Map<String, Tensor> outputs, HeadOutput read) throws ModelException {
        boolean told = ownScores.isPresent() && ownScores.get().parts().stream().allMatch(p -> outputs.containsKey(p.tensor()));
        if (!told || ownScores.get().anyAbove(0, outputs, card.file())) {
            return List.of();
        }
        double inner = 0;
        for (int i = 0; i < read.priorCount(); i++) {
            inner = Math.max(inner, read.scores().maxProbability(i));
        }
        if (!(inner > PLAINLY_SEEN)) {
            return List.of();
        }
        return List.of(String.format(Locale.ROOT, "The scores this file puts out are all exactly 0, although inside it they "
                + "reach %.2f: its quantisation rounds them away. Shown are the inner ones; whoever runs the file sees nothing, so "
                + "export it again without quantising its last layers.", inner));
    }
}
