package anchorlens.model.raw;

import anchorlens.detection.HeadOutput;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Head outputs of one image from a file, with what the file says about them.
 *
 * <table>
 * <caption>Keys, the same in .npz and JSON</caption>
 * <tr><td>{@code input_size}</td><td>width, height of the network's input; required</td></tr>
 * <tr><td>{@code strides}</td><td>of the levels, fine to coarse; required</td></tr>
 * <tr><td>{@code cls_0}, {@code cls_1} … or {@code cls}</td><td>class maps a level {@code [C × rows × cols]} or {@code [cells × C]}, or
 *     all levels joined {@code [P × C]}; required</td></tr>
 * <tr><td>{@code bbox_0} … or {@code bbox}</td><td>likewise, 4·B columns of logits, edge by edge (l, t, r, b), or 4 columns</td></tr>
 * <tr><td>{@code centerness_0} … or {@code centerness}</td><td>likewise, one column: multiplied into the score</td></tr>
 * <tr><td>{@code offsets_0} … or {@code offsets}</td><td>likewise, 8 columns: (dy, dx) of the left, top, right and bottom point by
 *     which DW refines its boxes, in cells; the boxes are then those before the refinement</td></tr>
 * <tr><td>{@code scores}</td><td>"logits" (the default) or "probabilities", of cls and centerness</td></tr>
 * <tr><td>{@code boxes}</td><td>for 4 columns: "strides" or "pixels" (distances l, t, r, b), or "xyxy" (input pixels)</td></tr>
 * <tr><td>{@code bins}</td><td>number of bins, or their positions in strides; 0 … B−1 by default</td></tr>
 * <tr><td>{@code offset}</td><td>where in its cell a prior lies: 0 or 0.5</td></tr>
 * <tr><td>{@code image_size}</td><td>width, height of the image before it was fitted</td></tr>
 * <tr><td>{@code resized_size}</td><td>width, height of the image in the input without its padding, where training code rounds or limits
 *     it in its own way</td></tr>
 * <tr><td>{@code fit}</td><td>"center", "top_left" or "stretch"</td></tr>
 * <tr><td>{@code class_names}</td><td>one a class</td></tr>
 * <tr><td>{@code decoded}</td><td>{@code [P × 4]} boxes x1, y1, x2, y2 that the training code decoded, to check against</td></tr>
 * </table>
 *
 * @param card      what is stated and assumed
 * @param output    levels joined, in the order of the priors
 * @param resized   width and height of the image in the input, where the file says so
 * @param imageSize width and height of the image, where the file says so
 * @param notices   what a person should know
 */
record RawHead(ModelCard card, HeadOutput output, Optional<int[]> resized, Optional<int[]> imageSize, List<String> notices) {
    static final Set<String> FIELDS = Set.of("input_size", "strides", "cls", "bbox", "centerness", "offsets", "scores", "boxes", "bins", "offset",
            "image_size", "resized_size", "fit", "class_names", "decoded", "image", "family");

    /** How the image lies in the input. */
    Letterbox letterbox(int width, int height) {
        Fit fit = card.fit();
        if (resized.isEmpty()) {
            return Letterbox.fit(fit, width, height, card.inputWidth(), card.inputHeight());
        }
        int w = resized.get()[0];
        int h = resized.get()[1];
        double padX = fit == Fit.CENTER ? Math.floor((card.inputWidth() - w) / 2.0) : 0;
        double padY = fit == Fit.CENTER ? Math.floor((card.inputHeight() - h) / 2.0) : 0;
        return new Letterbox(width, height, card.inputWidth(), card.inputHeight(), (double) w / width, (double) h / height, padX, padY);
    }

    /** @throws ModelException in one sentence */
    static RawHead read(Path file) throws ModelException {
        try {
            return new RawHeadReader(file, RawHeadFile.read(file)).head();
        } catch (ModelException e) {
            String said = e.getMessage();
            throw said.contains(file.getFileName().toString()) ? e : new ModelException(Wording.name(file) + ": " + said, e);
        }
    }
}
