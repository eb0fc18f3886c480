package anchorlens.ui.compare;

import anchorlens.workbench.compare.SetRun;

/**
 * What lies behind a bar: objects, or images with contested priors.
 *
 * @param title  in words
 * @param run    where they come from
 * @param images whether rows are indices of {@code run.result().images()}; otherwise of its objects
 * @param rows   in the order in which they are listed
 */
record Behind(String title, SetRun run, boolean images, int[] rows) {
    int imageOf(int i) {
        return images ? run.result().images().get(rows[i]).image() : run.result().objects().image(rows[i]);
    }

    /** −1 for an image. */
    int annotationOf(int i) {
        return images ? -1 : run.result().objects().annotation(rows[i]);
    }
}
