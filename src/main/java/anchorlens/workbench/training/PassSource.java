package anchorlens.workbench.training;

import anchorlens.model.CardOverrides;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A model that passes come from.
 *
 * @param file   the model
 * @param stated how it is to be read in place of what the file and the card beside it say, where a person states so
 */
public record PassSource(Path file, Optional<CardOverrides> stated) {
    /** A model as its file and the card beside it say. */
    public static PassSource of(Path file) {
        return new PassSource(file, Optional.empty());
    }
}
