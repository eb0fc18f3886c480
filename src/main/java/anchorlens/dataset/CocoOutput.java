package anchorlens.dataset;

import anchorlens.geometry.Box;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Writes COCO instances. Identifiers are kept where they are unique and positive, else counted from 1. */
final class CocoOutput {
    private static final int DECIMALS = 2;

    private final Writer out;
    private final Dataset dataset;
    private final boolean keepsCategories;
    private final boolean keepsAnnotations;

    private CocoOutput(Writer out, Dataset dataset) {
        this.out = out;
        this.dataset = dataset;
        this.keepsCategories = usable(dataset.categories().stream().map(Category::id).toList());
        this.keepsAnnotations = usable(dataset.images().stream().flatMap(i -> i.annotations().stream()).map(Annotation::id).toList());
    }

    private static boolean usable(List<Long> ids) {
        Set<Long> seen = new HashSet<>();
        return ids.stream().allMatch(id -> id > 0 && seen.add(id));
    }

    static void write(Dataset dataset, OutputStream stream) throws IOException {
        Writer out = new OutputStreamWriter(stream, StandardCharsets.UTF_8);
        new CocoOutput(out, dataset).write();
        out.flush();
    }

    private void write() throws IOException {
        out.write("{\"images\": [");
        String before = "\n";
        for (ImageRecord image : dataset.images()) {
            out.write(before + "{\"id\": " + image.id() + ", \"file_name\": " + LabelMeDocument.quoted(image.name())
                    + (image.width() > 0 ? ", \"width\": " + image.width() + ", \"height\": " + image.height() : "") + "}");
            before = ",\n";
        }
        out.write("\n], \"annotations\": [");
        before = "\n";
        long count = 0;
        for (ImageRecord image : dataset.images()) {
            for (Annotation a : image.annotations()) {
                count++;
                out.write(before + annotation(keepsAnnotations ? a.id() : count, Long.toString(image.id()),
                        Long.toString(categoryId(a.category())), a));
                before = ",\n";
            }
        }
        out.write("\n], \"categories\": [");
        before = "\n";
        for (int i = 0; i < dataset.categories().size(); i++) {
            out.write(before + "{\"id\": " + categoryId(i) + ", \"name\": " + LabelMeDocument.quoted(dataset.categories().get(i).name()) + "}");
            before = ",\n";
        }
        out.write("\n]}\n");
    }

    private long categoryId(int index) {
        return keepsCategories ? dataset.categories().get(index).id() : index + 1L;
    }

    private static String annotation(long id, String image, String category, Annotation a) {
        String plain = annotation(id, image, category, a.box());
        String crowd = a.crowd() ? plain.replace("\"iscrowd\": 0", "\"iscrowd\": 1") : plain;
        return a.ignore() ? crowd.substring(0, crowd.length() - 1) + ", \"ignore\": 1}" : crowd;
    }

    /** One annotation as text; identifiers as they are to be written. */
    static String annotation(long id, String image, String category, Box box) {
        return "{\"id\": " + id + ", \"image_id\": " + image + ", \"category_id\": " + category + ", \"bbox\": [" + number(box.x1()) + ", "
                + number(box.y1()) + ", " + number(box.width()) + ", " + number(box.height()) + "], \"area\": "
                + NumberStyle.write(box.width() * box.height(), 0, 2 * DECIMALS) + ", \"iscrowd\": 0}";
    }

    private static String number(double value) {
        return NumberStyle.write(value, 0, 2 * DECIMALS);
    }
}
