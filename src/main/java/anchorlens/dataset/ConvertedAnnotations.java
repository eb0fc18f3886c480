package anchorlens.dataset;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes a data set in a format of choice, from what was read of it: names, classes, boxes. What only the original file
 * knows is lost; {@link CorrectedAnnotations} keeps it.
 */
public final class ConvertedAnnotations {
    private ConvertedAnnotations() {
    }

    /**
     * Writes the set.
     *
     * @param target     a file, or for formats with one file an image a folder that does not exist or is empty
     * @param withImages puts the images into the folder, too, as hard links where the disk allows them
     * @return what could not be written, each one sentence
     * @throws DatasetException in one sentence, if the target cannot be written, or is a file that was read
     * @throws IOException      if reading or writing fails; nothing is left behind then
     */
    public static List<String> write(Dataset dataset, AnnotationFormat format, Path target, boolean withImages)
            throws IOException, DatasetException {
        if (withImages && !format.isFolder()) {
            throw new DatasetException(format.displayName() + " is one file, so it cannot hold images; leave them where they are.");
        }
        for (FileStamp file : dataset.origin().map(Origin::files).orElse(List.of())) {
            if (Files.exists(target) && Files.exists(file.file()) && Files.isSameFile(target, file.file())) {
                throw new DatasetException(target + " is a file that was read; choose another name, inputs are never written over.");
            }
        }
        if (!format.isFolder() && Files.isDirectory(target)) {
            throw new DatasetException(target + " is a folder; name a file in it.");
        }
        List<String> left = new ArrayList<>();
        Dataset complete = format == AnnotationFormat.COCO ? dataset : writable(dataset, format, left);
        if (format.isFolder()) {
            FolderOutput output = new FolderOutput(complete, target.toAbsolutePath().normalize());
            SafeOutput.folder(target, folder -> {
                output.write(format, folder);
                if (withImages) {
                    images(complete, folder.resolve(FolderOutput.imageFolder(format)), left);
                }
            });
        } else {
            SafeOutput.file(target, out -> file(complete, format, out));
        }
        return left;
    }

    private static void file(Dataset dataset, AnnotationFormat format, OutputStream out) throws IOException {
        switch (format) {
            case COCO -> CocoOutput.write(dataset, out);
            case CVAT -> out.write(FileOutput.cvat(dataset).getBytes(StandardCharsets.UTF_8));
            default -> out.write(FileOutput.labelStudio(dataset).getBytes(StandardCharsets.UTF_8));
        }
    }

    /** The set with the sizes its format needs, and without what its format cannot hold. */
    private static Dataset writable(Dataset dataset, AnnotationFormat format, List<String> left) {
        List<ImageRecord> images = new ArrayList<>();
        int regions = 0;
        List<String> unsized = new ArrayList<>();
        for (ImageRecord image : dataset.images()) {
            List<Annotation> objects = image.annotations().stream().filter(Annotation::isAssignable).toList();
            regions += image.annotations().size() - objects.size();
            Optional<PictureSize> size = image.width() > 0 && image.height() > 0 ? Optional.of(new PictureSize(image.width(), image.height()))
                    : PictureSize.of(image.file());
            if (size.isEmpty()) {
                unsized.add(image.name());
            } else {
                images.add(new ImageRecord(image.id(), image.name().replace('\\', '/'), image.file(), size.get().width(),
                        size.get().height(), objects));
            }
        }
        if (regions > 0) {
            left.add(regions + " crowd or ignore " + (regions == 1 ? "region is" : "regions are") + " left out, because "
                    + format.displayName() + " has no such thing.");
        }
        if (!unsized.isEmpty()) {
            left.add(unsized.size() + (unsized.size() == 1 ? " image is" : " images are") + " left out, the first being "
                    + unsized.getFirst() + ": their sizes are not in the file and their pictures are missing.");
        }
        return new Dataset(dataset.source(), dataset.categories(), images, dataset.warnings(), dataset.origin());
    }

    private static void images(Dataset dataset, Path folder, List<String> left) throws IOException {
        int missing = 0;
        for (ImageRecord image : dataset.images()) {
            Path place = folder.resolve(FolderOutput.safeName(image.name())).normalize();
            if (!Files.isRegularFile(image.file())) {
                missing++;
                continue;
            }
            Files.createDirectories(place.getParent());
            try {
                Files.createLink(place, image.file().toRealPath());
            } catch (FileSystemException | UnsupportedOperationException e) {
                Files.copy(image.file(), place);
            }
        }
        if (missing > 0) {
            left.add(missing + (missing == 1 ? " picture is" : " pictures are") + " missing, so only the annotations are there.");
        }
    }
}
