package anchorlens.workbench.training;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A model file as one step of a training.
 *
 * @param file   the model
 * @param name   its file name without the ending
 * @param number what orders it: the number at the end of its name, else the step its card tells, else its place by name
 * @param step   "step 20 of 1000", where its card tells
 * @param method what it was trained with ("ATSS + GFL"), where its card tells
 */
public record Checkpoint(Path file, String name, double number, Optional<String> step, Optional<String> method) {
}
