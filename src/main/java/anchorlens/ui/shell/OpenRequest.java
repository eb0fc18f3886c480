package anchorlens.ui.shell;

import anchorlens.model.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the window opens with.
 *
 * @param files  images, folders, annotation files and models; empty to resume what was open last
 * @param sample true to open the bundled sample
 * @param device where models run; empty for what was used last
 */
public record OpenRequest(List<Path> files, boolean sample, Optional<Device> device) {
    public OpenRequest {
        files = List.copyOf(files);
    }
}
