package anchorlens.scene.training;

import anchorlens.scene.training.LayerOps.Conv;
import anchorlens.scene.training.LayerOps.Start;
import java.util.ArrayList;
import java.util.List;

/**
 * A small detector of the GFL family: five to six stages with one residual block each from stride 8 on, a feature
 * pyramid of nearest-neighbour sums, and a head whose convolutions all levels share while each level has its own batch
 * normalisation.
 *
 * <p><strong>Source:</strong> Li et al. 2020, "Generalized Focal Loss" (the head's outputs); Lin et al. 2017, "Feature
 * Pyramid Networks" (the neck).
 *
 * @param <T> a value between layers
 */
final class DetectorNet<T> {
    /** What the head says at one level: class logits {@code [N × A × C]} and edge logits {@code [N × A × 4·B]}. */
    record LevelMaps<T>(T classes, T edges) {
    }

    private static final int FIRST_PYRAMID_STAGE = 2;
    private final NetworkConfig config;
    private final LayerOps<T> ops;

    private DetectorNet(NetworkConfig config, LayerOps<T> ops) {
        this.config = config;
        this.ops = ops;
    }

    /** The head's maps, fine to coarse, of images {@code [N × 3 × side × side]} scaled as {@link Pixels} has it. */
    static <T> List<LevelMaps<T>> forward(NetworkConfig config, LayerOps<T> ops, T images) {
        DetectorNet<T> net = new DetectorNet<>(config, ops);
        return net.head(net.neck(net.backbone(images)));
    }

    private List<T> backbone(T images) {
        List<T> features = new ArrayList<>();
        T x = images;
        int in = Pixels.CHANNELS;
        for (int i = 0; i < config.widths().size(); i++) {
            int out = config.widths().get(i);
            String name = "stage" + i;
            x = ops.relu(convNorm(x, name + ".down", in, out, 2));
            if (i >= FIRST_PYRAMID_STAGE) {
                T inner = ops.relu(convNorm(x, name + ".block1", out, out, 1));
                x = ops.relu(ops.add(convNorm(inner, name + ".block2", out, out, 1), x));
                features.add(x);
            }
            in = out;
        }
        return features;
    }

    private List<T> neck(List<T> features) {
        List<T> levels = new ArrayList<>();
        for (int i = features.size() - 1; i >= 0; i--) {
            int in = config.widths().get(FIRST_PYRAMID_STAGE + i);
            T side = ops.conv(features.get(i), new Conv("lateral" + i, in, config.neck(), 1, 1, true, Start.HIDDEN));
            levels.addFirst(levels.isEmpty() ? side : ops.add(side, ops.doubled(levels.getFirst())));
        }
        return levels;
    }

    private List<LevelMaps<T>> head(List<T> levels) {
        int w = config.neck();
        Conv classes = new Conv("classes", w, config.classes(), 1, 1, true, Start.CLASSES);
        Conv edges = new Conv("edges", w, 4 * config.bins(), 1, 1, true, Start.EDGES);
        List<LevelMaps<T>> maps = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            int stride = config.strides().get(i);
            T shared = headLayer(levels.get(i), "head.shared", stride);
            T c = ops.conv(headLayer(shared, "head.classes", stride), classes);
            T e = ops.conv(headLayer(shared, "head.edges", stride), edges);
            maps.add(new LevelMaps<>(ops.rows(c, config.classes(), "classes_" + stride),
                    ops.rows(e, 4 * config.bins(), "edges_" + stride)));
        }
        return maps;
    }

    private T headLayer(T x, String name, int stride) {
        int w = config.neck();
        T y = ops.conv(x, new Conv(name, w, w, 3, 1, false, Start.HIDDEN));
        return ops.relu(ops.norm(y, name + ".norm" + stride, w));
    }

    private T convNorm(T x, String name, int in, int out, int stride) {
        return ops.norm(ops.conv(x, new Conv(name, in, out, 3, stride, false, Start.HIDDEN)), name + ".norm", out);
    }
}
