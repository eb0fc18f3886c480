package anchorlens.ui.shell;

import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.Layer;
import anchorlens.ui.workspace.Remembered;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How pictures are drawn, as text: {@code layers} (names), {@code opacity.LAYER}, {@code hiddenLevels} (numbers from 0, fine to
 * coarse), {@code score}, {@code overlays} and {@code keepZoom}.
 */
final class DisplayMemory implements Remembered {
    private static final String OPACITY = "opacity.";
    private static final int LEVELS = 31;

    private final DisplayOptions display;

    DisplayMemory(DisplayOptions display) {
        this.display = display;
    }

    private static String id(Layer layer) {
        return layer.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static Layer layer(String id) {
        return Arrays.stream(Layer.values()).filter(l -> id(l).equalsIgnoreCase(id.strip())).findFirst().orElseThrow(() ->
                new IllegalArgumentException("there is no layer '" + id.strip() + "'; there are: "
                        + Arrays.stream(Layer.values()).map(DisplayMemory::id).collect(Collectors.joining(", "))));
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> out = new LinkedHashMap<>();
        out.put("layers", Arrays.stream(Layer.values()).filter(l -> display.shownProperty(l).get()).map(DisplayMemory::id)
                .collect(Collectors.joining(", ")));
        for (Layer layer : Layer.values()) {
            double opacity = display.opacityProperty(layer).get();
            if (opacity != layer.opacityAtFirst()) {
                out.put(OPACITY + id(layer), Double.toString(opacity));
            }
        }
        List<String> hidden = new ArrayList<>();
        for (int level = 0; level < LEVELS; level++) {
            if (!display.isLevelShown(level)) {
                hidden.add(Integer.toString(level));
            }
        }
        if (!hidden.isEmpty()) {
            out.put("hiddenLevels", String.join(", ", hidden));
        }
        out.put("score", Double.toString(display.minScoreProperty().get()));
        out.put("overlays", display.overlaysHiddenProperty().get() ? "hidden" : "shown");
        out.put("keepZoom", Boolean.toString(display.viewKeptProperty().get()));
        return out;
    }

    @Override
    public void restore(Map<String, String> values) {
        values.forEach(this::restore);
    }

    private void restore(String key, String value) {
        switch (key) {
            case "layers" -> {
                List<Layer> shown = Arrays.stream(value.split(",")).filter(s -> !s.isBlank()).map(DisplayMemory::layer).toList();
                Arrays.stream(Layer.values()).forEach(l -> display.shownProperty(l).set(shown.contains(l)));
            }
            case "hiddenLevels" -> {
                display.hiddenLevelsProperty().set(0);
                Arrays.stream(value.split(",")).filter(s -> !s.isBlank())
                        .forEach(s -> display.setLevelShown((int) number(s, LEVELS - 1), false));
            }
            case "score" -> display.minScoreProperty().set(number(value, 1));
            case "overlays" -> display.overlaysHiddenProperty().set(value.equals("hidden"));
            case "keepZoom" -> display.viewKeptProperty().set(Boolean.parseBoolean(value));
            default -> {
                if (!key.startsWith(OPACITY)) {
                    throw new IllegalArgumentException("the window has no setting '" + key + "'");
                }
                display.opacityProperty(layer(key.substring(OPACITY.length()))).set(number(value, 1));
            }
        }
    }

    private static double number(String text, double most) {
        try {
            double value = Double.parseDouble(text.strip());
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + text.strip() + "' is no number from 0 to " + Math.round(most));
    }
}
