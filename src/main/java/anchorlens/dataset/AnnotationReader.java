package anchorlens.dataset;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Gathers the fields of one COCO annotation, which come in any order, and makes of them what can be made. */
final class AnnotationReader {
    long id = Identifiers.NONE;
    long image = Identifiers.NONE;
    long category = Identifiers.NONE;
    boolean segmented;
    boolean crowd;
    boolean ignore;
    private Box box;
    private String flaw = "has no bbox";
    private boolean hasText;

    /** Reads "bbox": x, y, width and height in pixels. */
    void bbox(JsonCursor json) throws IOException, DatasetException {
        if (json.current() != JsonToken.START_ARRAY) {
            flaw = json.isNull() ? "has no bbox" : "has a bbox that is no list of four numbers";
            return;
        }
        double[] values = new double[4];
        int[] count = {0};
        json.list(i -> {
            hasText |= json.isText();
            if (i < values.length) {
                values[i] = json.current().isScalarValue() ? json.number() : Double.NaN;
            }
            count[0] = i + 1;
        });
        if (count[0] != values.length) {
            flaw = "has a bbox of " + count[0] + (count[0] == 1 ? " number" : " numbers") + " instead of four";
            return;
        }
        Box read = Box.ofSize(values[0], values[1], values[2], values[3]);
        if (Double.isFinite(read.x1()) && Double.isFinite(read.y1()) && Double.isFinite(read.x2())
                && Double.isFinite(read.y2())) {
            box = read;
        } else {
            flaw = "has a bbox with a value that is no finite number";
        }
    }

    /** The annotation as read, its oddities noted. */
    CocoContent.AnnotationEntry entry(int index, Findings findings) {
        var entry = new CocoContent.AnnotationEntry(index, id, image, category, box, box == null ? flaw : null,
                segmented, crowd, ignore);
        if (box != null && hasText) {
            findings.add("bbox text", entry.place(), "writes its bbox as text",
                    "the text is read as numbers, so remove the quotation marks");
        }
        if (box != null && box.isDegenerate()) {
            findings.add("bbox size", entry.place(), "has a bbox of " + number(box.width()) + " × "
                    + number(box.height()) + " px", "it is kept as written and can get no positives, so correct it");
        }
        return entry;
    }

    /** A number without needless decimals. */
    static String number(double value) {
        double rounded = Math.round(value * 100) / 100.0;
        return rounded == Math.rint(rounded) && Math.abs(rounded) < 1e15 ? Long.toString((long) rounded)
                : Double.toString(rounded);
    }
}
