package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.DocumentObject;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A Label Studio export: a list of tasks, as "JSON" (with "data" and "annotations") or "JSON-MIN" (with the labels beside
 * the image).
 *
 * <p>Boxes are in percent of "original_width" and "original_height", turned about their upper left corner by "rotation".
 * Of several annotations of a task the first that was not cancelled is read.
 *
 * <p>Source: labelstud.io, "Export annotations" and "Units of image annotations".
 */
final class LabelStudioDocument {
    private final TextFile file;
    private final Findings findings;
    private final List<DocumentImage> images = new ArrayList<>();
    private int tasks;

    private LabelStudioDocument(TextFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** @throws DatasetException if the file is no JSON, or no list of tasks with images */
    static List<DocumentImage> read(TextFile file, Findings findings) throws DatasetException {
        LabelStudioDocument document = new LabelStudioDocument(file, findings);
        JsonSource.walk(file, json -> {
            if (json.current() != JsonToken.START_ARRAY) {
                throw new DatasetException(file.name() + " holds no list of tasks, so it is no Label Studio export.");
            }
            json.list(i -> document.task(i, json));
        });
        if (document.images.isEmpty()) {
            throw new DatasetException(file.name() + (document.tasks == 0 ? " lists no tasks" : " has no task with an image")
                    + "; export image tasks from Label Studio as JSON.");
        }
        return document.images;
    }

    private void task(int index, JsonCursor json) throws IOException, DatasetException {
        tasks++;
        String place = "task[" + index + "]";
        if (json.current() != JsonToken.START_OBJECT) {
            findings.add("task shape", place, "is no object", "it is left out, so correct or remove it");
            return;
        }
        LabelStudioTask task = new LabelStudioTask(file, place);
        json.object(field -> task.field(field, json));
        if (task.image() == null) {
            findings.add("task image", task.place(), "names no image", "it is left out, so add it to \"data\"");
            return;
        }
        if (task.annotationCount() > 1) {
            findings.add("task annotations", task.place(), "has " + task.annotationCount() + " annotations",
                    "the first that was not cancelled is read, so export with one an image if another one was meant");
        }
        List<DocumentObject> objects = task.objects(findings);
        images.add(new DocumentImage(task.id(), task.image(), task.width(), task.height(), task.place(), objects, task.list()));
    }
}
