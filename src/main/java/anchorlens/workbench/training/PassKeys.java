package anchorlens.workbench.training;

import anchorlens.geometry.PixelImage;
import anchorlens.model.Device;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * Names a forward pass by everything it depends on: the bytes of the model and of the card beside it (which holds how images are
 * fed to it), what a person states instead, the pixels, the kind of device, and the version of this program's way of doing so. Safe for use by several threads.
 */
final class PassKeys {
    /** A model file is hashed again only after it changed. */
    private record Known(long size, long modified, long cardModified, byte[] hash) {
    }

    private final Map<Path, Known> models = new HashMap<>();
    private final Map<PixelImage, byte[]> images = new WeakHashMap<>();

    /** @throws IOException where the model cannot be read */
    String of(PassSource model, PixelImage image, Device device) throws IOException {
        MessageDigest digest = sha256();
        digest.update(model(model.file()));
        model.stated().ifPresent(stated -> digest.update(stated.toString().getBytes(StandardCharsets.UTF_8)));
        digest.update(image(image));
        digest.update((PassFormat.VERSION + (device.gpu() ? " gpu" : " cpu")).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(digest.digest());
    }

    private synchronized byte[] model(Path file) throws IOException {
        Path card = file.resolveSibling(file.getFileName().toString().replaceFirst("(?i)\\.onnx$", "") + ".card.json");
        boolean hasCard = Files.isRegularFile(card);
        long size = Files.size(file);
        long modified = Files.getLastModifiedTime(file).toMillis();
        long cardModified = hasCard ? Files.getLastModifiedTime(card).toMillis() : -1;
        Known known = models.get(file);
        if (known != null && known.size == size && known.modified == modified && known.cardModified == cardModified) {
            return known.hash;
        }
        MessageDigest digest = sha256();
        digest.update(Files.readAllBytes(file));
        digest.update((byte) (hasCard ? 1 : 0));
        if (hasCard) {
            digest.update(Files.readAllBytes(card));
        }
        byte[] hash = digest.digest();
        models.put(file, new Known(size, modified, cardModified, hash));
        return hash;
    }

    private synchronized byte[] image(PixelImage image) {
        return images.computeIfAbsent(image, i -> {
            MessageDigest digest = sha256();
            ByteBuffer row = ByteBuffer.allocate(Integer.BYTES * Math.max(2, i.width()));
            digest.update(row.putInt(i.width()).putInt(i.height()).array(), 0, 2 * Integer.BYTES);
            for (int y = 0; y < i.height(); y++) {
                row.clear().asIntBuffer().put(i.argb(), y * i.width(), i.width());
                digest.update(row.array(), 0, Integer.BYTES * i.width());
            }
            return digest.digest();
        });
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
