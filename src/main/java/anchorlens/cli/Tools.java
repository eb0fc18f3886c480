package anchorlens.cli;

import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.StoredFiles;
import anchorlens.workbench.UserFolders;
import java.util.function.Supplier;

/**
 * What the commands work with.
 *
 * @param catalog assigners and weightings
 * @param files   opens data sets and images
 * @param models  opens models
 * @param display whether a window can be shown
 * @param presets those that a person keeps in the window; they are read when asked for
 */
record Tools(Catalog catalog, DataFiles files, DetectorHost.Opener models, boolean display, Supplier<OwnPresets> presets) {
    /** What the program itself runs with. */
    static Tools ofPlatform() {
        return new Tools(Catalog.load(), new StoredFiles(), DetectorHost.FILES, Display.isPresent(),
                () -> OwnPresets.in(UserFolders.ofPlatform()));
    }
}
