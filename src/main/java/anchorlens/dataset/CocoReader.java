package anchorlens.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipException;

/**
 * Reads COCO instances files: JSON in UTF-8, UTF-16 or UTF-32, with or without byte order mark, packed by gzip or not.
 *
 * <ul>
 * <li>The class index of a category is its rank by ascending id, as COCO's 80 sparse ids 1…90 become classes 0…79.</li>
 * <li>A box is "bbox" (x, y, width, height); where that is unusable, the box around "segmentation".</li>
 * <li>Boxes are kept as they are written, also where they leave the image or have no area; each such thing is a
 * warning. An annotation without any box, image or category is left out, with a warning.</li>
 * <li>Image files are looked for beside the file, in {@code images}, {@code data} and a folder named like the split
 * ({@code val2017} for {@code instances_val2017.json}), here and one level up, never outside these folders.</li>
 * <li>The file is read token by token: memory grows with the annotations, not with their segmentations. It is read a
 * second time only where a segmentation has to stand in for a box.</li>
 * </ul>
 *
 * <p>Source: the COCO data format, cocodataset.org, "Data format".
 */
public final class CocoReader {
    private CocoReader() {
    }

    /**
     * Reads a file whose images lie near it.
     *
     * @throws DatasetException if no data set can be made of the file
     */
    public static Dataset read(Path json) throws DatasetException {
        return read(json, null);
    }

    /**
     * Reads a file.
     *
     * @param imageFolder where images are looked for first; null to look only near the file
     * @throws DatasetException if no data set can be made of the file
     */
    public static Dataset read(Path json, Path imageFolder) throws DatasetException {
        return assemble(json).dataset(ImageLocator.near(json, imageFolder));
    }

    /** What a file holds, joined, before its images are looked for. */
    static CocoAssembly assemble(Path json) throws DatasetException {
        String name = JsonText.name(json);
        Findings findings = new Findings(name);
        CocoContent content = new CocoContent(findings);
        FileStamp stamp = null;
        try {
            // Taken first: a change while the file is read is then noticed later.
            stamp = Files.isRegularFile(json) ? FileStamp.of(json) : null;
            readContent(json, content);
            if (content.needsOutlines()) {
                readOutlines(json, content);
            }
        } catch (ZipException | EOFException e) {
            throw new DatasetException(name + " is a damaged gzip archive; copy or download it again.", e);
        } catch (IOException e) {
            throw new DatasetException(name + " cannot be read (" + JsonSource.reason(e)
                    + "); check the file and its permissions.", e);
        }
        CocoAssembly assembly = new CocoAssembly(json, stamp, content, findings);
        assembly.join();
        return assembly;
    }

    private static void readOutlines(Path file, CocoContent content) throws IOException, DatasetException {
        try (InputStream stream = JsonText.open(file); JsonCursor json = new JsonCursor(stream)) {
            json.next();
            content.readOutlines(json);
        }
    }

    private static void readContent(Path file, CocoContent content) throws IOException, DatasetException {
        String name = JsonText.name(file);
        try (InputStream stream = JsonText.open(file); JsonCursor json = new JsonCursor(stream)) {
            try {
                JsonToken first = json.next();
                if (first == JsonToken.START_ARRAY) {
                    throw new DatasetException(listKind(json));
                }
                if (first != JsonToken.START_OBJECT) {
                    throw new DatasetException("holds no JSON object at " + json.place()
                            + "; open a COCO instances file.");
                }
                content.read(json);
            } catch (JsonProcessingException e) {
                if (JsonSource.isCutOff(e)) {
                    throw new DatasetException(name + " ends at " + json.place() + " in the middle of " + content.place()
                            + ", so it is cut off; copy or download it again.", e);
                }
                throw new DatasetException(name + " is no valid JSON at " + JsonCursor.place(e.getLocation())
                        + ", near " + content.place() + " (" + JsonSource.reason(e) + "); correct that place.", e);
            } catch (DatasetException e) {
                throw new DatasetException(name + " " + e.getMessage(), e);
            }
        }
    }

    /** What a file is whose top level is a list. */
    private static String listKind(JsonCursor json) throws IOException, DatasetException {
        boolean[] seen = {false, false};
        if (json.next() == JsonToken.START_OBJECT) {
            json.object(field -> {
                seen[0] |= field.equals("score");
                seen[1] |= field.equals("image_id");
            });
        }
        if (seen[0] && seen[1]) {
            return "holds detections (a list with \"score\"), not annotations; open the instances file they belong to.";
        }
        if (seen[1]) {
            return "holds annotations as a bare list at line 1 instead of an object with \"images\", "
                    + "\"annotations\" and \"categories\"; open the instances file it was taken from.";
        }
        return "holds a list at line 1 instead of an object with \"images\", \"annotations\" and \"categories\", so it "
                + "is no COCO file; open a COCO instances file.";
    }
}
