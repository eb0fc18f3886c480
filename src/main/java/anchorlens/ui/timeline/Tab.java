package anchorlens.ui.timeline;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The parts of the Timeline workspace. */
enum Tab {
    TRAINING, STAGES, PYRAMID;

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException in one sentence that lists what there is */
    static Tab of(String id) {
        return Arrays.stream(values()).filter(t -> t.id().equalsIgnoreCase(id)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("there is no tab '" + id + "'; there are: "
                        + Arrays.stream(values()).map(Tab::id).collect(Collectors.joining(", "))));
    }
}
