package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One result of a Label Studio annotation: a region with its labels, while its fields come in, in any order. */
final class LabelStudioResult {
    private static final int DIGITS = 12;

    private final boolean flat;
    private final Map<String, JsonNumbers.Placed> numbers = new HashMap<>();
    private final List<JsonNumbers.Placed> points = new ArrayList<>();
    private String type = "";
    private String label;
    private ObjectSite.Label site;
    private String fromName = "label";
    private String toName = "image";
    private int width;
    private int height;

    /** @param flat true where the numbers stand in the result itself and not in its "value" */
    LabelStudioResult(boolean flat) {
        this.flat = flat;
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** True for a box, polygon or ellipse; false for choices, texts, relations and masks. */
    boolean isRegion() {
        return numbers.containsKey("x") && numbers.containsKey("y") || points.size() > 2;
    }

    void field(String field, JsonCursor json) throws IOException, DatasetException {
        switch (field) {
            case "original_width" -> width = json.pixels();
            case "original_height" -> height = json.pixels();
            case "type" -> type = json.isText() ? json.text() : type;
            case "from_name" -> fromName = json.isText() ? json.text() : fromName;
            case "to_name" -> toName = json.isText() ? json.text() : toName;
            case "value" -> {
                if (json.current() == JsonToken.START_OBJECT) {
                    json.object(key -> value(key, json));
                }
            }
            default -> {
                if (flat) {
                    value(field, json);
                }
            }
        }
    }

    private void value(String key, JsonCursor json) throws IOException, DatasetException {
        switch (key) {
            case "x", "y", "width", "height", "rotation", "radiusX", "radiusY" -> numbers.put(key, JsonNumbers.read(json));
            case "points" -> {
                if (json.current() == JsonToken.START_ARRAY) {
                    json.list(i -> points.addAll(JsonNumbers.list(json)));
                }
            }
            case "rectanglelabels", "labels", "polygonlabels", "ellipselabels" -> {
                if (json.current() == JsonToken.START_ARRAY) {
                    type = type.isEmpty() ? key : type;
                    json.list(i -> {
                        if (label == null && json.isText()) {
                            label = json.text();
                            site = new ObjectSite.Label(json.start(), json.end(), c -> LabelMeDocument.quoted(c.name()));
                        }
                    });
                }
            }
            default -> { }
        }
    }

    /** The object, or null, with a finding, where no box can be made of it; null without one for a box that another result labels. */
    DocumentObject object(String place, Findings findings) {
        if (label == null && type.equals("rectangle")) {
            return null;
        }
        String flaw = label == null ? "has no label" : width == 0 || height == 0
                ? "has no original_width and original_height to make pixels of its percents" : null;
        Box percent = flaw == null ? percent() : null;
        if (flaw == null && percent == null) {
            flaw = "has no numbers to make a box of";
        }
        if (flaw != null) {
            findings.add("result " + flaw, place, flaw, "it is left out, so correct it or export it again");
            return null;
        }
        Box box = new Box(percent.x1() * width / 100, percent.y1() * height / 100, percent.x2() * width / 100, percent.y2() * height / 100);
        double rotation = number("rotation", 0);
        if (rotation != 0) {
            box = PointSets.turned(box, rotation, box.x1(), box.y1());
        }
        boolean upright = points.isEmpty() && rotation == 0 && !numbers.containsKey("radiusX");
        String shape = rotation != 0 ? "turned box" : points.isEmpty() ? "ellipse" : "polygon";
        return new DocumentObject(label, box, false, place, upright ? site() : null, upright ? null : shape);
    }

    /** The box before it is turned, in percent; null where a number is missing. */
    private Box percent() {
        if (!points.isEmpty()) {
            int n = points.size() / 2;
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = points.get(2 * i).value();
                y[i] = points.get(2 * i + 1).value();
            }
            return finite(PointSets.around(x, y));
        }
        if (numbers.containsKey("radiusX")) {
            return finite(new Box(number("x") - number("radiusX"), number("y") - number("radiusY"), number("x") + number("radiusX"),
                    number("y") + number("radiusY")));
        }
        return finite(Box.ofSize(number("x"), number("y"), number("width"), number("height")));
    }

    private static Box finite(Box box) {
        return Double.isFinite(box.x1() + box.y1() + box.x2() + box.y2()) ? box : null;
    }

    private double number(String key) {
        return number(key, Double.NaN);
    }

    private double number(String key, double otherwise) {
        JsonNumbers.Placed placed = numbers.get(key);
        return placed == null ? otherwise : placed.value();
    }

    private ObjectSite site() {
        if (List.of("x", "y", "width", "height").stream().anyMatch(k -> numbers.get(k).token().isEmpty())) {
            return null;
        }
        double w = width / 100.0;
        double h = height / 100.0;
        return new ObjectSite(List.of(numbers.get("x").site(b -> b.x1() / w, DIGITS), numbers.get("y").site(b -> b.y1() / h, DIGITS),
                numbers.get("width").site(b -> b.width() / w, DIGITS), numbers.get("height").site(b -> b.height() / h, DIGITS)), site, -1);
    }

    /** A new result as text, named like this one. */
    String write(Category category, Box box, int imageWidth, int imageHeight) {
        String value = "\"x\": " + share(box.x1(), imageWidth) + ", \"y\": " + share(box.y1(), imageHeight) + ", \"width\": "
                + share(box.width(), imageWidth) + ", \"height\": " + share(box.height(), imageHeight)
                + ", \"rotation\": 0, \"rectanglelabels\": [" + LabelMeDocument.quoted(category.name()) + "]";
        String size = "\"original_width\": " + imageWidth + ", \"original_height\": " + imageHeight;
        if (flat) {
            return "{" + value + ", " + size + "}";
        }
        String id = Integer.toUnsignedString(31 * category.name().hashCode() + box.hashCode(), Character.MAX_RADIX);
        return "{\"id\": \"" + id + "\", \"type\": \"rectanglelabels\", \"value\": {" + value + "}, \"origin\": \"manual\", \"to_name\": "
                + LabelMeDocument.quoted(toName) + ", \"from_name\": " + LabelMeDocument.quoted(fromName) + ", \"image_rotation\": 0, " + size + "}";
    }

    static String share(double pixels, int size) {
        return NumberStyle.write(100 * pixels / size, 1, DIGITS);
    }
}
