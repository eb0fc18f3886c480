package anchorlens.model.raw;

import anchorlens.detection.BinGrid;
import anchorlens.detection.BoxDecoder;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.EdgeOffsets;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import anchorlens.model.raw.RawArray.CellRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Takes the arrays of a file of head outputs apart, one key after the other; see {@link RawHead} for the keys. */
final class RawHeadReader {
    private static final Set<Integer> USUAL_BINS = Set.of(8, 16, 17);
    private static final double CLOSE = 0.5;

    private final Path file;
    private final Map<String, RawArray> arrays;
    private final List<String> assumed = new ArrayList<>();
    private final List<String> notices = new ArrayList<>();
    private List<FeatureLevel> levels;

    RawHeadReader(Path file, Map<String, RawArray> arrays) {
        this.file = file;
        this.arrays = arrays;
    }

    RawHead head() throws ModelException {
        refuseUnknownKeys();
        int[] size = pair("input_size").orElseThrow(() -> new ModelException("\"input_size\" is missing: width and height of the "
                + "network's input."));
        List<Integer> strides = strides();
        levels = PointPriors.covering(size[0], size[1], strides, 0.5).levels();
        CellRows cls = joined("cls").orElseThrow(() -> new ModelException("\"cls_0\" … or \"cls\" is missing: the class maps."));
        CellRows bbox = joined("bbox").orElseThrow(() -> new ModelException("\"bbox_0\" … or \"bbox\" is missing: distributions or "
                + "distances of the edges."));
        Optional<CellRows> centerness = joined("centerness");
        boolean probabilities = word("scores", "logits", "class scores are logits", "logits", "probabilities").equals("probabilities");
        Optional<BinGrid> bins = bins(bbox.columns());
        double offset = offset(bins);
        PointPriors points = new PointPriors(levels, offset);
        int count = points.count();
        ClassScores scores = probabilities ? ClassScores.ofProbabilities(count, cls.columns(), cls.values(), column(centerness))
                : ClassScores.ofLogits(count, cls.columns(), cls.values(), column(centerness));
        HeadOutput output = new HeadOutput(size[0], size[1], levels, offset, scores,
                bins.map(b -> new EdgeDistributions(count, b, bbox.values())),
                bins.isPresent() ? Optional.empty() : Optional.of(boxes(points, bbox))).withOffsets(offsets());
        List<String> verified = verify(output);
        List<String> names = names(cls.columns());
        Fit fit = Fit.valueOf(word("fit", "center", "the image keeps its aspect ratio, centred", "center", "top_left", "stretch")
                .toUpperCase(Locale.ROOT));
        ModelCard card = new ModelCard(file, "raw head outputs of one image", "", size[0], size[1], fit, ChannelOrder.RGB,
                List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), 0, strides, offset, cls.columns(), names, bins, probabilities,
                arrays.values().stream().filter(a -> a.shape().length > 1).map(a -> "'" + a.name() + "' " + Wording.shape(a.shape()))
                        .toList(), union(assumed, verified));
        return new RawHead(card, output, pair("resized_size"), pair("image_size"), List.copyOf(notices));
    }

    private static List<String> union(List<String> a, List<String> b) {
        List<String> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private void refuseUnknownKeys() throws ModelException {
        for (String key : arrays.keySet()) {
            if (!RawHead.FIELDS.contains(key) && !key.matches("(cls|bbox|centerness|offsets)_\\d+")) {
                throw new ModelException("there is a key \"" + key + "\" that is not known; the keys are cls_0 …, bbox_0 …, centerness_0 …, offsets_0 …, "
                        + String.join(", ", new TreeSet<>(RawHead.FIELDS)) + ".");
            }
        }
    }

    private Optional<int[]> pair(String key) throws ModelException {
        RawArray a = arrays.get(key);
        if (a == null) {
            return Optional.empty();
        }
        if (a.numbers().length != 2 || !(a.numbers()[0] >= 1 && a.numbers()[1] >= 1 && a.numbers()[0] < 1e5 && a.numbers()[1] < 1e5)) {
            throw new ModelException("\"" + key + "\" must be two numbers, width and height.");
        }
        return Optional.of(new int[] {Math.round(a.numbers()[0]), Math.round(a.numbers()[1])});
    }

    private List<Integer> strides() throws ModelException {
        RawArray a = arrays.get("strides");
        List<Integer> strides = a == null ? List.of() : a.doubles().stream().map(d -> (int) Math.rint(d)).toList();
        boolean ascending = IntStream.range(1, strides.size()).allMatch(i -> strides.get(i) > strides.get(i - 1));
        if (strides.isEmpty() || strides.getFirst() < 1 || !ascending) {
            throw new ModelException("\"strides\" must be ascending whole numbers, such as [8, 16, 32]; it is "
                    + (a == null ? "missing" : a.doubles()) + ".");
        }
        return strides;
    }

    private String word(String key, String usual, String assumption, String... choices) throws ModelException {
        RawArray a = arrays.get(key);
        if (a == null) {
            assumed.add("The file does not say otherwise, so " + assumption + " (\"" + key + "\").");
            return usual;
        }
        String text = a.texts().isEmpty() ? "" : a.texts().getFirst().strip().toLowerCase(Locale.ROOT);
        if (!List.of(choices).contains(text)) {
            throw new ModelException("\"" + key + "\" must be one of " + String.join(", ", choices) + ".");
        }
        return text;
    }

    /** All levels of one kind of map, joined: {@code [P × columns]}. */
    private Optional<CellRows> joined(String key) throws ModelException {
        int count = levels.getLast().endPrior();
        if (arrays.containsKey(key)) {
            return Optional.of(arrays.get(key).rows(count, 1, false));
        }
        if (!arrays.containsKey(key + "_0")) {
            return Optional.empty();
        }
        // 80 classes on a grid of 80 × 80 are a cube: the other levels tell, else the order is the documented one.
        boolean last = levels.stream().anyMatch(l -> arrays.containsKey(key + "_" + l.index())
                && arrays.get(key + "_" + l.index()).isChannelsLast(l.rows(), l.cols()));
        float[] all = null;
        int columns = 0;
        for (FeatureLevel level : levels) {
            RawArray map = arrays.get(key + "_" + level.index());
            if (map == null) {
                throw new ModelException("\"" + key + "_" + level.index() + "\" is missing: there are " + levels.size() + " strides.");
            }
            CellRows rows = map.rows(level.rows(), level.cols(), last);
            if (all == null) {
                columns = rows.columns();
                all = new float[count * columns];
            } else if (rows.columns() != columns) {
                throw new ModelException("\"" + map.name() + "\" has " + rows.columns() + " columns, but \"" + key + "_0\" has " + columns
                        + ".");
            }
            System.arraycopy(rows.values(), 0, all, level.firstPrior() * columns, rows.values().length);
        }
        if (arrays.containsKey(key + "_" + levels.size())) {
            throw new ModelException("there are more maps \"" + key + "_…\" than strides.");
        }
        return Optional.of(new CellRows(columns, all));
    }

    private static float[] column(Optional<CellRows> centerness) throws ModelException {
        if (centerness.isPresent() && centerness.get().columns() != 1) {
            throw new ModelException("\"centerness\" must have one column, not " + centerness.get().columns() + ".");
        }
        return centerness.map(CellRows::values).orElse(null);
    }

    private Optional<EdgeOffsets> offsets() throws ModelException {
        Optional<CellRows> rows = joined("offsets");
        if (rows.isPresent() && rows.get().columns() != EdgeOffsets.COLUMNS) {
            throw new ModelException("\"offsets\" must have 8 columns, (dy, dx) of the left, top, right and bottom point, not "
                    + rows.get().columns() + ".");
        }
        return rows.map(r -> new EdgeOffsets(r.values()));
    }

    private Optional<BinGrid> bins(int columns) throws ModelException {
        RawArray stated = arrays.get("bins");
        if (columns == 4 && stated == null) {
            return Optional.empty();
        }
        int count = columns / 4;
        boolean positions = stated != null && stated.numbers().length > 1;
        int wanted = stated == null ? count : positions ? stated.numbers().length : Math.round(stated.numbers()[0]);
        if (columns % 4 != 0 || wanted != count || stated == null && !USUAL_BINS.contains(count)) {
            throw new ModelException("\"bbox\" has " + columns + " columns, which are not 4 edges of " + (stated == null ? "8, 16 or 17"
                    : wanted) + " bins; state \"bins\", or \"boxes\" where there are no distributions; several anchors a cell are not read.");
        }
        if (stated == null) {
            assumed.add("The columns of \"bbox\" are 4 × " + count + ", so " + count + " bins at 0 … " + (count - 1) + " strides.");
        }
        try {
            return Optional.of(positions ? BinGrid.of(stated.doubles().stream().mapToDouble(Double::doubleValue).toArray())
                    : BinGrid.integers(count));
        } catch (IllegalArgumentException e) {
            throw new ModelException("\"bins\": " + e.getMessage() + ".", e);
        }
    }

    private double offset(Optional<BinGrid> bins) throws ModelException {
        RawArray a = arrays.get("offset");
        if (a != null && a.numbers().length == 1 && a.numbers()[0] >= 0 && a.numbers()[0] <= 1) {
            return a.numbers()[0];
        } else if (a != null) {
            throw new ModelException("\"offset\" must be a number from 0 to 1.");
        }
        boolean corner = bins.isPresent() && bins.get().count() == 17;
        assumed.add(corner ? "The file does not say otherwise, so priors lie on the corners of their cells (offset 0), as in mmdetection's "
                + "heads with 17 bins." : "The file does not say otherwise, so priors lie in the middle of their cells (offset 0.5).");
        return corner ? 0 : 0.5;
    }

    private Boxes boxes(PointPriors points, CellRows bbox) throws ModelException {
        if (!arrays.containsKey("boxes")) {
            throw new ModelException("\"bbox\" has 4 columns; state in \"boxes\" whether they are distances in \"strides\" or in "
                    + "\"pixels\", or corners (\"xyxy\").");
        }
        String unit = word("boxes", "", "", "strides", "pixels", "xyxy");
        if (unit.equals("xyxy")) {
            return Boxes.ofArray(bbox.values());
        }
        float[] distances = bbox.values().clone();
        if (unit.equals("strides")) {
            for (FeatureLevel level : levels) {
                for (int i = 4 * level.firstPrior(); i < 4 * level.endPrior(); i++) {
                    distances[i] *= level.stride();
                }
            }
        }
        return BoxDecoder.fromDistances(points, distances);
    }

    private List<String> names(int classes) throws ModelException {
        RawArray a = arrays.get("class_names");
        if (a == null) {
            assumed.add("The file names no classes; they are shown by number.");
            return IntStream.range(0, classes).mapToObj(i -> "class " + i).toList();
        }
        if (a.texts().size() != classes) {
            throw new ModelException("\"class_names\" has " + Wording.count(a.texts().size(), "name") + ", but there are "
                    + Wording.count(classes, "class") + ".");
        }
        return a.texts();
    }

    /** How far the boxes decoded here are from those of the training code. */
    private List<String> verify(HeadOutput output) throws ModelException {
        RawArray decoded = arrays.get("decoded");
        if (decoded == null) {
            return List.of();
        }
        float[] theirs = decoded.rows(output.priorCount(), 1, false).values();
        float[] ours = BoxDecoder.decode(output).boxes().array();
        if (theirs.length != ours.length) {
            throw new ModelException("\"decoded\" must be [" + output.priorCount() + "×4].");
        }
        double far = IntStream.range(0, ours.length).mapToDouble(i -> Math.abs(ours[i] - theirs[i])).max().orElse(0);
        String difference = String.format(Locale.ROOT, "%.3g px", far);
        if (far > CLOSE) {
            notices.add("The boxes decoded from " + Wording.name(file) + " differ from its own by up to " + difference
                    + ": check \"offset\", \"bins\" and \"strides\".");
        }
        return List.of("Checked: the boxes decoded here differ from those of the file by at most " + difference + ".");
    }
}
