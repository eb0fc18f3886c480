package anchorlens.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes files and folders whole or not at all: beside their place first, then moved into it. */
public final class SafeOutput {
    /** Fills a file. */
    @FunctionalInterface
    public interface FileContent {
        void writeTo(OutputStream out) throws IOException, DatasetException;
    }

    /** Fills a folder. */
    @FunctionalInterface
    public interface FolderContent {
        void writeTo(Path folder) throws IOException, DatasetException;
    }

    private SafeOutput() {
    }

    /** Writes a file; one that is there already is replaced once the new one is complete. */
    public static void file(Path target, FileContent content) throws IOException, DatasetException {
        Path place = Files.exists(target) ? target.toRealPath() : target.toAbsolutePath();
        Path partial = partial(place);
        try {
            try (OutputStream out = Files.newOutputStream(partial)) {
                content.writeTo(out);
            }
            flush(partial);
            move(partial, place);
        } finally {
            Files.deleteIfExists(partial);
        }
    }

    /**
     * Writes a folder.
     *
     * @throws DatasetException if there is a file of that name, or a folder that is not empty
     */
    public static void folder(Path target, FolderContent content) throws IOException, DatasetException {
        requireNew(target);
        Path place = target.toAbsolutePath().normalize();
        Path partial = partial(place);
        try {
            Files.createDirectories(partial);
            content.writeTo(partial);
            Files.deleteIfExists(place);
            move(partial, place);
        } finally {
            delete(partial);
        }
    }

    /** @throws DatasetException if a folder cannot be written there */
    static void requireNew(Path target) throws IOException, DatasetException {
        Path above = target.toAbsolutePath().normalize().getParent();
        if (above == null || !Files.isDirectory(above)) {
            throw new DatasetException("the folder above " + target + " does not exist; create it first.");
        }
        if (!Files.exists(target)) {
            return;
        }
        if (!Files.isDirectory(target)) {
            throw new DatasetException(target + " is a file, but this format is written as a folder; choose another name.");
        }
        try (Stream<Path> entries = Files.list(target)) {
            if (entries.findAny().isPresent()) {
                throw new DatasetException(target + " is not empty; choose a new folder, nothing is ever written over.");
            }
        }
    }

    private static Path partial(Path place) {
        return place.resolveSibling("." + place.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    }

    /** A power failure after the move must not leave an empty file where a whole one was. */
    private static void flush(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
