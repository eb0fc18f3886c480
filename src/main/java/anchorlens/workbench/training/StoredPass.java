package anchorlens.workbench.training;

import anchorlens.model.ForwardPass;
import java.util.List;

/**
 * A forward pass as the disk keeps it.
 *
 * @param pass       as the model gave it
 * @param classNames of the model
 */
public record StoredPass(ForwardPass pass, List<String> classNames) {
    public StoredPass {
        classNames = List.copyOf(classNames);
    }
}
