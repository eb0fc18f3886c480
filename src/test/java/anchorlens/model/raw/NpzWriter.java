package anchorlens.model.raw;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes what numpy.savez writes. */
final class NpzWriter {
    private final Map<String, byte[]> arrays = new LinkedHashMap<>();

    NpzWriter floats(String name, float[] values, int... shape) {
        ByteBuffer data = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(values);
        return put(name, "<f4", shape, data.array());
    }

    NpzWriter longs(String name, long... values) {
        ByteBuffer data = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asLongBuffer().put(values);
        return put(name, "<i8", new int[] {values.length}, data.array());
    }

    NpzWriter number(String name, double value) {
        return put(name, "<f8", new int[0], ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    }

    NpzWriter texts(String name, String... values) {
        int longest = Arrays.stream(values).mapToInt(String::length).max().orElse(1);
        ByteBuffer data = ByteBuffer.allocate(4 * longest * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            for (int k = 0; k < values[i].length(); k++) {
                data.putInt(4 * (i * longest + k), values[i].charAt(k));
            }
        }
        return put(name, "<U" + longest, values.length == 1 ? new int[0] : new int[] {values.length}, data.array());
    }

    NpzWriter put(String name, String type, int[] shape, byte[] data) {
        String dims = Arrays.stream(shape).mapToObj(d -> d + ",").collect(Collectors.joining(" ", "(", ")"));
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + dims + ", }";
        header += " ".repeat((64 - (11 + header.length()) % 64) % 64) + "\n";
        ByteBuffer all = ByteBuffer.allocate(10 + header.length() + data.length).order(ByteOrder.LITTLE_ENDIAN);
        all.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1).put((byte) 0).putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII)).put(data);
        arrays.put(name, all.array());
        return this;
    }

    Path write(Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file); ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> e : arrays.entrySet()) {
                zip.putNextEntry(new ZipEntry(e.getKey() + ".npy"));
                zip.write(e.getValue());
            }
        }
        return file;
    }
}
