package anchorlens.model;

import anchorlens.geometry.PixelImage;
import anchorlens.task.CancellationToken;
import java.util.ArrayList;
import java.util.List;

/**
 * A model on a device, ready to run. Not thread-safe: one inference thread owns it from opening to closing.
 */
public interface Detector extends AutoCloseable {
    /** How the file was recognised: input, head, bins, strides, offset, activation, assumptions. */
    ModelCard card();

    /**
     * The cards of every way the file can be read, best first: the first is {@link #card()}. Several fit where neither the graph
     * nor the model's own output decides, and a person has to choose.
     */
    default List<ModelCard> readings() {
        return List.of(card());
    }

    /**
     * Reads the head anew with what a person states, in place of what the card beside the file states; the network is not run
     * for it. {@link #card()}, {@link #readings()} and the next run follow.
     *
     * @throws ModelException in one sentence where the statements contradict the file; the reading then stays as it was
     */
    default void state(CardOverrides stated) throws ModelException {
        throw new ModelException("This model cannot be read in another way.");
    }

    /** What it really runs on. */
    Device device();

    /** Time of the first run, which warms the device up when the model is opened; 0 where nothing was run. */
    default double firstRunMillis() {
        return 0;
    }

    /** Things to tell the person, such as "GPU 0 is not available (…); running on the CPU"; empty as a rule. */
    List<String> notices();

    /**
     * Runs one image.
     *
     * @throws ModelException                                if the runtime fails
     * @throws java.util.concurrent.CancellationException when the token asks for it, between its steps
     */
    ForwardPass run(PixelImage image, CancellationToken cancel) throws ModelException;

    /**
     * Prepares to run many images one after the other, as the reading stands: the network computes only what {@link #card()} names,
     * where it answers the same then, and passes have no remarks about the rest of its outputs. Costs time once.
     */
    default void narrow() {
    }

    /**
     * Prepares to run several images at once, which pays on graphics cards. Costs memory and time the first time.
     *
     * @param wanted images at once at most, 1 or more
     * @return how many {@link #run(List, CancellationToken)} takes at once from now on: fewer where memory or the network set a limit, 1
     *     where each image has to be run alone
     */
    default int batch(int wanted) {
        return 1;
    }

    /**
     * Runs several images, as many at once as {@link #batch} said; the answers are those of running each alone.
     *
     * @return the passes in the order of the images; their forward time is an equal share of the run
     * @throws ModelException                                if the runtime fails
     * @throws java.util.concurrent.CancellationException when the token asks for it, between runs
     */
    default List<ForwardPass> run(List<PixelImage> images, CancellationToken cancel) throws ModelException {
        List<ForwardPass> passes = new ArrayList<>();
        for (PixelImage image : images) {
            passes.add(run(image, cancel));
        }
        return passes;
    }

    @Override
    void close();
}
