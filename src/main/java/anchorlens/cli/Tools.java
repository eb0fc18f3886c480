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
 */
record Tools(Catalog catalog, DataFiles files, DetectorHost.Opener models) {
    /** What the program itself runs with. */
    static Tools ofPlatform() {
        return new Tools(Catalog.load(), new StoredFiles(), DetectorHost.FILES);
    }
}
