package anchorlens.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes the annotations of a data set in their own format with some corrections: identifiers, order, unknown fields,
 * blanks and line ends stay as they are, only the corrected numbers and names change.
 *
 * <p>Positions are written with the decimals of the file, at least two (Pascal VOC files of whole pixels stay whole);
 * shares and percents with eight or more. The files that were read are never written over: a single file goes to
 * another one, a folder of files to a new folder.
 */
public final class CorrectedAnnotations {
    /**
     * What became of the corrections.
     *
     * @param changed files that differ from their originals
     * @param left    what could not be written, each one sentence
     */
    public record Outcome(int changed, List<String> left) {
        public Outcome {
            left = List.copyOf(left);
        }
    }

    private CorrectedAnnotations() {
    }

    /**
     * Writes the corrected annotations.
     *
     * @param target a file, or for formats with one file an image a folder that does not exist or is empty
     * @throws DatasetException in one sentence: the set has no annotation files, the target is one of them, or one of them
     *                          changed since it was read
     * @throws IOException      if reading or writing fails; nothing is left behind then
     */
    public static Outcome write(Dataset dataset, List<Correction> corrections, Path target) throws IOException, DatasetException {
        Origin origin = dataset.origin().orElseThrow(() -> new DatasetException(JsonText.name(dataset.source())
                + " has no annotation file whose format could be kept; write it in a format of your choice instead."));
        Map<Integer, ImageCorrections> byImage = ImageCorrections.byImage(corrections, dataset);
        List<String> left = new ArrayList<>();
        refuseInputs(target, origin);
        if (origin.format().isFolder()) {
            int[] changed = {0};
            SafeOutput.folder(target, folder -> changed[0] = writeFolder(dataset, origin, byImage, folder, left));
            return new Outcome(changed[0], left);
        }
        if (origin.format() == AnnotationFormat.COCO) {
            requireUnchanged(stamp(origin.root()), origin.files().getFirst());
            SafeOutput.file(target, out -> {
                CocoEditor.write(dataset, byImage, out, left);
                requireUnchanged(stamp(origin.root()), origin.files().getFirst());
            });
        } else {
            requireUnchanged(stamp(origin.root()), origin.files().getFirst());
            TextFile text = TextFile.read(origin.root());
            requireUnchanged(text.stamp(), origin.files().getFirst());
            byte[] edited = text.encode(edited(text, origin.format(), byImage, left));
            SafeOutput.file(target, out -> out.write(edited));
        }
        return new Outcome(byImage.isEmpty() ? 0 : 1, left);
    }

    private static void refuseInputs(Path target, Origin origin) throws IOException, DatasetException {
        Path place = target.toAbsolutePath().normalize();
        Path root = origin.root().toAbsolutePath().normalize();
        if (origin.format().isFolder() && place.startsWith(root) && !place.equals(root)) {
            throw new DatasetException(target + " lies inside the folder that was read; choose a folder outside it.");
        }
        for (FileStamp file : origin.format().isFolder() ? List.<FileStamp>of() : origin.files()) {
            if (Files.exists(target) && Files.exists(file.file()) && Files.isSameFile(target, file.file())) {
                throw new DatasetException(target + " is the file that was read; choose another name, inputs are never written over.");
            }
        }
        if (!origin.format().isFolder() && Files.isDirectory(target)) {
            throw new DatasetException(target + " is a folder; name a file in it.");
        }
    }

    static DatasetException changed(Path file) {
        return new DatasetException(file + " has changed since it was read, so nothing is written; open it again and repeat the export.");
    }

    private static FileStamp stamp(Path file) throws IOException, DatasetException {
        if (!Files.isRegularFile(file)) {
            throw changed(file);
        }
        return FileStamp.of(file);
    }

    private static void requireUnchanged(FileStamp now, FileStamp then) throws DatasetException {
        if (!now.sameContent(then)) {
            throw changed(then.file());
        }
    }

    /** The text of a file of many images with its corrections. */
    private static String edited(TextFile text, AnnotationFormat format, Map<Integer, ImageCorrections> byImage, List<String> left)
            throws DatasetException {
        Findings findings = new Findings(text.name());
        List<DocumentImage> images = format == AnnotationFormat.CVAT ? CvatDocument.read(text, findings).images()
                : LabelStudioDocument.read(text, findings);
        Patches patches = new Patches();
        byImage.forEach((image, c) -> c.edit(images.get(image), patches, left));
        return patches.apply(text.text());
    }

    private static int writeFolder(Dataset dataset, Origin origin, Map<Integer, ImageCorrections> byImage, Path folder, List<String> left)
            throws IOException, DatasetException {
        Map<Integer, Integer> imageOfFile = new TreeMap<>();
        for (int i = 0; i < origin.fileOfImage().size(); i++) {
            imageOfFile.put(origin.fileOfImage().get(i), i);
        }
        Path root = commonFolder(origin.files());
        int changed = 0;
        for (int f = 0; f < origin.files().size(); f++) {
            FileStamp stamp = origin.files().get(f);
            requireUnchanged(stamp(stamp.file()), stamp);
            TextFile text = TextFile.read(stamp.file());
            requireUnchanged(text.stamp(), stamp);
            Integer image = imageOfFile.get(f);
            ImageCorrections corrections = image == null ? null : byImage.get(image);
            Patches patches = new Patches();
            if (corrections != null) {
                corrections.edit(document(text, origin.format(), dataset, dataset.images().get(image)), patches, left);
            }
            Path place = folder.resolve(root.relativize(stamp.file().toAbsolutePath().normalize()));
            Files.createDirectories(place.getParent());
            Files.write(place, text.encode(patches.apply(text.text())));
            changed += patches.isEmpty() ? 0 : 1;
        }
        return changed + writeNewLabels(dataset, origin, byImage, folder, root, left);
    }

    private static DocumentImage document(TextFile text, AnnotationFormat format, Dataset dataset, ImageRecord record) throws DatasetException {
        Findings findings = new Findings(text.name());
        return format == AnnotationFormat.YOLO
                ? YoloLabels.read(text, record.name(), dataset.categoryNames(), record.width(), record.height(), findings)
                : FolderReader.reader(format).read(text, findings);
    }

    /** Label files of YOLO images that had none. */
    private static int writeNewLabels(Dataset dataset, Origin origin, Map<Integer, ImageCorrections> byImage, Path folder, Path root,
            List<String> left) throws IOException {
        int written = 0;
        for (Map.Entry<Integer, ImageCorrections> entry : byImage.entrySet()) {
            if (origin.fileOfImage().get(entry.getKey()) >= 0 || entry.getValue().additions.isEmpty()) {
                continue;
            }
            ImageRecord record = dataset.images().get(entry.getKey());
            Path label = YoloFiles.labelOf(record.file().toAbsolutePath().normalize());
            if (!label.startsWith(root)) {
                left.add(record.name() + " has no label file and lies outside " + root + "; write its labels beside it by hand.");
                continue;
            }
            Path place = folder.resolve(root.relativize(label));
            Files.createDirectories(place.getParent());
            Files.writeString(place, String.join("", entry.getValue().additions.stream()
                    .map(a -> YoloLabels.write(a.category(), a.box(), record.width(), record.height()) + "\n").toList()));
            written++;
        }
        return written;
    }

    /** The deepest folder that holds all the files. */
    private static Path commonFolder(List<FileStamp> files) {
        Path common = files.getFirst().file().toAbsolutePath().normalize().getParent();
        for (FileStamp file : files) {
            while (!file.file().toAbsolutePath().normalize().startsWith(common)) {
                common = common.getParent();
            }
        }
        return common;
    }
}
