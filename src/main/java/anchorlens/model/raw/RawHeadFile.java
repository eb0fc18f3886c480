package anchorlens.model.raw;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Files of head outputs as training code dumps them: NumPy's {@code .npz}, or JSON with nested lists. */
public final class RawHeadFile {
    private static final Set<String> OURS = Set.of("cls", "cls_0", "bbox", "bbox_0", "strides", "input_size");
    private static final int LONGEST_SEARCH = 1 << 16;
    private static final long LARGEST = 1L << 30;

    private RawHeadFile() {
    }

    /** True for an .npz file, and for JSON whose first fields are those of head outputs; reads no more than the beginning. */
    public static boolean is(Path file) {
        String name = file.getFileName() == null ? "" : file.getFileName().toString().toLowerCase(Locale.ROOT);
        return Files.isRegularFile(file) && (name.endsWith(".npz") || name.endsWith(".json") && isOurJson(file));
    }

    private static boolean isOurJson(Path file) {
        try (JsonParser json = new JsonFactory().createParser(file.toFile())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME && json.currentLocation().getByteOffset() < LONGEST_SEARCH) {
                if (OURS.contains(json.currentName())) {
                    return true;
                }
                JsonToken value = json.nextToken();
                if (value == JsonToken.START_OBJECT || value == JsonToken.START_ARRAY && !isShort(json.currentName())) {
                    return false;
                }
                json.skipChildren();
            }
        } catch (IOException e) {
            return false;
        }
        return false;
    }

    private static boolean isShort(String field) {
        return RawHead.FIELDS.contains(field);
    }

    /** The arrays by their keys. @throws ModelException in one sentence */
    static Map<String, RawArray> read(Path file) throws ModelException {
        try {
            if (Files.size(file) > LARGEST) {
                throw new ModelException(Wording.name(file) + " has " + Wording.megabytes(Files.size(file))
                        + ", more than the outputs of one image can have; save one image a file.");
            }
            return file.toString().toLowerCase(Locale.ROOT).endsWith(".npz") ? npz(file) : json(file);
        } catch (ZipException e) {
            throw new ModelException(Wording.name(file) + " is no .npz file, or is cut off (" + Wording.reason(e) + "); save it again with "
                    + "numpy.savez.", e);
        } catch (IOException e) {
            throw new ModelException("'" + file + "' cannot be read (" + Wording.reason(e) + ").", e);
        }
    }

    private static Map<String, RawArray> npz(Path file) throws IOException, ModelException {
        Map<String, RawArray> arrays = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                if (entry.getSize() > LARGEST) {
                    throw new ModelException(Wording.name(file) + ": \"" + entry.getName() + "\" is larger than the outputs of one image can be.");
                }
                String key = entry.getName().replaceFirst("\\.npy$", "");
                try (var in = zip.getInputStream(entry)) {
                    arrays.put(key, NpyReader.read(key, in.readNBytes((int) LARGEST)));
                } catch (ModelException e) {
                    throw new ModelException(Wording.name(file) + ": " + e.getMessage() + ".", e);
                }
            }
        }
        return arrays;
    }

    private static Map<String, RawArray> json(Path file) throws IOException, ModelException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(file.toFile());
        } catch (JacksonException e) {
            throw new ModelException(Wording.name(file) + " is no valid JSON (" + e.getOriginalMessage() + ", line "
                    + (e.getLocation() == null ? 1 : e.getLocation().getLineNr()) + "); correct it.", e);
        }
        Map<String, RawArray> arrays = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            List<Integer> shape = new ArrayList<>();
            for (JsonNode n = field.getValue(); n != null && n.isArray(); n = n.get(0)) {
                shape.add(n.size());
            }
            List<Float> numbers = new ArrayList<>();
            List<String> texts = new ArrayList<>();
            flatten(field.getValue(), numbers, texts);
            int[] dims = shape.stream().mapToInt(Integer::intValue).toArray();
            float[] values = new float[numbers.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = numbers.get(i);
            }
            long count = shape.stream().mapToLong(Integer::longValue).reduce(1, (a, b) -> a * b);
            if (count != numbers.size() + texts.size()) {
                throw new ModelException(Wording.name(file) + ": the lists of \"" + field.getKey() + "\" have different lengths.");
            }
            arrays.put(field.getKey(), new RawArray(field.getKey(), dims, values, texts));
        }
        return arrays;
    }

    private static void flatten(JsonNode node, List<Float> numbers, List<String> texts) {
        if (node.isArray()) {
            node.forEach(n -> flatten(n, numbers, texts));
        } else if (node.isTextual()) {
            texts.add(node.textValue());
        } else {
            numbers.add(node.isNumber() ? node.floatValue() : Float.NaN);
        }
    }
}
