package anchorlens.workbench.scan;

import anchorlens.dataset.OpenedImage;
import anchorlens.model.ForwardPass;
import anchorlens.review.ScannedImage;

/**
 * An image on its way: first its position, then its pixels, then what the model said, at last what was found.
 *
 * @param position index into the data set
 * @param image    decoded; null before, and once it is no longer needed
 * @param pass     what the model said; null before, and once it is no longer needed
 * @param result   what was found, or why it could not be read; null before
 */
record ScanItem(int position, OpenedImage image, ForwardPass pass, ScannedImage result) {
    static ScanItem decoded(int position, OpenedImage image) {
        return new ScanItem(position, image, null, null);
    }

    static ScanItem of(ScannedImage result) {
        return new ScanItem(result.position(), null, null, result);
    }

    ScanItem seen(ForwardPass said) {
        return new ScanItem(position, image, said, null);
    }

    boolean isFinished() {
        return result != null;
    }
}
