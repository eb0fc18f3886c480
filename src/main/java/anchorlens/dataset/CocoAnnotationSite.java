package anchorlens.dataset;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.ToDoubleFunction;

/**
 * Where the numbers of one COCO annotation stand. "area" follows the box where it was the box's own, and so does a
 * "segmentation" that is the box as a polygon; both stay as they are where they describe an outline.
 */
final class CocoAnnotationSite {
    private static final int DECIMALS = 2;
    private static final double SAME = 1e-6;
    private static final List<ToDoubleFunction<Box>> OF = List.of(Box::x1, Box::y1, Box::width, Box::height);

    private final Identifiers ids = new Identifiers();
    private List<JsonNumbers.Placed> box = List.of();
    private List<JsonNumbers.Placed> outline = List.of();
    private JsonNumbers.Placed area;
    private ObjectSite.Label category;
    private long id;

    long id() {
        return id;
    }

    void field(String field, JsonCursor json) throws IOException, DatasetException {
        switch (field) {
            case "id" -> id = json.id(ids);
            case "bbox" -> box = JsonNumbers.list(json);
            case "area" -> area = JsonNumbers.read(json);
            case "category_id" -> category = new ObjectSite.Label(json.start(), json.end(), c -> Long.toString(c.id()));
            case "segmentation" -> segmentation(json);
            default -> { }
        }
    }

    private void segmentation(JsonCursor json) throws IOException, DatasetException {
        if (json.current() == JsonToken.START_ARRAY) {
            json.list(i -> outline = i == 0 ? JsonNumbers.list(json) : List.of());
        }
    }

    void edit(ImageCorrections.Change change, Box from, LongFunction<String> rawCategory, String place, Patches patches,
              List<String> left) {
        boolean numbers = box.size() == OF.size() && box.stream().noneMatch(n -> n.token().isEmpty());
        if (change.box != null && !numbers) {
            left.add(place + " has no bbox of four numbers, so it stays as it is; correct it where it was drawn.");
        } else if (change.box != null) {
            site(from).move(from, change.box, patches);
        }
        if (change.category != null && category != null) {
            String raw = rawCategory.apply(change.category.id());
            patches.replace(category.start(), category.end(), raw == null ? Long.toString(change.category.id()) : raw);
        }
    }

    private ObjectSite site(Box from) {
        int decimals = Math.max(DECIMALS, box.stream().mapToInt(n -> NumberStyle.decimals(n.token())).max().orElse(0));
        List<ObjectSite.Number> numbers = new ArrayList<>();
        for (int i = 0; i < OF.size(); i++) {
            numbers.add(box.get(i).site(OF.get(i), decimals));
        }
        double size = from.width() * from.height();
        if (area != null && !area.token().isEmpty() && Math.abs(area.value() - size) <= SAME * Math.max(1, size)) {
            numbers.add(area.site(b -> b.width() * b.height(), 2 * decimals));
        }
        for (int i = 0; isBox(from) && i < outline.size(); i++) {
            double value = outline.get(i).value();
            ToDoubleFunction<Box> of = i % 2 == 0 ? same(value, from.x1()) ? Box::x1 : Box::x2 : same(value, from.y1()) ? Box::y1 : Box::y2;
            numbers.add(outline.get(i).site(of, decimals));
        }
        return new ObjectSite(numbers, category, decimals);
    }

    /** True where every corner of the outline is a corner of the box. */
    private boolean isBox(Box from) {
        if (outline.size() < 8 || outline.size() > 10 || outline.size() % 2 != 0 || from.isDegenerate()) {
            return false;
        }
        for (int i = 0; i < outline.size(); i++) {
            double value = outline.get(i).value();
            if (outline.get(i).token().isEmpty() || !same(value, i % 2 == 0 ? from.x1() : from.y1())
                    && !same(value, i % 2 == 0 ? from.x2() : from.y2())) {
                return false;
            }
        }
        return true;
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SAME * Math.max(1, Math.abs(a));
    }
}
