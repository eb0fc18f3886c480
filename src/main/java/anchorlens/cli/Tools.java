package anchorlens.cli;

import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.StoredFiles;

/**
 * What the commands work with.
 *
 * @param catalog assigners and weightings
 * @param files   opens data sets and images
 * @param models  opens models
 * @param display whether a window can be shown
 */
record Tools(Catalog catalog, DataFiles files, DetectorHost.Opener models, boolean display) {
    /** What the program itself runs with. */
    static Tools ofPlatform() {
        return new Tools(Catalog.load(), new StoredFiles(), DetectorHost.FILES, Display.isPresent());
    }
}
