package anchorlens.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A report to read without the program: counts, the strongest flags with pictures, the rest as a table, images that could not
 * be read and the settings. One file, with pictures inside and nothing fetched from anywhere.
 */
public final class HtmlReport {
    private static final int PAGE = 200;

    /** Opens the pictures. */
    @FunctionalInterface
    public interface Pictures {
        /** The pixels of an image, upright. */
        PixelImage read(int position) throws DatasetException;
    }

    private final ReviewStore store;
    private final Dataset dataset;
    private final Pictures pictures;
    private final Writer out;

    private HtmlReport(ReviewStore store, Dataset dataset, Pictures pictures, Writer out) {
        this.store = store;
        this.dataset = dataset;
        this.pictures = pictures;
        this.out = out;
    }

    /**
     * Writes the report.
     *
     * @param pictured flags that get a picture, the strongest
     * @throws ReviewException if the review cannot be read
     */
    public static void write(ReviewStore store, Dataset dataset, Pictures pictures, int pictured, Writer out)
            throws IOException, ReviewException {
        new HtmlReport(store, dataset, pictures, out).write(pictured);
    }

    private void write(int pictured) throws IOException, ReviewException {
        long[] ids = store.ids(QueueQuery.ALL);
        int shown = Math.min(pictured, ids.length);
        String title = "Annotations of " + fileName(store.header().data());
        out.write("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
                + "initial-scale=1\"><title>" + escaped(title) + "</title><style>" + HtmlStyle.CSS + "</style></head><body><main>\n<h1>"
                + escaped(title) + "</h1>\n");
        summary();
        if (ids.length == 0) {
            out.write("<p class=\"empty\">Nothing was flagged.</p>\n");
        }
        if (shown > 0) {
            out.write("<h2>" + (shown == ids.length ? "Flags" : "The " + shown + " strongest flags of " + ids.length)
                    + "</h2>\n<p class=\"legend\"><span class=\"solid\"></span> annotated <span class=\"dashed\"></span> alternative, or as "
                    + "edited</p>\n<section class=\"cards\">\n");
            for (QueueRow row : store.rows(Arrays.copyOf(ids, shown))) {
                card(row);
            }
            out.write("</section>\n");
        }
        if (shown < ids.length) {
            table(Arrays.copyOfRange(ids, shown, ids.length));
        }
        unreadable();
        settings();
        out.write("</main></body></html>\n");
    }

    private void summary() throws IOException, ReviewException {
        ReviewProgress progress = store.progress();
        out.write("<ul class=\"facts\">" + fact(progress.scanned() + " of " + progress.images(), "images scanned")
                + fact(Long.toString(progress.flags()), "flags") + fact(Long.toString(progress.decided()), "decided")
                + fact(Integer.toString(progress.unreadable()), "unreadable") + "</ul>\n");
        Map<FlagKind, long[]> counts = new EnumMap<>(FlagKind.class);
        for (FlagKind kind : FlagKind.values()) {
            long all = store.ids(QueueQuery.ALL.withKinds(Set.of(kind))).length;
            if (all > 0) {
                counts.put(kind, new long[]{all, store.ids(QueueQuery.ALL.withKinds(Set.of(kind)).withVerdicts(Set.of(Verdict.OPEN))).length});
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        out.write("<table><thead><tr><th>kind</th><th class=\"n\">flags</th><th class=\"n\">open</th></tr></thead><tbody>");
        for (Map.Entry<FlagKind, long[]> e : counts.entrySet()) {
            out.write("<tr><td>" + e.getKey().label() + "</td><td class=\"n\">" + e.getValue()[0] + "</td><td class=\"n\">" + e.getValue()[1]
                    + "</td></tr>");
        }
        out.write("</tbody></table>\n");
    }

    private static String fact(String value, String label) {
        return "<li><b>" + value + "</b>" + label + "</li>";
    }

    private void card(QueueRow row) throws IOException {
        FoundFlag flag = row.flag();
        Optional<Box> other = row.decision().box().or(flag::alternative);
        out.write("<article>" + picture(row, other) + "<h3>" + flag.kind().label() + edges(flag) + "<span>"
                + String.format(Locale.ROOT, "%.2f", flag.score()) + "</span></h3><p>" + escaped(flag.reason()) + "</p><p class=\"where\">"
                + escaped(className(flag)) + " · " + escaped(row.name()) + annotation(row) + " · <i class=\"" + row.decision().verdict().label() + "\">"
                + row.decision().verdict().label() + "</i></p></article>\n");
    }

    private String picture(QueueRow row, Optional<Box> other) throws IOException {
        try {
            String address = FlagPicture.dataAddress(pictures.read(row.image()), row.flag().annotated(), other);
            return "<img alt=\"" + escaped(row.name()) + "\" src=\"" + address + "\">";
        } catch (DatasetException e) {
            return "<p class=\"gone\">" + escaped(e.getMessage()) + "</p>";
        }
    }

    private static String edges(FoundFlag flag) {
        return flag.edges().isEmpty() ? "" : " · " + flag.edges().stream().map(e -> e.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }

    private String className(FoundFlag flag) {
        String name = FlagsCsv.name(dataset.categoryNames(), flag.category());
        String instead = FlagsCsv.name(dataset.categoryNames(), flag.instead());
        return name + (instead.isEmpty() ? "" : " → " + instead);
    }

    private String annotation(QueueRow row) {
        int annotation = row.flag().annotation();
        return annotation < 0 ? "" : " · id " + dataset.images().get(row.image()).annotations().get(annotation).id();
    }

    private void table(long[] ids) throws IOException, ReviewException {
        out.write("<h2>Further flags</h2>\n<table><thead><tr><th class=\"n\">score</th><th>kind</th><th>class</th><th>image</th><th>reason</th>"
                + "<th>decision</th></tr></thead><tbody>\n");
        for (int from = 0; from < ids.length; from += PAGE) {
            List<QueueRow> rows = store.rows(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + PAGE)));
            for (QueueRow row : rows) {
                out.write("<tr><td class=\"n\">" + String.format(Locale.ROOT, "%.2f", row.flag().score()) + "</td><td>" + row.flag().kind().label()
                        + edges(row.flag()) + "</td><td>" + escaped(className(row.flag())) + "</td><td>" + escaped(row.name()) + annotation(row)
                        + "</td><td>" + escaped(row.flag().reason()) + "</td><td>" + row.decision().verdict().label() + "</td></tr>\n");
            }
        }
        out.write("</tbody></table>\n");
    }

    private void unreadable() throws IOException, ReviewException {
        Map<Integer, String> reasons = store.unreadable();
        if (reasons.isEmpty()) {
            return;
        }
        out.write("<h2>Images that could not be read</h2>\n<ul>\n");
        for (String reason : reasons.values()) {
            out.write("<li>" + escaped(reason) + "</li>\n");
        }
        out.write("</ul>\n");
    }

    private void settings() throws IOException {
        ReviewHeader header = store.header();
        out.write("<h2>How it was made</h2>\n<p>Model " + escaped(fileName(header.model())) + ", thresholds <i>" + escaped(header.preset())
                + "</i>. Annotations SHA-256 <code>" + header.dataHash() + "</code>, model SHA-256 <code>" + header.modelHash()
                + "</code>.</p>\n<pre>" + escaped(header.settings().replace(", \"evidence\"", ",\n \"evidence\"")) + "</pre>\n");
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
