package anchorlens.review;

import anchorlens.dataset.Dataset;
import anchorlens.geometry.Box;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** All flags with their decisions as CSV (RFC 4180, lines end in CR LF), the strongest first. */
public final class FlagsCsv {
    private static final int PAGE = 500;
    private static final String HEAD = "flag,image,annotation_id,class,kind,edges,score,verdict,x1,y1,x2,y2,alternative_x1,alternative_y1,"
            + "alternative_x2,alternative_y2,decided_x1,decided_y1,decided_x2,decided_y2,class_instead,separation,reason";

    private FlagsCsv() {
    }

    /** @throws ReviewException if the review cannot be read */
    public static void write(ReviewStore store, Dataset dataset, Writer out) throws IOException, ReviewException {
        out.write(HEAD + "\r\n");
        long[] ids = store.ids(QueueQuery.ALL);
        for (int from = 0; from < ids.length; from += PAGE) {
            for (QueueRow row : store.rows(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + PAGE)))) {
                out.write(line(row, dataset) + "\r\n");
            }
        }
    }

    private static String line(QueueRow row, Dataset dataset) {
        FoundFlag flag = row.flag();
        List<String> names = dataset.categoryNames();
        return String.join(",", Long.toString(row.id()), quoted(row.name()), annotationId(row, dataset), quoted(name(names, flag.category())),
                flag.kind().label(), flag.edges().stream().map(e -> e.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(" ")),
                number(flag.score(), 4), row.decision().verdict().label(), box(flag.annotated()), box(flag.alternative()),
                box(row.decision().box()), quoted(name(names, flag.instead())), number(flag.separation(), 4), quoted(flag.reason()));
    }

    static String name(List<String> names, int category) {
        return category < 0 || category >= names.size() ? "" : names.get(category);
    }

    private static String annotationId(QueueRow row, Dataset dataset) {
        int annotation = row.flag().annotation();
        return annotation < 0 ? "" : Long.toString(dataset.images().get(row.image()).annotations().get(annotation).id());
    }

    private static String box(Optional<Box> box) {
        return box.map(b -> number(b.x1(), 2) + "," + number(b.y1(), 2) + "," + number(b.x2(), 2) + "," + number(b.y2(), 2)).orElse(",,,");
    }

    private static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** Quoted where needed; what a spreadsheet would run as a formula gets an apostrophe. */
    private static String quoted(String text) {
        String safe = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return safe.matches("(?s).*[\",\\r\\n].*") ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
