package anchorlens.model.head;

import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Boxes;
import anchorlens.model.ModelException;
import anchorlens.model.Tensor;
import java.nio.file.Path;
import java.util.Map;

/** How a head writes down its boxes, and where. */
sealed interface BoxCode {
    /** The numbers of each prior. */
    CellTable table();

    /**
     * Edge distributions: {@code [P × 4·B]}, edges l, t, r, b outermost.
     *
     * @param probabilities true where the softmax is in the graph; the logarithm then stands in for the logits, which are
     *                      determined up to a constant only
     * @param reference     reference boxes {@code [P × 4]} (cx, cy, w, h as parts of the input) that distances are relative to;
     *                      null where they are relative to cells
     * @param scale         how many units a reference box's width or height has
     */
    record Distributions(CellTable table, BinGrid bins, boolean probabilities, CellTable reference, double scale)
            implements BoxCode {
        static Distributions ofCells(CellTable table, BinGrid bins, boolean probabilities) {
            return new Distributions(table, bins, probabilities, null, 1);
        }
    }

    /** Distances l, t, r, b from the prior's centre, {@code [P × 4]}, in strides or in input pixels. */
    record Distances(CellTable table, boolean inStrides) implements BoxCode {
        Boxes decode(Priors priors, float[] values) {
            float[] distances = values.clone();
            for (int i = 0; inStrides && i < distances.length; i++) {
                distances[i] *= priors.strideOf(i / 4);
            }
            return BoxDecoder.fromDistances(priors, distances);
        }
    }

    /** dx, dy, dw, dh relative to the prior's box, {@code [P × 4]}, to be multiplied by the deviations. */
    record Deltas(CellTable table, double centre, double size) implements BoxCode {
        Boxes decode(Priors priors, float[] values) {
            Boxes anchors = switch (priors) {
                case AnchorPriors a -> a.boxes();
                case BoxPriors b -> b.boxes();
                case PointPriors _ -> throw new IllegalStateException("deltas are relative to boxes, not points");
            };
            return BoxDecoder.fromDeltas(anchors, values, centre, size);
        }
    }

    /** YOLOX: {@code ((col + x) · s, (row + y) · s)} is the centre, {@code (e^w · s, e^h · s)} the size. */
    record CellOffsets(CellTable table) implements BoxCode {
        Boxes decode(Priors priors, float[] v) {
            float[] out = new float[v.length];
            for (FeatureLevel level : priors.levels()) {
                int s = level.stride();
                for (int i = level.firstPrior(); i < level.endPrior(); i++) {
                    put(out, i, (level.col(i) + v[4 * i]) * s, (level.row(i) + v[4 * i + 1]) * s, Math.exp(v[4 * i + 2]) * s,
                            Math.exp(v[4 * i + 3]) * s);
                }
            }
            return Boxes.ofArray(out);
        }
    }

    /** FastestDet: {@code (col + tanh x, row + tanh y) · s} is the centre, the sigmoids of w and h parts of the input. */
    record SquashedOffsets(CellTable table, int width, int height) implements BoxCode {
        Boxes decode(Priors priors, float[] v) {
            float[] out = new float[v.length];
            for (FeatureLevel level : priors.levels()) {
                for (int i = level.firstPrior(); i < level.endPrior(); i++) {
                    put(out, i, (level.col(i) + Math.tanh(v[4 * i])) * width / level.cols(),
                            (level.row(i) + Math.tanh(v[4 * i + 1])) * height / level.rows(),
                            width / (1 + Math.exp(-v[4 * i + 2])), height / (1 + Math.exp(-v[4 * i + 3])));
                }
            }
            return Boxes.ofArray(out);
        }
    }

    /** Boxes as they are. */
    record Ready(CellTable table, BoxFormat format) implements BoxCode {
    }

    private static void put(float[] out, int i, double cx, double cy, double w, double h) {
        out[4 * i] = (float) (cx - w / 2);
        out[4 * i + 1] = (float) (cy - h / 2);
        out[4 * i + 2] = (float) (cx + w / 2);
        out[4 * i + 3] = (float) (cy + h / 2);
    }

    /**
     * The boxes in input pixels, {@code [P × 4]}; of distributions none, because they are decoded from these where they are
     * needed.
     *
     * @throws ModelException in one sentence where a tensor is not what it was
     */
    default Boxes read(Priors priors, Map<String, Tensor> outputs, Path file) throws ModelException {
        float[] v = table().read(outputs, file);
        return switch (this) {
            case Distributions _ -> Boxes.NONE;
            case Distances d -> d.decode(priors, v);
            case Deltas d -> d.decode(priors, v);
            case CellOffsets c -> c.decode(priors, v);
            case SquashedOffsets s -> s.decode(priors, v);
            case Ready r -> r.format.boxes(priors, v);
        };
    }
}
