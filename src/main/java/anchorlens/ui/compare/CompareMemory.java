package anchorlens.ui.compare;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import anchorlens.ui.workspace.Remembered;
import anchorlens.workbench.Catalog;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javafx.beans.property.BooleanProperty;

/**
 * How the panes are set, as text: {@code preset}, {@code panes}, {@code show}, {@code scale}, {@code difference}, {@code link},
 * {@code selectedOnly}, {@code pins}, and for each pane {@code A.assigner}, {@code A.assigner.topk}, {@code A.weighting},
 * {@code A.weighting.beta}, {@code A.model}, {@code A.show}; and what {@link SweepMemory} and the side bar remember.
 */
final class CompareMemory implements Remembered {
    private static final List<String> ORDER = List.of("preset", "panes");

    private final CompareViewModel compare;
    private final Catalog catalog;
    private final Remembered sweep;
    private final Remembered side;

    /** @param sweep keys that begin with "sweep" @param side the key "side" */
    CompareMemory(CompareViewModel compare, Remembered sweep, Remembered side) {
        this.compare = compare;
        this.sweep = sweep;
        this.side = side;
        this.catalog = compare.states().catalog();
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> out = new LinkedHashMap<>();
        if (compare.figureProperty().get() != null) {
            out.put("preset", Preset.DW_FIGURE.id());
        }
        out.put("scale", compare.ownScaleProperty().get() ? "own" : "common");
        out.put("difference", Boolean.toString(compare.differenceProperty().get()));
        out.put("link", Boolean.toString(compare.linkedProperty().get()));
        out.put("selectedOnly", Boolean.toString(compare.selectedOnlyProperty().get()));
        // without a model the usual schemes are kept open, to follow when one is opened
        if (compare.isChosen() || compare.states().models().openedProperty().get() != null) {
            out.put("panes", Integer.toString(compare.panes().size()));
            out.put("show", word(compare.showProperty().get()));
            putPanes(out);
            out.putAll(sweep.values());
        }
        if (compare.figureProperty().get() == null && !compare.marked().pins().isEmpty()) {
            out.put("pins", compare.marked().pins().stream().map(CompareMemory::text).collect(Collectors.joining(", ")));
        }
        out.putAll(side.values());
        return out;
    }

    private void putPanes(Map<String, String> out) {
        for (int i = 0; i < compare.panes().size(); i++) {
            PaneViewModel pane = compare.panes().get(i);
            String letter = SchemeNames.letter(i) + ".";
            out.put(letter + "assigner", pane.assignerProperty().get().id());
            put(out, letter + "assigner.", (Record) pane.assignerProperty().get());
            out.put(letter + "weighting", pane.weightingProperty().get().id());
            put(out, letter + "weighting.", (Record) pane.weightingProperty().get());
            if (pane.modelProperty().get() != null) {
                out.put(letter + "model", pane.modelProperty().get().toString());
            }
            if (pane.showProperty().get() != null) {
                out.put(letter + "show", word(pane.showProperty().get()));
            }
        }
    }

    private static String word(Show show) {
        return show.name().toLowerCase(Locale.ROOT);
    }

    private static void put(Map<String, String> out, String prefix, Record record) {
        RecordParameters.values(record).forEach((key, value) -> out.put(prefix + key, RecordParameters.text(value)));
    }

    @Override
    public void restore(Map<String, String> values) {
        Map<String, String> rest = new TreeMap<>(values);
        if (rest.keySet().stream().anyMatch(key -> key.contains(".") && !key.startsWith(SweepMemory.PREFIX) || key.equals("preset"))) {
            compare.choose();
        }
        for (String first : ORDER) {
            if (rest.containsKey(first)) {
                restoreWhole(first, rest.remove(first));
            }
        }
        for (int i = 0; i < compare.panes().size(); i++) {
            String letter = SchemeNames.letter(i) + ".";
            Map<String, String> own = new TreeMap<>();
            rest.forEach((key, value) -> {
                if (key.startsWith(letter)) {
                    own.put(key.substring(2), value);
                }
            });
            rest.keySet().removeIf(key -> key.startsWith(letter));
            if (!own.isEmpty()) {
                restorePane(compare.panes().get(i), own);
            }
        }
        for (String first : List.of("side", SweepMemory.PREFIX)) {
            Map<String, String> own = new TreeMap<>(rest);
            own.keySet().removeIf(key -> !key.startsWith(first));
            rest.keySet().removeAll(own.keySet());
            if (!own.isEmpty()) {
                (first.equals("side") ? side : sweep).restore(own);
            }
        }
        rest.forEach(this::restoreWhole);
    }

