package anchorlens.ui.images;

import anchorlens.dataset.ImageRecord;
import anchorlens.geometry.PixelImage;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.DataFiles;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Small pictures of the images of a set, read when first asked for; the least used are forgotten. */
final class Thumbnails {
    static final int WIDTH = 54;
    static final int HEIGHT = 38;
    private static final int KEPT = 600;

    private final DataFiles files;
    private final TaskRunner tasks;
    private final Map<ImageRecord, Image> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ImageRecord, Image> eldest) {
            return size() > KEPT;
        }
    };

    Thumbnails(DataFiles files, TaskRunner tasks) {
        this.files = files;
        this.tasks = tasks;
    }

    /** Hands over the picture at once where it is known, else when it has been read; an unreadable image has none. */
    void load(ImageRecord record, Object cell, Consumer<Image> show) {
        Image image = known.get(record);
        if (image != null) {
            show.accept(image);
            return;
        }
        tasks.submit("thumbnails", cell, (cancel, progress) -> files.thumbnail(record, 2 * WIDTH, 2 * HEIGHT),
                Job.Outcome.of(pixels -> {
                    Image made = toImage(pixels);
                    known.put(record, made);
                    show.accept(made);
                }, cause -> { }));
    }

    private static Image toImage(PixelImage pixels) {
        WritableImage image = new WritableImage(pixels.width(), pixels.height());
        image.getPixelWriter().setPixels(0, 0, pixels.width(), pixels.height(), PixelFormat.getIntArgbInstance(),
                pixels.argb(), 0, pixels.width());
        return image;
    }
}
