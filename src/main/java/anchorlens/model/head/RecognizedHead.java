package anchorlens.model.head;

import anchorlens.detection.HeadOutput;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import java.util.List;

/** A head that was recognised: its card, and the way from the network's outputs to {@link HeadOutput}. */
public interface RecognizedHead {
    ModelCard card();

    /** @throws ModelException if the outputs of a run are not the ones the file declared */
    HeadOutput read(List<Tensor> outputs) throws ModelException;
}
