package anchorlens.scene.training;

import anchorlens.model.ModelException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Where a training stands, in one file: what it is, its step, weights and optimiser. A new state replaces the old one
 * in one move, so that a training that is killed while writing still has the old one. Scenes and flips follow from the
 * step.
 */
final class TrainingState {
    private static final int MAGIC = 0x414C5431;

    /** Steps done, and the seconds they took. */
    record Progressed(long step, double seconds) {
    }

    private TrainingState() {
    }

    static void write(Path file, String fingerprint, Progressed at, TrainingSession session) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)))) {
            out.writeInt(MAGIC);
            out.writeUTF(fingerprint);
            out.writeLong(at.step());
            out.writeDouble(at.seconds());
            for (NetTensors.Tensor t : session.store().all()) {
                FloatFile.write(out, t.values());
            }
            session.optimizer().save(out);
            out.writeInt(MAGIC);
        }
        Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    /**
     * Puts a session where the file says.
     *
     * @throws ModelException in one sentence where the file belongs to another training or is damaged
     */
    static Progressed read(Path file, String fingerprint, TrainingSession session) throws IOException, ModelException {
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
            if (in.readInt() != MAGIC) {
                throw new ModelException("'" + file + "' is no state of a training; choose another --output.");
            }
            String stored = in.readUTF();
            if (!stored.equals(fingerprint)) {
                throw new ModelException("'" + file + "' belongs to a training with other settings (" + stored
                        + "), not " + fingerprint + "; choose another --output.");
            }
            Progressed at = new Progressed(in.readLong(), in.readDouble());
            for (NetTensors.Tensor t : session.tensors().all()) {
                float[] values = FloatFile.read(in, t.values().length);
                System.arraycopy(values, 0, t.values(), 0, values.length);
            }
            session.restore();
            session.optimizer().load(in);
            if (in.readInt() != MAGIC) {
                throw new EOFException();
            }
            return at;
        } catch (EOFException e) {
            throw new ModelException("'" + file + "' is cut off or damaged; delete it to train anew.", e);
        }
    }
}
