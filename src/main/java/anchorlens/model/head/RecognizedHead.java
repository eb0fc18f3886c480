package anchorlens.model.head;

import anchorlens.detection.HeadOutput;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A head that was recognised: its card, and the way from the network's outputs to {@link HeadOutput}. */
public interface RecognizedHead {
    ModelCard card();

    /** How far its boxes agree with the model's own; absent where the model makes none of its own. */
    Optional<Verification> verification();

    /** @throws ModelException if the outputs of a run, by name, are not the ones the file declared */
    HeadOutput read(Map<String, Tensor> outputs) throws ModelException;

    /** Names of the tensors that {@link #read} takes its numbers from. */
    Set<String> tensors();

    /** What looks wrong in a run, each one sentence: scores that the file's own output has lost, for one. Outputs that are absent are not looked at. */
    List<String> remarks(Map<String, Tensor> outputs, HeadOutput read) throws ModelException;
}
