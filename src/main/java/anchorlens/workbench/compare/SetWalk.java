package anchorlens.workbench.compare;

import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import anchorlens.dataset.ImageRecord;
import anchorlens.dataset.OpenedImage;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.task.CancellationToken;
import anchorlens.task.Progress;
import anchorlens.workbench.ClassMapping;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DecodedPass;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.training.CheckpointPasses;
import anchorlens.workbench.training.PassSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Goes through the images of a set, one at a time, so that memory does not grow with the set, and runs each model once on each
 * image, however many configurations look at it. To be used on one thread at a time.
 */
public final class SetWalk {
    /** The images that are walked. @param limit images at most, the first of the set */
    public record Images(Dataset dataset, DataFiles files, int limit) {
        public int count() {
            return Math.min(limit, dataset.images().size());
        }
    }

    /** Sees an image. */
    @FunctionalInterface
    public interface Visitor {
        /**
         * @param index   of the image in the set
         * @param request what a configuration is to be run with; the model is run when it is first needed
         */
        void visit(int index, Requests request) throws ModelException;
    }

    /** Makes requests over one image. */
    @FunctionalInterface
    public interface Requests {
        /** @throws ModelException in one sentence where the model cannot be opened or run */
        RunRequest of(Configuration configuration) throws ModelException;
    }

    private final CheckpointPasses passes;
    private final Device device;

    public SetWalk(CheckpointPasses passes, Device device) {
        this.passes = passes;
        this.device = device;
    }

    /**
     * Walks.
     *
     * @return images that could not be read, each one sentence
     * @throws ModelException in one sentence where a model cannot be opened or run
     * @throws java.util.concurrent.CancellationException when the token asks for it
     */
    public List<String> walk(Images images, CancellationToken cancel, Progress progress, Visitor visitor) throws ModelException {
        List<String> skipped = new ArrayList<>();
        int n = images.count();
        for (int i = 0; i < n; i++) {
            ImageRecord record = images.dataset().images().get(i);
            cancel.throwIfCancelled();
            Optional<OpenedImage> image = read(images.files(), record, skipped);
            if (image.isPresent()) {
                visitor.visit(i, new OfImage(image.get(), images.dataset().categoryNames(), cancel)::request);
            }
            progress.report(i + 1, n, record.name());
        }
        return skipped;
    }

    private static Optional<OpenedImage> read(DataFiles files, ImageRecord record, List<String> skipped) {
        try {
            return Optional.of(files.read(record));
        } catch (DatasetException e) {
            skipped.add(e.getMessage());
        } catch (OutOfMemoryError e) {
            skipped.add(record.name() + " is too large for the memory there is; scale it down or give the program more.");
        }
        return Optional.empty();
    }

    /** The passes over one image, kept as long as it is looked at. */
    private final class OfImage {
        private final OpenedImage image;
        private final List<String> categories;
        private final CancellationToken cancel;
        private final Map<PassSource, CheckpointPasses.Seen> seen = new HashMap<>();

        OfImage(OpenedImage image, List<String> categories, CancellationToken cancel) {
            this.image = image;
            this.categories = categories;
            this.cancel = cancel;
        }

        RunRequest request(Configuration c) throws ModelException {
            Optional<DecodedPass> pass = Optional.empty();
            List<String> names = List.of();
            if (c.model().isPresent()) {
                PassSource model = c.model().get();
                if (!seen.containsKey(model)) {
                    seen.put(model, passes.of(model, image, device, false, cancel));
                }
                pass = Optional.of(seen.get(model).decoded());
                names = seen.get(model).classNames();
            }
            return new RunRequest(image, pass, ClassMapping.of(categories, names, c.classes()), c.priors(), c.method().assigner(),
                    c.method().weighting());
        }
    }
}
