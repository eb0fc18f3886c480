package anchorlens.ui.workspace;

import java.util.Map;

/**
 * How a workspace is set, as text: kept from one start to the next, and set by {@code anchorlens render --view KEY=VALUE}.
 */
public interface Remembered {
    /** Of a workspace that has nothing to remember. */
    Remembered NOTHING = new Remembered() {
        @Override
        public Map<String, String> values() {
            return Map.of();
        }

        @Override
        public void restore(Map<String, String> values) {
            values.keySet().stream().findFirst().ifPresent(key -> {
                throw new IllegalArgumentException("this workspace has no setting '" + key + "'");
            });
        }
    };

    Map<String, String> values();

    /**
     * Sets what is named and leaves the rest.
     *
     * @throws IllegalArgumentException in one sentence, if a key is unknown or a value does not fit
     */
    void restore(Map<String, String> values);
}
