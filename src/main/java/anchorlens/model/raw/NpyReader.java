package anchorlens.model.raw;

import anchorlens.model.ModelException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one NumPy array ({@code .npy}): numbers of any usual type as 32-bit floats, or texts.
 *
 * <p><strong>Source:</strong> NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
 */
final class NpyReader {
    private static final Pattern DESCR = Pattern.compile("'descr':\\s*'([<>|=]?)([a-zA-Z])(\\d+)'");
    private static final Pattern SHAPE = Pattern.compile("'shape':\\s*\\(([^)]*)\\)");
    private static final long MOST = 1L << 28;

    private NpyReader() {
    }

    /** @throws ModelException in one sentence, which names the array */
    static RawArray read(String name, byte[] bytes) throws ModelException {
        try {
            return read(name, ByteBuffer.wrap(bytes));
        } catch (BufferUnderflowException e) {
            throw new ModelException("the array \"" + name + "\" is cut off", e);
        }
    }

    private static RawArray read(String name, ByteBuffer in) throws ModelException {
        byte[] magic = new byte[6];
        in.get(magic);
        if (!Arrays.equals(magic, new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'})) {
            throw new ModelException("\"" + name + "\" is no NumPy array");
        }
        int version = in.get();
        in.get();
        in.order(ByteOrder.LITTLE_ENDIAN);
        int length = version == 1 ? in.getShort() & 0xffff : in.getInt();
        if (length < 0 || length > in.remaining()) {
            throw new ModelException("the array \"" + name + "\" is cut off");
        }
        byte[] header = new byte[length];
        in.get(header);
        String text = new String(header, StandardCharsets.ISO_8859_1);
        Matcher descr = DESCR.matcher(text);
        Matcher shape = SHAPE.matcher(text);
        if (!descr.find() || !shape.find()) {
            throw new ModelException("\"" + name + "\" holds Python objects, not plain numbers; save it as a plain array");
        }
        if (text.contains("'fortran_order': True")) {
            throw new ModelException("\"" + name + "\" is stored column by column; save numpy.ascontiguousarray of it");
        }
        in.order(descr.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        return values(name, dims(name, shape.group(1)), descr.group(2).charAt(0), Integer.parseInt(descr.group(3)), in);
    }

    private static int[] dims(String name, String text) throws ModelException {
        int[] dims = Stream.of(text.split(",")).map(String::strip).filter(t -> t.matches("\\d{1,9}")).mapToInt(Integer::parseInt).toArray();
        long count = 1;
        for (int dim : dims) {
            count *= dim;
            if (count > MOST) {
                throw new ModelException("\"" + name + "\" declares more numbers than a head can have");
            }
        }
        return dims;
    }

    private static RawArray values(String name, int[] shape, char kind, int bytes, ByteBuffer in) throws ModelException {
        int count = Arrays.stream(shape).reduce(1, (a, b) -> a * b);
        if (kind == 'U' || kind == 'S') {
            return new RawArray(name, shape, new float[0], texts(count, kind, bytes, in));
        }
        if ((long) count * bytes > in.remaining()) {
            throw new ModelException("the array \"" + name + "\" is cut off");
        }
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = number(name, kind, bytes, in);
        }
        return RawArray.of(name, shape, numbers);
    }

    private static float number(String name, char kind, int bytes, ByteBuffer in) throws ModelException {
        return switch ("" + kind + bytes) {
            case "f4" -> in.getFloat();
            case "f8" -> (float) in.getDouble();
            case "f2" -> Float.float16ToFloat(in.getShort());
            case "i1", "b1" -> in.get();
            case "u1" -> in.get() & 0xff;
            case "i2" -> in.getShort();
            case "u2" -> in.getShort() & 0xffff;
            case "i4" -> in.getInt();
            case "u4" -> in.getInt() & 0xffffffffL;
            case "i8", "u8" -> in.getLong();
            default -> throw new ModelException("\"" + name + "\" holds numbers of NumPy's type " + kind + bytes
                    + "; save it as float32");
        };
    }

    /** NumPy pads texts with zeros: 'U' has four bytes a character, 'S' one. */
    private static List<String> texts(int count, char kind, int length, ByteBuffer in) {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int k = 0; k < length; k++) {
                int c = kind == 'U' ? in.getInt() : in.get();
                if (c != 0 && Character.isValidCodePoint(c)) {
                    text.appendCodePoint(c);
                }
            }
            out.add(text.toString());
        }
        return out;
    }
}
