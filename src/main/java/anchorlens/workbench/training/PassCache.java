package anchorlens.workbench.training;

import anchorlens.workbench.UserFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forward passes on disk, one file each, the least recently used deleted beyond a size limit.
 *
 * <p>Nothing depends on it: a file that is missing, cut short or damaged is a pass to be run again, and a disk that cannot be written
 * is only logged. Files appear whole or not at all (temporary file, atomic move) and carry a checksum, so that a crash, or a second
 * window on the same folder, does no harm. Safe for use by several threads.
 */
public final class PassCache {
    /** What the disk may hold at first. */
    public static final long USUAL_LIMIT = 1L << 30;
    private static final Logger LOG = LoggerFactory.getLogger(PassCache.class);
    private static final String ENDING = ".pass";
    /** A trim goes somewhat below the limit, so that not every pass trims. */
    private static final double TRIM_TO = 0.9;

    private final Path folder;
    private volatile long limit;
    private long known = -1;

    /**
     * @param folder made when it is first needed; null for a cache that keeps nothing
     * @param limit  bytes
     */
    public PassCache(Path folder, long limit) {
        this.folder = folder;
        this.limit = limit;
    }

    /** In the platform's folder for what can be made again. */
    public static PassCache in(UserFolders folders) {
        return in(folders, USUAL_LIMIT);
    }

    /** In the platform's folder for what can be made again. @param limit bytes */
    public static PassCache in(UserFolders folders, long limit) {
        return new PassCache(folders.cache().resolve("passes"), limit);
    }

    /** One that keeps nothing. */
    public static PassCache none() {
        return new PassCache(null, 0);
    }

    /** Whether anything is kept at all. */
    public boolean isKept() {
        return folder != null;
    }

    /** Bytes that the disk may hold. */
    public long limit() {
        return limit;
    }

    /** Sets another limit and deletes what lies beyond it. */
    public synchronized void setLimit(long bytes) {
        limit = bytes;
        trim();
    }

    /** Bytes on disk now. */
    public synchronized long size() {
        known = files().stream().mapToLong(Entry::size).sum();
        return known;
    }

    /** Deletes everything. */
    public synchronized void clear() {
        files().forEach(e -> delete(e.file()));
        known = 0;
    }

    /** The pass under a key; reading it makes it the most recently used. */
    public Optional<StoredPass> get(String key) {
        if (folder == null) {
            return Optional.empty();
        }
        Path file = file(key);
        try {
            StoredPass pass = PassFormat.read(Files.readAllBytes(file));
            Files.setLastModifiedTime(file, FileTime.fromMillis(System.currentTimeMillis()));
            return Optional.of(pass);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            LOG.info("a stored pass is of no use ({}) and is run again", e.getMessage());
            delete(file);
            return Optional.empty();
        }
    }

    /**
     * Keeps a pass; where the disk refuses, it is only logged. Passes of heads with anchors or reference frames of their own are not
     * kept.
     */
    public synchronized void put(String key, StoredPass pass) {
        if (folder == null || limit <= 0 || !PassFormat.canWrite(pass)) {
            return;
        }
        Path temporary = null;
        try {
            byte[] bytes = PassFormat.write(pass);
            Files.createDirectories(folder);
            temporary = Files.createTempFile(folder, "pass", ".tmp");
            Files.write(temporary, bytes);
            Files.move(temporary, file(key), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            known = known < 0 ? size() : known + bytes.length;
            if (known > limit) {
                trim();
            }
        } catch (IOException e) {
            LOG.warn("a forward pass cannot be kept in {} ({})", folder, e.getMessage());
            if (temporary != null) {
                delete(temporary);
            }
        }
    }

    private void trim() {
        List<Entry> entries = new ArrayList<>(files());
        long sum = entries.stream().mapToLong(Entry::size).sum();
        if (sum > limit) {
            entries.sort(Comparator.comparing(Entry::used));
            for (Entry e : entries) {
                if (sum <= TRIM_TO * limit) {
                    break;
                }
                delete(e.file());
                sum -= e.size();
            }
        }
        known = sum;
    }

    private record Entry(Path file, long size, FileTime used) {
    }

    /** Passes, and what a crash left half written. */
    private List<Entry> files() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Entry> found = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(PassCache::isOurs).toList()) {
                try {
                    BasicFileAttributes a = Files.readAttributes(file, BasicFileAttributes.class);
                    found.add(new Entry(file, a.size(), a.lastModifiedTime()));
                } catch (NoSuchFileException e) {
                    LOG.debug("{} was deleted meanwhile", file);
                }
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("{} cannot be listed ({})", folder, e.getMessage());
        }
        return found;
    }

    private static boolean isOurs(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) || name.startsWith("pass") && name.endsWith(".tmp");
    }

    private Path file(String key) {
        return folder.resolve(key + ENDING);
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("{} cannot be deleted ({})", file, e.getMessage());
        }
    }
}
