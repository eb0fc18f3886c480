package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.Addition;
import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * One LabelMe file: "imagePath", "imageWidth", "imageHeight" and "shapes" with "label", "shape_type" and "points".
 *
 * <p>A rectangle has two opposite corners in any order, or all four. Of other shapes the box around them is taken; a
 * circle is its centre and a point on it.
 *
 * <p>Source: github.com/wkentaro/labelme, labelme/label_file.py.
 */
final class LabelMeDocument {
    private static final int DECIMALS = 2;

    private final TextFile file;
    private final Findings findings;
    private final List<DocumentObject> objects = new ArrayList<>();
    private final List<Integer> elementOf = new ArrayList<>();
    private JsonListEdit list;
    private String image;
    private int width;
    private int height;

    private LabelMeDocument(TextFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** @throws DatasetException if the file is no JSON, or no LabelMe file */
    static DocumentImage read(TextFile file, Findings findings) throws DatasetException {
        LabelMeDocument document = new LabelMeDocument(file, findings);
        JsonSource.walk(file, json -> document.read(json));
        if (document.list == null) {
            throw new DatasetException(file.name() + " has no list of \"shapes\", so it is no LabelMe file.");
        }
        String name = document.image == null || document.image.isBlank() ? file.name().replaceFirst("\\.json$", "") : document.image;
        return new DocumentImage(Identifiers.NONE, name, document.width, document.height, file.name(), List.copyOf(document.objects),
                document::edit);
    }

    private void read(JsonCursor json) throws IOException, DatasetException {
        if (json.current() != JsonToken.START_OBJECT) {
            throw new DatasetException(file.name() + " holds no JSON object, so it is no LabelMe file.");
        }
        json.object(field -> {
            switch (field) {
                case "imagePath" -> image = json.isText() ? json.text() : null;
                case "imageWidth" -> width = json.pixels();
                case "imageHeight" -> height = json.pixels();
                case "shapes" -> shapes(json);
                default -> { }
            }
        });
    }

    private void shapes(JsonCursor json) throws IOException, DatasetException {
        if (json.current() != JsonToken.START_ARRAY) {
            return;
        }
        list = new JsonListEdit(json.end());
        json.list(i -> {
            long start = json.start();
            if (json.current() == JsonToken.START_OBJECT) {
                Shape shape = new Shape("shapes[" + i + "] of " + file.name());
                json.object(field -> shape.field(field, json));
                DocumentObject object = shape.object(findings);
                if (object != null) {
                    objects.add(object);
                    elementOf.add(i);
                }
            }
            json.skip();
            list.element(start, json.end());
        });
    }

    private void edit(Set<Integer> removed, List<Addition> added, Patches patches) {
        Set<Integer> elements = new HashSet<>();
        removed.forEach(i -> elements.add(elementOf.get(i)));
        list.edit(elements, added.stream().map(a -> write(a.category(), a.box())).toList(), list.separator(file.text()), patches);
    }

    /** A new shape as text. */
    static String write(Category category, Box box) {
        return "{\"label\": " + quoted(category.name()) + ", \"points\": [[" + number(box.x1()) + ", " + number(box.y1()) + "], ["
                + number(box.x2()) + ", " + number(box.y2()) + "]], \"group_id\": null, \"shape_type\": \"rectangle\", \"flags\": {}}";
    }

    static String number(double value) {
        return NumberStyle.write(value, 1, DECIMALS);
    }

    static String quoted(String text) {
        return '"' + String.valueOf(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }

    /** One element of "shapes" while its fields come in, in any order. */
    private static final class Shape {
        private final String place;
        private final List<JsonNumbers.Placed> numbers = new ArrayList<>();
        private String label;
        private ObjectSite.Label site;
        private String type = "polygon";
        private int points;

        private Shape(String place) {
            this.place = place;
        }

        private void field(String field, JsonCursor json) throws IOException, DatasetException {
            switch (field) {
                case "label" -> {
                    label = json.current().isScalarValue() && !json.isNull() ? json.text() : null;
                    site = new ObjectSite.Label(json.start(), json.end(), c -> quoted(c.name()));
                }
                case "shape_type" -> type = json.isText() ? json.text() : type;
                case "points" -> {
                    if (json.current() == JsonToken.START_ARRAY) {
                        json.list(i -> {
                            numbers.addAll(JsonNumbers.list(json));
                            points++;
                        });
                    }
                }
                default -> { }
            }
        }

        /** The object, or null, with a finding, where no box can be made of it. */
        private DocumentObject object(Findings findings) {
            boolean finite = numbers.stream().allMatch(n -> Double.isFinite(n.value()));
            String flaw = label == null ? "has no label" : points < 2 || numbers.size() != 2 * points || !finite
                    ? "has no points to make a box of" : null;
            if (flaw != null) {
                findings.add("shape " + flaw, place, flaw, "it is left out, so correct or remove it");
                return null;
            }
            Box box = type.equals("circle") ? circle() : around();
            boolean upright = type.equals("rectangle") && numbers.stream().allMatch(n -> !n.token().isEmpty()) && isUpright(box);
            return new DocumentObject(label, box, false, place, upright ? site(box) : null, upright ? null : type);
        }

        private Box around() {
            double[] x = new double[points];
            double[] y = new double[points];
            for (int i = 0; i < points; i++) {
                x[i] = numbers.get(2 * i).value();
                y[i] = numbers.get(2 * i + 1).value();
            }
            return PointSets.around(x, y);
        }

        private Box circle() {
            double x = numbers.get(0).value();
            double y = numbers.get(1).value();
            double radius = Math.hypot(numbers.get(2).value() - x, numbers.get(3).value() - y);
            return new Box(x - radius, y - radius, x + radius, y + radius);
        }

        /** True where every corner lies on two edges of the box: only then moving an edge moves its corners. */
        private boolean isUpright(Box box) {
            for (int i = 0; i < numbers.size(); i++) {
                double value = numbers.get(i).value();
                if (i % 2 == 0 ? value != box.x1() && value != box.x2() : value != box.y1() && value != box.y2()) {
                    return false;
                }
            }
            return !box.isDegenerate();
        }

        private ObjectSite site(Box box) {
            List<ObjectSite.Number> sites = new ArrayList<>();
            int decimals = DECIMALS;
            for (JsonNumbers.Placed n : numbers) {
                decimals = Math.max(decimals, NumberStyle.decimals(n.token()));
            }
            for (int i = 0; i < numbers.size(); i++) {
                double value = numbers.get(i).value();
                ToDoubleFunction<Box> of = i % 2 == 0 ? value == box.x1() ? Box::x1 : Box::x2 : value == box.y1() ? Box::y1 : Box::y2;
                sites.add(numbers.get(i).site(of, decimals));
            }
            return new ObjectSite(sites, site, DECIMALS);
        }
    }
}
