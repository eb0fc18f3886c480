package anchorlens.model.script;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A TorchScript archive, read and checked in Java before PyTorch sees it: the code of its modules, its metadata, the operators it
 * uses. One of its files of code can be replaced; the file on disk is never touched.
 */
public final class ScriptArchive {
    private static final Pattern OPERATOR = Pattern.compile("\\bops\\.(\\w+)\\.(\\w+)\\(");
    /** Namespaces of operators that every PyTorch has. */
    private static final Set<String> BUILT_IN = Set.of("prim", "aten", "quantized", "prims", "profiler", "mkldnn", "mkl", "sparse");
    private static final long LARGEST = 1L << 31;
    private static final int LARGEST_CODE = 1 << 24;
    private static final byte[] ZIP = {'P', 'K', 3, 4};

    private final Path file;
    private final List<String> names = new ArrayList<>();
    private final Map<String, String> code = new LinkedHashMap<>();
    private String config = "";

    private ScriptArchive(Path file) {
        this.file = file;
    }

    /** True for a whole zip archive with TorchScript code in it, whatever its name ends in. */
    public static boolean is(Path file) {
        try {
            if (!Files.isRegularFile(file) || !isZip(file)) {
                return false;
            }
            try (ZipFile zip = new ZipFile(file.toFile())) {
                return zip.stream().anyMatch(e -> e.getName().matches("[^/]+/constants\\.pkl"))
                        && zip.stream().anyMatch(e -> e.getName().matches("[^/]+/code/.+\\.py"));
            }
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return java.util.Arrays.equals(in.readNBytes(ZIP.length), ZIP);
        }
    }

    /** @throws ModelException in one sentence where the archive is damaged or uses operators that PyTorch itself does not have */
    public static ScriptArchive read(Path file) throws ModelException {
        ScriptArchive archive = new ScriptArchive(file);
        try (ZipFile zip = new ZipFile(file.toFile())) {
            if (Files.size(file) > LARGEST || zip.stream().anyMatch(e -> e.getSize() > LARGEST)) {
                throw new ModelException(Wording.name(file) + " has " + Wording.megabytes(Files.size(file)) + ", more than AnchorLens reads of "
                        + "TorchScript; export it to ONNX.");
            }
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                archive.take(zip, entry);
            }
        } catch (IOException e) {
            throw new ModelException(Wording.name(file) + " is damaged (" + Wording.reason(e) + "); download or export it again.", e);
        }
        archive.refuseForeignOperators();
        return archive;
    }

    private void take(ZipFile zip, ZipEntry entry) throws IOException, ModelException {
        names.add(entry.getName());
        boolean text = entry.getName().matches("[^/]+/code/.+\\.py") || entry.getName().matches("[^/]+/extra/config\\.txt");
        try (InputStream in = zip.getInputStream(entry)) {
            if (text && entry.getSize() > LARGEST_CODE) {
                throw new ModelException(Wording.name(file) + ": '" + entry.getName() + "' is too long to be the code of a network; export "
                        + "the model again.");
            } else if (text) {
                String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                if (entry.getName().endsWith(".py")) {
                    code.put(entry.getName(), content);
                } else {
                    config = content;
                }
            } else {
                // Reading to the end compares the checksum.
                in.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }

    private void refuseForeignOperators() throws ModelException {
        Set<String> foreign = new TreeSet<>();
        for (String text : code.values()) {
            Matcher operator = OPERATOR.matcher(text);
            while (operator.find()) {
                if (!BUILT_IN.contains(operator.group(1))) {
                    foreign.add(operator.group(1) + "::" + operator.group(2));
                }
            }
        }
        if (!foreign.isEmpty()) {
            throw new ModelException(Wording.name(file) + " uses the custom " + (foreign.size() == 1 ? "operator " : "operators ")
                    + String.join(", ", foreign) + ", which PyTorch alone does not have; trace the network without post-processing, or export it "
                    + "to ONNX.");
        }
    }

    public Path file() {
        return file;
    }

    /** The code of its modules by file name. */
    Map<String, String> code() {
        return code;
    }

    /** The JSON that the exporter left in {@code extra/config.txt}; none where there is none, or it is no JSON. */
    public Optional<JsonNode> config() {
        try {
            return config.isBlank() ? Optional.empty() : Optional.of(new ObjectMapper().readTree(config)).filter(JsonNode::isObject);
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** The archive with one file of code replaced, stored without compression as PyTorch writes it. */
    byte[] with(String name, String newCode) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream((int) Files.size(file) + (1 << 16));
        try (ZipFile zip = new ZipFile(file.toFile()); ZipOutputStream out = new ZipOutputStream(bytes)) {
            out.setMethod(ZipOutputStream.STORED);
            for (String entry : names) {
                // What maps positions in the code to the exporter's source would no longer fit.
                if (!entry.equals(name + ".debug_pkl")) {
                    try (InputStream in = zip.getInputStream(zip.getEntry(entry))) {
                        store(out, entry, entry.equals(name) ? newCode.getBytes(StandardCharsets.UTF_8) : in.readAllBytes());
                    }
                }
            }
        }
        return bytes.toByteArray();
    }

    private static void store(ZipOutputStream out, String name, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(content);
        ZipEntry entry = new ZipEntry(name);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(crc.getValue());
        out.putNextEntry(entry);
        out.write(content);
        out.closeEntry();
    }
}
