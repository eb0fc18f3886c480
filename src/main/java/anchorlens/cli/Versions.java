package anchorlens.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What this build is made of. */
final class Versions implements IVersionProvider {
    /** Name to version: AnchorLens, the Java that runs it, and the libraries it was built with. */
    static Map<String, String> all() {
        Properties built = new Properties();
        try (InputStream in = Versions.class.getResourceAsStream("versions.properties")) {
            built.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> out = new LinkedHashMap<>();
        out.put("AnchorLens", built.getProperty("AnchorLens"));
        out.put("Java", System.getProperty("java.version") + " (" + System.getProperty("java.vendor") + ")");
        for (String name : new String[] {"JavaFX", "DJL", "ONNX Runtime"}) {
            out.put(name, built.getProperty(name));
        }
        return out;
    }

    @Override
    public String[] getVersion() {
        return new String[] {"AnchorLens " + all().get("AnchorLens")};
    }
}
