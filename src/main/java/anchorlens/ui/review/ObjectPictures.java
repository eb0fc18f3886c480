package anchorlens.ui.review;

import anchorlens.dataset.ImageRecord;
import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import anchorlens.review.QueueRow;
import anchorlens.task.Job;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.BaseLayer;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.ui.viewer.Viewport;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/** Small pictures of flagged objects with both of their boxes, cut out on a lane of their own; the least used are forgotten. */
final class ObjectPictures {
    /** Logical pixels a side. */
    static final int SIDE = 52;
    private static final int PIXELS = 2 * SIDE;
    private static final int KEPT = 300;
    private static final int BACKGROUND = 0xFF0D1117;
    private static final Dash DASH = new Dash(5, 4);

    /** What a picture is of. */
    private record Key(ImageRecord image, Optional<Box> annotated, Optional<Box> alternative) {
    }

    private final States states;
    private final Map<Key, Image> known = new LinkedHashMap<>(64, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
            return size() > KEPT;
        }
    };

    ObjectPictures(States states) {
        this.states = states;
    }

    /**
     * Hands over the picture at once where it is known, else when it has been made; an unreadable image has none.
     *
     * @param place a later picture for the same place supersedes this one
     */
    void load(QueueRow row, Object place, Consumer<Image> show) {
        ImageRecord record = states.images().datasetProperty().get().images().get(row.image());
        Key key = new Key(record, row.flag().annotated(), row.flag().alternative());
        Image image = known.get(key);
        if (image != null) {
            show.accept(image);
            return;
        }
        states.tasks().submit("review-pictures", place, (cancel, progress) -> paint(states.files().read(record).pixels(), key),
                Job.Outcome.of(pixels -> {
                    WritableImage made = new WritableImage(PIXELS, PIXELS);
                    made.getPixelWriter().setPixels(0, 0, PIXELS, PIXELS, PixelFormat.getIntArgbInstance(), pixels, 0, PIXELS);
                    known.put(key, made);
                    show.accept(made);
                }, cause -> { }));
    }

    private static int[] paint(PixelImage pixels, Key key) {
        Box a = key.annotated.or(() -> key.alternative).orElse(new Box(0, 0, pixels.width(), pixels.height()));
        Box b = key.alternative.orElse(a);
        Viewport view = Viewport.fit(pixels.width(), pixels.height(), PIXELS, PIXELS).cropTo(new Box(Math.min(a.x1(), b.x1()),
                Math.min(a.y1(), b.y1()), Math.max(a.x2(), b.x2()), Math.max(a.y2(), b.y2())));
        int[] frame = new BaseLayer().paint(pixels, view, BACKGROUND).clone();
        Raster raster = new Raster(PIXELS, PIXELS, frame);
        key.annotated.ifPresent(box -> stroke(raster, view, box, DataColors.GROUND_TRUTH, Dash.SOLID));
        key.alternative.ifPresent(box -> stroke(raster, view, box, DataColors.ALTERNATIVE, DASH));
        return frame;
    }

    private static void stroke(Raster raster, Viewport view, Box box, int argb, Dash dash) {
        raster.strokeRectWithHalo(view.toViewX(box.x1()), view.toViewY(box.y1()), view.toViewX(box.x2()), view.toViewY(box.y2()), 2, argb,
                DataColors.HALO, dash);
    }
}
