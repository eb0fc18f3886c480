package anchorlens.ui.losses;

import anchorlens.analysis.losses.LossFamily;
import anchorlens.analysis.losses.LossOption;
import anchorlens.parameters.PresetJson;
import anchorlens.ui.workspace.Remembered;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javafx.beans.property.ObjectProperty;

/**
 * How the workspace is set, as text: {@code part}, {@code family}, {@code losses} (ids), {@code tune} (an id), {@code target},
 * {@code log}, and {@code loss.ID} with parameters as JSON.
 */
final class LossesMemory implements Remembered {
    private final List<LossPart> parts;
    private final ObjectProperty<LossPart> shown;
    private final ObjectProperty<CurveChoice> choice;

    LossesMemory(List<LossPart> parts, ObjectProperty<LossPart> shown, ObjectProperty<CurveChoice> choice) {
        this.parts = parts;
        this.shown = shown;
        this.choice = choice;
    }

    @Override
    public Map<String, String> values() {
        CurveChoice c = choice.get();
        Map<String, String> out = new LinkedHashMap<>();
        out.put("part", shown.get().id());
        out.put("family", c.family().name().toLowerCase(Locale.ROOT));
        out.put("losses", String.join(",", new TreeSet<>(c.shown())));
        out.put("tune", c.active());
        out.put("target", Double.toString(c.look().target()));
        out.put("log", Boolean.toString(c.look().logarithmic()));
        LossOption.all().stream().filter(o -> !o.usual().equals(c.parameters().get(o.id()))).forEach(o -> out.put("loss." + o.id(),
                PresetJson.write("", "", c.parameters().get(o.id()))));
        return out;
    }

    @Override
    public void restore(Map<String, String> values) {
        CurveChoice next = choice.get();
        LossPart part = shown.get();
        for (Map.Entry<String, String> e : values.entrySet()) {
            if (e.getKey().equals("part")) {
                part = parts.stream().filter(p -> p.id().equals(e.getValue())).findFirst().orElseThrow(() -> new IllegalArgumentException(
                        "there is no part '" + e.getValue() + "' of the workspace; there are: "
                                + parts.stream().map(LossPart::id).collect(Collectors.joining(", "))));
            } else {
                next = set(next, e.getKey(), e.getValue());
            }
        }
        choice.set(next);
        shown.set(part);
    }

    private static CurveChoice set(CurveChoice c, String key, String value) {
        CurveChoice.Look l = c.look();
        return switch (key) {
            case "family" -> c.with(family(value));
            case "losses" -> {
                List<String> ids = Arrays.stream(value.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
                ids.forEach(LossOption::named);
                yield new CurveChoice(c.family(), new TreeSet<>(ids), c.active(), c.parameters(), l);
            }
            case "tune" -> c.with(LossOption.named(value).family() == LossFamily.BOX ? c.family() : LossOption.named(value).family())
                    .withActive(value);
            case "target" -> c.with(new CurveChoice.Look(target(value), l.background(), l.ofLogit(), l.logarithmic(), l.marks()));
            case "log" -> c.with(new CurveChoice.Look(l.target(), l.background(), l.ofLogit(), Boolean.parseBoolean(value), l.marks()));
            default -> {
                if (!key.startsWith("loss.")) {
                    throw new IllegalArgumentException("this workspace has no setting '" + key
                            + "'; there are: part, family, losses, tune, target, log and loss.ID");
                }
                LossOption option = LossOption.named(key.substring(5));
                yield c.with(option.id(), PresetJson.read("", "", c.parameters().get(option.id()), value));
            }
        };
    }

    private static LossFamily family(String value) {
        return switch (value) {
            case "classification" -> LossFamily.CLASSIFICATION;
            case "regression" -> LossFamily.REGRESSION;
            default -> throw new IllegalArgumentException("family must be classification or regression, not '" + value + "'");
        };
    }

    private static double target(String value) {
        try {
            double y = Double.parseDouble(value);
            if (y >= 0 && y <= 1) {
                return y;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("target must be a number in 0…1, not '" + value + "'");
    }
}
