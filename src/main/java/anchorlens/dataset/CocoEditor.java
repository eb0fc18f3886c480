package anchorlens.dataset;

import anchorlens.dataset.CocoContent.ImageEntry;
import anchorlens.dataset.DocumentImage.Addition;
import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes a COCO file again with some of its annotations changed, copying every other character as it is. The text is
 * passed over twice and never held, so that the largest files can be corrected.
 */
final class CocoEditor {
    private static final int HEAD = 4;
    private static final int BUFFER = 1 << 16;
    private static final char MARK = '\uFEFF';

    private final Path file;
    private final Map<Integer, ImageCorrections.Change> changes = new HashMap<>();
    private final Map<Integer, Box> boxes = new HashMap<>();
    private final Map<Long, List<Addition>> additions = new HashMap<>();
    private final Map<Integer, Long> imageOf = new HashMap<>();
    private final Map<Integer, String> rawImageIds = new HashMap<>();
    private final Map<Long, String> rawCategoryIds = new HashMap<>();
    private final List<String> left;
    private final Patches patches = new Patches();
    private final Identifiers categoryIds = new Identifiers();
    private JsonListEdit list;
    private long largestId;

    private CocoEditor(Path file, List<String> left) {
        this.file = file;
        this.left = left;
    }

    /** Copies the file with its corrections. */
    static void write(Dataset dataset, Map<Integer, ImageCorrections> corrections, OutputStream out, List<String> left)
            throws IOException, DatasetException {
        Origin origin = dataset.origin().orElseThrow();
        CocoEditor editor = new CocoEditor(origin.root(), left);
        CocoAssembly assembly = CocoReader.assemble(origin.root());
        List<ImageEntry> entries = assembly.imageEntries();
        corrections.forEach((image, c) -> editor.prepare(entries.get(image), assembly.entries(entries.get(image)), c,
                dataset.images().get(image)));
        editor.plan();
        editor.copy(out);
    }

    private void prepare(ImageEntry image, List<Integer> positions, ImageCorrections corrections, ImageRecord record) {
        corrections.changes.forEach((annotation, change) -> {
            changes.put(positions.get(annotation), change);
            boxes.put(positions.get(annotation), record.annotations().get(annotation).box());
        });
        if (!corrections.additions.isEmpty()) {
            additions.put((long) image.index(), corrections.additions);
            imageOf.put(image.index(), image.id());
        }
    }

    private void plan() throws IOException, DatasetException {
        try (Opened opened = open(); JsonCursor json = new JsonCursor(opened.reader)) {
            json.next();
            json.object(section -> {
                if (json.current() == JsonToken.START_ARRAY) {
                    switch (section) {
                        case "annotations" -> annotations(json);
                        case "images" -> ids(json, (index, id) -> {
                            if (imageOf.containsKey(index)) {
                                rawImageIds.put(index, id);
                            }
                        });
                        case "categories" -> ids(json, (index, id) -> rawCategoryIds.put(categoryId(id), id));
                        default -> { }
                    }
                }
            });
        }
        Set<Integer> removed = new HashSet<>();
        changes.forEach((index, change) -> {
            if (change.removed) {
                removed.add(index);
            }
        });
        List<String> added = new ArrayList<>();
        additions.forEach((index, objects) -> objects.forEach(a -> added.add(CocoOutput.annotation(++largestId,
                rawImageIds.get(index.intValue()), rawCategoryIds.get(a.category().id()), a.box()))));
        if (list != null) {
            list.edit(removed, added, ", ", patches);
        } else if (!added.isEmpty()) {
            left.add(JsonText.name(file) + " has no \"annotations\" list to add objects to.");
        }
    }

    private interface IdReader {
        void read(int index, String raw);
    }

    /** The raw identifiers of a list of objects, quotation marks included. */
    private static void ids(JsonCursor json, IdReader reader) throws IOException, DatasetException {
        json.list(i -> {
            if (json.current() == JsonToken.START_OBJECT) {
                json.object(field -> {
                    if (field.equals("id") && json.current().isScalarValue()) {
                        reader.read(i, json.isText() ? LabelMeDocument.quoted(json.text()) : json.text());
                    }
                });
            }
        });
    }

    private long categoryId(String raw) {
        return raw.startsWith("\"") ? categoryIds.ofText(raw.substring(1, raw.length() - 1)) : categoryIds.ofNumber(raw);
    }

    private void annotations(JsonCursor json) throws IOException, DatasetException {
        list = new JsonListEdit(json.end());
        json.list(i -> {
            long start = json.start();
            ImageCorrections.Change change = changes.get(i);
            if (json.current() == JsonToken.START_OBJECT && (change != null || !additions.isEmpty())) {
                CocoAnnotationSite site = new CocoAnnotationSite();
                json.object(field -> site.field(field, json));
                largestId = Math.max(largestId, site.id());
                if (change != null && !change.removed) {
                    site.edit(change, boxes.get(i), rawCategoryIds::get, "annotations[" + i + "]", patches, left);
                }
            }
            json.skip();
            list.element(start, json.end());
        });
    }

    private void copy(OutputStream out) throws IOException, DatasetException {
        try (Opened opened = open()) {
            Writer writer = new BufferedWriter(new OutputStreamWriter(out, opened.charset), BUFFER);
            if (opened.marked) {
                writer.write(MARK);
            }
            patches.apply(opened.reader, writer);
            writer.flush();
        }
    }

    private record Opened(Reader reader, Charset charset, boolean marked) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            reader.close();
        }
    }

    private Opened open() throws IOException, DatasetException {
        InputStream stream = JsonText.open(file);
        stream.mark(HEAD);
        byte[] head = stream.readNBytes(HEAD);
        stream.reset();
        Charset charset = TextFile.charset(JsonText.name(file), head);
        Reader reader = new BufferedReader(new InputStreamReader(stream, charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT)), BUFFER);
        reader.mark(1);
        boolean marked = reader.read() == MARK;
        if (!marked) {
            reader.reset();
        }
        return new Opened(reader, charset, marked);
    }
}