    private void restoreWhole(String key, String value) {
        switch (key) {
            case "preset" -> compare.load(choice(Preset.values(), value, "preset"));
            case "panes" -> compare.setCount(Math.toIntExact(number(value, 1, CompareViewModel.MOST)));
            case "show" -> compare.showProperty().set(choice(Show.values(), value, "map"));
            case "scale" -> compare.ownScaleProperty().set(oneOf(value, "own", "common"));
            case "difference" -> set(compare.differenceProperty(), value);
            case "link" -> set(compare.linkedProperty(), value);
            case "selectedOnly" -> set(compare.selectedOnlyProperty(), value);
            case "pins" -> compare.marked().pinOnceThere(Arrays.stream(value.split(",")).filter(p -> !p.isBlank())
                    .map(CompareMemory::pin).toList());
            default -> throw new IllegalArgumentException("the Compare workspace has no setting '" + key + "'; there are preset, panes, "
                    + "show, scale, difference, link, selectedOnly, pins, side, sweep and, with a pane's letter, A.assigner, A.assigner.topk, "
                    + "A.weighting, A.weighting.beta, A.model and A.show");
        }
    }

    /** "3114:0": a prior and the ground truth it is read against; a prior alone is read against the one it belongs to. */
    private static Pin pin(String text) {
        String[] parts = text.strip().split(":", 2);
        return new Pin(Math.toIntExact(number(parts[0].strip(), 0, Integer.MAX_VALUE)),
                parts.length == 1 ? -1 : Math.toIntExact(number(parts[1].strip(), 0, Integer.MAX_VALUE)));
    }

    private static String text(Pin pin) {
        return pin.gt() < 0 ? Integer.toString(pin.prior()) : pin.prior() + ":" + pin.gt();
    }

    private static void set(BooleanProperty property, String value) {
        property.set(oneOf(value, "true", "false"));
    }

    static boolean oneOf(String value, String yes, String no) {
        if (!value.equalsIgnoreCase(yes) && !value.equalsIgnoreCase(no)) {
            throw new IllegalArgumentException("'" + value + "' is neither " + yes + " nor " + no);
        }
        return value.equalsIgnoreCase(yes);
    }

    private static long number(String value, int least, int most) {
        try {
            long n = Long.parseLong(value);
            if (n >= least && n <= most) {
                return n;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        throw new IllegalArgumentException("'" + value + "' is no whole number from " + least + " to " + most);
    }

    static <E extends Enum<E>> E choice(E[] all, String value, String what) {
        String plain = value.strip().toUpperCase(Locale.ROOT).replace('-', '_');
        List<String> names = new ArrayList<>();
        for (E e : all) {
            if (e.name().equals(plain)) {
                return e;
            }
            names.add(e.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        throw new IllegalArgumentException("there is no " + what + " '" + value + "'; there are " + String.join(", ", names));
    }

    private void restorePane(PaneViewModel pane, Map<String, String> values) {
        if (values.containsKey("model")) {
            Path file = Path.of(values.get("model"));
            if (!Files.isRegularFile(file)) {
                throw new IllegalArgumentException("there is no model file " + file);
            }
            pane.modelProperty().set(file);
        }
        if (values.containsKey("show")) {
            pane.showProperty().set(choice(Show.values(), values.get("show"), "map"));
        }
        Assigner assigner = pane.assignerProperty().get();
        if (values.containsKey("assigner")) {
            assigner = catalog.assigner(values.get("assigner"));
        }
        Weighting weighting = pane.weightingProperty().get();
        if (values.containsKey("weighting")) {
            weighting = catalog.weighting(values.get("weighting"));
        } else if (values.containsKey("assigner")) {
            weighting = catalog.usualWeighting(assigner);
        }
        pane.assignerProperty().set((Assigner) changed((Record) assigner, "assigner.", values));
        pane.weightingProperty().set((Weighting) changed((Record) weighting, "weighting.", values));
        values.keySet().stream().filter(k -> !List.of("model", "show", "assigner", "weighting").contains(k)
                && !k.startsWith("assigner.") && !k.startsWith("weighting.")).findFirst().ifPresent(k -> {
                    throw new IllegalArgumentException("a pane has no setting '" + k + "'; there are assigner, weighting, model and show");
                });
    }

    private static Record changed(Record record, String prefix, Map<String, String> values) {
        Map<String, String> own = new LinkedHashMap<>();
        values.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                own.put(key.substring(prefix.length()), value);
            }
        });
        return RecordParameters.withText(record, own);
    }
}
