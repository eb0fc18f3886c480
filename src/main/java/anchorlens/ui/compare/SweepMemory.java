package anchorlens.ui.compare;

import anchorlens.analysis.compare.MethodParameter;
import anchorlens.analysis.compare.SweepAxis;
import anchorlens.analysis.compare.SweepPoint.Metric;
import anchorlens.ui.workspace.Remembered;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * How the sweep is set, as text: {@code sweep} (D.weighting.mu), {@code sweep.from}, {@code sweep.to}, {@code sweep.steps},
 * {@code sweep.log}, {@code sweep.with} (assigner.topk) with {@code sweep.with.from} and so on, {@code sweep.metric}, {@code sweep.of}
 * (image or set), and {@code sweep.run}, which starts one over the set.
 */
final class SweepMemory implements Remembered {
    static final String PREFIX = "sweep";

    private final SweepViewModel sweep;

    SweepMemory(SweepViewModel sweep) {
        this.sweep = sweep;
    }

    @Override
    public Map<String, String> values() {
        Map<String, String> out = new LinkedHashMap<>();
        MethodParameter first = sweep.firstProperty().get();
        MethodParameter second = sweep.secondProperty().get();
        if (first != null) {
            out.put("sweep", SchemeNames.letter(sweep.compare().panes().indexOf(sweep.paneProperty().get())) + "." + first.key());
            put(out, "sweep.", first);
        }
        out.put("sweep.with", second == null ? "none" : second.key());
        if (second != null) {
            put(out, "sweep.with.", second);
        }
        out.put("sweep.metric", word(sweep.metricProperty().get()));
        out.put("sweep.of", sweep.ofSetProperty().get() ? "set" : "image");
        return out;
    }

    private void put(Map<String, String> out, String prefix, MethodParameter parameter) {
        if (SweepAxis.isNumber(parameter)) {
            SweepRange range = sweep.range(parameter);
            out.put(prefix + "from", Double.toString(range.from()));
            out.put(prefix + "to", Double.toString(range.to()));
            out.put(prefix + "steps", Integer.toString(range.steps()));
            out.put(prefix + "log", Boolean.toString(range.logarithmic()));
        }
    }

    private static String word(Metric metric) {
        return metric.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void restore(Map<String, String> values) {
        Map<String, String> rest = new LinkedHashMap<>(values);
        if (rest.containsKey("sweep")) {
            restoreParameter(rest.remove("sweep"));
        }
        if (rest.containsKey("sweep.with")) {
            String with = rest.remove("sweep.with");
            sweep.secondProperty().set(with.equals("none") ? null : MethodParameter.of(sweep.paneProperty().get().method(), with));
        }
        boolean run = Boolean.parseBoolean(rest.remove("sweep.run"));
        restoreRange(rest, "sweep.with.", sweep.secondProperty().get());
        restoreRange(rest, "sweep.", sweep.firstProperty().get());
        if (rest.containsKey("sweep.metric")) {
            sweep.metricProperty().set(CompareMemory.choice(Metric.values(), rest.remove("sweep.metric"), "quantity"));
        }
        if (rest.containsKey("sweep.of")) {
            sweep.ofSetProperty().set(CompareMemory.oneOf(rest.remove("sweep.of"), "set", "image"));
        }
        rest.keySet().stream().findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("a sweep has no setting '" + key + "'; there are sweep, sweep.from, sweep.to, sweep.steps, "
                    + "sweep.log, sweep.with, sweep.with.from …, sweep.metric, sweep.of and sweep.run");
        });
        if (run) {
            sweep.start();
        }
    }

    private void restoreParameter(String key) {
        int pane = key.length() > 2 && key.charAt(1) == '.' ? key.charAt(0) - 'A' : -1;
        if (pane < 0 || pane >= sweep.compare().panes().size()) {
            throw new IllegalArgumentException("a sweep is named by pane and parameter, such as A.assigner.topk, not '" + key + "'");
        }
        sweep.paneProperty().set(sweep.compare().panes().get(pane));
        sweep.firstProperty().set(MethodParameter.of(sweep.paneProperty().get().method(), key.substring(2)));
    }

    private void restoreRange(Map<String, String> rest, String prefix, MethodParameter parameter) {
        String from = rest.remove(prefix + "from");
        String to = rest.remove(prefix + "to");
        String steps = rest.remove(prefix + "steps");
        String log = rest.remove(prefix + "log");
        if (parameter == null || !SweepAxis.isNumber(parameter) || from == null && to == null && steps == null && log == null) {
            return;
        }
        SweepRange now = sweep.range(parameter);
        try {
            sweep.setRange(parameter, new SweepRange(from == null ? now.from() : Double.parseDouble(from), to == null ? now.to()
                    : Double.parseDouble(to), steps == null ? now.steps() : Integer.parseInt(steps), log == null ? now.logarithmic()
                    : Boolean.parseBoolean(log)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("the range of a sweep needs numbers, not '" + from + "', '" + to + "' and '" + steps + "'", e);
        }
    }
}
