package anchorlens.ui.review;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.review.QueueRow;
import anchorlens.review.ReviewProgress;
import anchorlens.review.Verdict;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.scan.ScanProgress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How Review puts things in words, so that all of its panels do it the same way. */
final class ReviewText {
    private final Strings strings = Strings.beside(ReviewText.class);

    String get(String key, Object... arguments) {
        return arguments.length == 0 ? strings.get(key) : strings.get(key, arguments);
    }

    String edges(List<Edge> edges) {
        return edges.isEmpty() ? strings.get("edges.whole") : edges.stream().map(this::edge).collect(Collectors.joining(", "));
    }

    String edge(Edge edge) {
        return strings.get("edge." + edge.name());
    }

    /** The class of a flag's object. */
    static String category(QueueRow row, List<String> names) {
        int category = row.flag().category();
        return category >= 0 && category < names.size() ? names.get(category) : "–";
    }

    /** "3 umbrella": the number of the annotation in its image and its class; of a missing object its class alone. */
    static String object(QueueRow row, List<String> names) {
        return (row.flag().annotation() < 0 ? "" : row.flag().annotation() + " ") + category(row, names);
    }

    /** The name of an image's file without its ending, which is the same for most of a set. */
    static String stem(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    static String score(double score) {
        return String.format(Locale.ROOT, "%.2f", score);
    }

    static String px(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 10 ? "%.1f px" : "%.0f px", value);
    }

    static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    static String size(Box box) {
        return Math.round(box.width()) + "×" + Math.round(box.height());
    }

    String verdict(Verdict verdict) {
        return strings.get("verdict." + verdict.name());
    }

    /** What taking the alternative does to the object of this flag. */
    String take(QueueRow row, List<String> names) {
        if (row == null) {
            return strings.get("take");
        }
        return switch (row.flag().kind()) {
            case SPURIOUS, DUPLICATE -> strings.get("take.remove");
            case MISSING -> strings.get("take.add");
            case CLASS_DOUBT -> row.flag().instead() >= 0 && row.flag().instead() < names.size()
                    ? strings.get("take.class", names.get(row.flag().instead())) : strings.get("take");
            default -> strings.get("take");
        };
    }

    /** "12 kept · 6 taken · 1 edited · 1 unsure · 12 left". */
    String progress(ReviewProgress progress) {
        Map<Verdict, Long> counts = progress.byVerdict();
        String words = List.of(Verdict.KEEP, Verdict.ALTERNATIVE, Verdict.EDITED, Verdict.UNSURE).stream().filter(v -> counts.containsKey(v))
                .map(v -> strings.get("progress." + v.name(), Long.toString(counts.get(v)))).collect(Collectors.joining(" · "));
        String left = strings.get("progress.left", Long.toString(counts.getOrDefault(Verdict.OPEN, 0L)));
        return strings.get("progress", words.isEmpty() ? left : words + " · " + left);
    }

    /** "79 / 128 · 21 img/s · 2 s left". */
    String scan(ScanProgress p) {
        String text = p.done() + " / " + p.total();
        if (p.rate() > 0) {
            text += " · " + strings.get("scan.rate", String.format(Locale.ROOT, p.rate() < 10 ? "%.1f" : "%.0f", p.rate()));
        }
        return text + p.left().map(l -> " · " + strings.get("scan.left", time(l))).orElse("");
    }

    static String time(Duration left) {
        long seconds = left.toSeconds();
        return seconds >= 3600 ? seconds / 3600 + " h " + seconds / 60 % 60 + " min" : seconds >= 60 ? seconds / 60 + " min " + seconds % 60 + " s"
                : seconds + " s";
    }
}
