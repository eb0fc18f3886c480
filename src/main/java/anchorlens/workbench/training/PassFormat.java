package anchorlens.workbench.training;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/** A forward pass as bytes: numbers as they are, big-endian, with a checksum at the end. */
final class PassFormat {
    /** To be raised with every change of the bytes, and of how images are fed to models. */
    static final int VERSION = 1;
    private static final int MAGIC = 0x414C5053;
    private static final int CHECKSUM = Long.BYTES;

    private static final String STRIDES = "strides";

    private PassFormat() {
    }

    /**
     * Heads that predict from points or loose boxes, their bins in strides; what has anchors, reference frames or offsets is run
     * again.
     */
    static boolean canWrite(StoredPass stored) {
        HeadOutput head = stored.pass().head();
        return !(head.priors() instanceof AnchorPriors) && head.offsets().isEmpty()
                && head.distributions().map(d -> d.unitName().equals(STRIDES)).orElse(true);
    }

    static byte[] write(StoredPass stored) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeInt(VERSION);
        out.writeInt(stored.classNames().size());
        for (String name : stored.classNames()) {
            out.writeUTF(name);
        }
        ForwardPass pass = stored.pass();
        out.writeInt(pass.remarks().size());
        for (String remark : pass.remarks()) {
            out.writeUTF(remark);
        }
        out.writeBoolean(pass.device().gpu());
        out.writeInt(pass.device().index());
        out.writeDouble(pass.preprocessMillis());
        out.writeDouble(pass.forwardMillis());
        Letterbox b = pass.letterbox();
        for (int side : new int[] {b.imageWidth(), b.imageHeight(), b.inputWidth(), b.inputHeight()}) {
            out.writeInt(side);
        }
        for (double v : new double[] {b.scaleX(), b.scaleY(), b.padX(), b.padY()}) {
            out.writeDouble(v);
        }
        writeHead(out, pass.head());
        out.flush();
        out.writeLong(checksum(bytes.toByteArray(), bytes.size()));
        return bytes.toByteArray();
    }

    private static void writeHead(DataOutputStream out, HeadOutput head) throws IOException {
        out.writeInt(head.inputWidth());
        out.writeInt(head.inputHeight());
        out.writeDouble(head.priorOffset());
        out.writeInt(head.levels().size());
        for (FeatureLevel l : head.levels()) {
            for (int v : new int[] {l.index(), l.stride(), l.rows(), l.cols(), l.priorsPerCell(), l.firstPrior()}) {
                out.writeInt(v);
            }
        }
        writeFloats(out, head.priors() instanceof BoxPriors loose ? loose.boxes().array() : null);
        ClassScores scores = head.scores();
        out.writeInt(scores.count());
        out.writeInt(scores.classes());
        out.writeBoolean(scores.isLogits());
        writeFloats(out, scores.array());
        writeFloats(out, scores.objectnessArray());
        BinGrid bins = head.distributions().map(EdgeDistributions::bins).orElse(null);
        out.writeInt(bins == null ? 0 : bins.count());
        for (int k = 0; bins != null && k < bins.count(); k++) {
            out.writeDouble(bins.position(k));
        }
        writeFloats(out, head.distributions().map(EdgeDistributions::array).orElse(null));
        writeFloats(out, head.boxes().map(Boxes::array).orElse(null));
    }

    private static void writeFloats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values == null ? -1 : values.length);
        if (values != null) {
            ByteBuffer buffer = ByteBuffer.allocate(values.length * Float.BYTES);
            buffer.asFloatBuffer().put(values);
            out.write(buffer.array());
        }
    }

    /** @throws IOException where the bytes are cut short, damaged, or of another version */
    static StoredPass read(byte[] bytes) throws IOException {
        if (bytes.length < CHECKSUM
                || ByteBuffer.wrap(bytes).getLong(bytes.length - CHECKSUM) != checksum(bytes, bytes.length - CHECKSUM)) {
            throw new IOException("the checksum does not fit");
        }
        DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
        if (in.readInt() != MAGIC || in.readInt() != VERSION) {
            throw new IOException("of another version");
        }
        List<String> names = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            names.add(in.readUTF());
        }
        List<String> remarks = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            remarks.add(in.readUTF());
        }
        Device device = new Device(in.readBoolean(), in.readInt());
        double preprocess = in.readDouble();
        double forward = in.readDouble();
        Letterbox box = new Letterbox(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readDouble(), in.readDouble(),
                in.readDouble(), in.readDouble());
        return new StoredPass(new ForwardPass(readHead(in), box, device, preprocess, forward, remarks), names);
    }

    private static HeadOutput readHead(DataInputStream in) throws IOException {
        int width = in.readInt();
        int height = in.readInt();
        double offset = in.readDouble();
        List<FeatureLevel> levels = new ArrayList<>();
        for (int i = in.readInt(); i > 0; i--) {
            levels.add(new FeatureLevel(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt()));
        }
        float[] loose = readFloats(in);
        Priors priors = loose == null ? new PointPriors(levels, offset) : new BoxPriors(Boxes.ofArray(loose));
        int count = in.readInt();
        int classes = in.readInt();
        boolean logits = in.readBoolean();
        float[] values = readFloats(in);
        float[] objectness = readFloats(in);
        ClassScores scores = logits ? ClassScores.ofLogits(count, classes, values, objectness)
                : ClassScores.ofProbabilities(count, classes, values, objectness);
        double[] positions = new double[in.readInt()];
        for (int k = 0; k < positions.length; k++) {
            positions[k] = in.readDouble();
        }
        float[] edges = readFloats(in);
        float[] boxes = readFloats(in);
        return new HeadOutput(width, height, priors, scores,
                edges == null ? Optional.empty() : Optional.of(new EdgeDistributions(count, BinGrid.of(positions), edges)),
                boxes == null ? Optional.empty() : Optional.of(Boxes.ofArray(boxes)));
    }

    private static float[] readFloats(DataInputStream in) throws IOException {
        int n = in.readInt();
        if (n < 0) {
            return null;
        }
        float[] values = new float[n];
        ByteBuffer.wrap(in.readNBytes(n * Float.BYTES)).asFloatBuffer().get(values);
        return values;
    }

    private static long checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return crc.getValue();
    }
}
