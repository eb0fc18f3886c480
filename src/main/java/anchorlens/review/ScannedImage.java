package anchorlens.review;

import java.util.List;
import java.util.Optional;

/**
 * What a scan has to say of one image.
 *
 * @param position    index into the data set
 * @param name        as listed
 * @param annotations how many it has
 * @param flags       what was found
 * @param unreadable  why its pixels could not be read, one sentence; empty where they could
 */
public record ScannedImage(int position, String name, int annotations, List<FoundFlag> flags, Optional<String> unreadable) {
    public ScannedImage {
        flags = List.copyOf(flags);
    }

    public static ScannedImage unreadable(int position, String name, String why) {
        return new ScannedImage(position, name, 0, List.of(), Optional.of(why));
    }
}
