package anchorlens.review;

import java.util.List;

/**
 * What a review is about, written once when it is made.
 *
 * @param data       annotation file or folder
 * @param dataHash   digest of all annotation files, empty where there are none
 * @param model      model file
 * @param modelHash  digest of the model
 * @param settings   thresholds and evidence settings as JSON
 * @param preset     name of the thresholds, such as "balanced"
 * @param categories of the data set, by class index
 * @param images     in the data set
 */
public record ReviewHeader(String data, String dataHash, String model, String modelHash, String settings, String preset,
                           List<String> categories, int images) {
    public ReviewHeader {
        categories = List.copyOf(categories);
    }
}
