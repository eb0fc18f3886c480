package anchorlens.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.evidence.ConfidentPriors;
import anchorlens.detection.BoxRefinement.Refined;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Edge;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** DW's box refinement against its released code with torchvision's deformable sampling: {@code misc/dwRefine.json}. */
class BoxRefinementTest {
    private static final double RELATIVE = 1e-5;

    private static JsonNode golden() throws IOException {
        try (InputStream in = BoxRefinementTest.class.getResourceAsStream("/golden/misc/dwRefine.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    @Test
    void agreesWithTheReleasedCode() throws IOException {
        int compared = 0;
        for (JsonNode c : golden().get("cases")) {
            FeatureLevel level = new FeatureLevel(0, c.get("stride").asInt(), c.get("rows").asInt(), c.get("cols").asInt(), 1, 0);
            PointPriors points = new PointPriors(List.of(level), 0.5);
            Boxes coarse = BoxDecoder.fromDistances(points, floats(c.get("distances"), 4));
            EdgeOffsets offsets = new EdgeOffsets(floats(c.get("offsets"), 8));
            BoxRefinement refinement = new BoxRefinement(points, coarse);
            Boxes all = refinement.all(offsets);
            for (int i = 0; i < points.count(); i++) {
                Refined r = refinement.of(i, offsets.of(i));
                JsonNode want = c.get("refinedBox").get(i);
                double[] got = {r.after().x1(), r.after().y1(), r.after().x2(), r.after().y2()};
                for (int k = 0; k < 4; k++) {
                    double exact = want.get(k).asDouble();
                    assertThat(got[k]).as("cell %d, coordinate %d", i, k).isCloseTo(exact, within(RELATIVE * Math.max(1, Math.abs(exact))));
                    assertThat(all.array()[4 * i + k]).isEqualTo((float) got[k]);
                    compared++;
                }
            }
        }
        assertThat(compared).isGreaterThan(100);
    }

    private static float[] floats(JsonNode rows, int columns) {
        float[] out = new float[rows.size() * columns];
        for (int i = 0; i < rows.size(); i++) {
            for (int k = 0; k < columns; k++) {
                out[columns * i + k] = (float) rows.get(i).get(k).asDouble();
            }
        }
        return out;
    }

    @Test
    void boundaryPointsLieOnTheEdgesAndMoveByTheirOffsets() {
        PointPriors points = PointPriors.covering(64, 64, List.of(8, 16), 0.5);
        float[] distances = new float[4 * points.count()];
        java.util.Arrays.fill(distances, 12);
        Boxes coarse = BoxDecoder.fromDistances(points, distances);
        int prior = points.levels().get(1).prior(1, 2, 0);
        Refined r = new BoxRefinement(points, coarse).of(prior, new double[] {0.5, -0.25, 0, 0, 0, 0, 0, 0});
        BoxRefinement.Step left = r.steps().getFirst();
        assertThat(left.edge()).isEqualTo(Edge.LEFT);
        assertThat(left.startX()).isEqualTo(points.centerX(prior) - 12);
        assertThat(left.startY()).isEqualTo(points.centerY(prior));
        assertThat(left.x()).isCloseTo(left.startX() - 4, within(1e-9));
        assertThat(left.y()).isCloseTo(left.startY() + 8, within(1e-9));
        assertThat(left.value()).as("x1 of equal boxes grows with the column").isCloseTo(left.x() - 12, within(1e-9));
    }

    @Test
    void aHeadWithOffsetsDecodesToRefinedBoxes() throws IOException {
        JsonNode c = golden().get("cases").get(0);
        FeatureLevel level = new FeatureLevel(0, c.get("stride").asInt(), c.get("rows").asInt(), c.get("cols").asInt(), 1, 0);
        PointPriors points = new PointPriors(List.of(level), 0.5);
        Boxes coarse = BoxDecoder.fromDistances(points, floats(c.get("distances"), 4));
        EdgeOffsets offsets = new EdgeOffsets(floats(c.get("offsets"), 8));
        HeadOutput head = new HeadOutput(128, 96, points, ClassScores.ofLogits(points.count(), 1, new float[points.count()], null),
                Optional.empty(), Optional.of(coarse)).withOffsets(Optional.of(offsets));
        assertThat(BoxDecoder.coarse(head)).isSameAs(coarse);
        assertThat(BoxDecoder.decode(head).boxes().array()).isEqualTo(new BoxRefinement(points, coarse).all(offsets).array());
        ConfidentPriors found = ConfidentPriors.of(head, 0.1);
        assertThat(found.count()).isEqualTo(points.count());
        assertThat((float) found.box(7).x2()).as("evidence is gathered from refined boxes").isEqualTo(BoxDecoder.decode(head).boxes().array()[30]);
    }

    @Test
    void refusesWhatHasNoGridOfPoints() {
        Boxes boxes = Boxes.ofArray(new float[4]);
        assertThatThrownBy(() -> new BoxRefinement(new BoxPriors(boxes), boxes)).hasMessageContaining("one prior a cell");
        assertThatThrownBy(() -> new EdgeOffsets(new float[9])).hasMessageContaining("8 offsets");
    }
}
