package anchorlens.model;

import anchorlens.detection.HeadOutput;
import java.util.List;

/** A head that was recognised: its card, and the way from the network's outputs to {@link HeadOutput}. */
interface RecognizedHead {
    ModelCard card();

    /** @throws ModelException if the outputs of a run are not the ones the file declared */
    HeadOutput read(List<Tensor> outputs) throws ModelException;
}
