package anchorlens.analysis.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

class CocoApTest {
    private static final Path REFERENCE = Path.of("../shared/data/annotations/coco_eval_reference");

    private static TrueObject object(long image, double x, double size) {
        return new TrueObject(image, 0, Box.ofSize(x, 0, size, size), size * size, false, false);
    }

    private static DetectedObject found(long image, double x, double size, double score) {
        return new DetectedObject(image, 0, Box.ofSize(x, 0, size, size), score);
    }

    @Test
    void agreesWithTheOfficialNumbersOfAHundredCocoImages() throws IOException {
        Assumptions.assumeTrue(Files.isDirectory(REFERENCE), "the COCO reference is not beside the project");
        ObjectMapper json = new ObjectMapper();
        JsonNode truthFile = json.readTree(REFERENCE.resolve("gts/sampled_gts_bbox_area.json").toFile());
        Map<Long, Integer> classes = new HashMap<>();
        truthFile.get("categories").forEach(c -> classes.put(c.get("id").asLong(), classes.size()));
        List<TrueObject> truth = new ArrayList<>();
        truthFile.get("annotations").forEach(a -> truth.add(new TrueObject(a.get("image_id").asLong(),
                classes.get(a.get("category_id").asLong()), box(a), a.get("area").asDouble(),
                a.get("iscrowd").asInt() == 1, false)));
        List<DetectedObject> found = new ArrayList<>();
        json.readTree(REFERENCE.resolve("cocoapi_results.json").toFile()).forEach(d -> found.add(new DetectedObject(
                d.get("image_id").asLong(), classes.get(d.get("category_id").asLong()), box(d),
                d.get("score").asDouble())));

        ApSummary result = CocoAp.evaluate(truth, found, classes.size());

        assertThat(new double[] {result.ap().orElseThrow(), result.ap50().orElseThrow(), result.ap75().orElseThrow(),
                result.ap(AreaRange.SMALL).orElseThrow(), result.ap(AreaRange.MEDIUM).orElseThrow(),
                result.ap(AreaRange.LARGE).orElseThrow(), result.ar(1).orElseThrow(), result.ar(10).orElseThrow(),
                result.ar(100).orElseThrow(), result.ar(AreaRange.SMALL).orElseThrow(),
                result.ar(AreaRange.MEDIUM).orElseThrow(), result.ar(AreaRange.LARGE).orElseThrow()})
                .containsExactly(new double[] {.503647, .696973, .571667, .593252, .557991, .489363, .386813, .593680,
                        .595353, .654764, .603130, .553744}, within(1e-6));
    }

    private static Box box(JsonNode node) {
        JsonNode b = node.get("bbox");
        return Box.ofSize(b.get(0).asDouble(), b.get(1).asDouble(), b.get(2).asDouble(), b.get(3).asDouble());
    }

    @Test
    void aFalseAlarmBeforeTheOnlyObjectHalvesPrecision() {
        ApSummary result = CocoAp.evaluate(List.of(object(1, 0, 50)),
                List.of(found(1, 0, 50, 0.5), found(1, 300, 50, 0.9)), 1);
        assertThat(result.ap().orElseThrow()).isCloseTo(0.5, within(1e-12));
        assertThat(result.ar(1).orElseThrow()).isZero();
        assertThat(result.ar(10).orElseThrow()).isEqualTo(1);
    }

    @Test
    void missedObjectsCutTheCurveAtTheirRecall() {
        ApSummary result = CocoAp.evaluate(List.of(object(1, 0, 50), object(2, 0, 50)), List.of(found(1, 0, 50, 0.5)),
                1);
        assertThat(result.ap().orElseThrow()).isCloseTo(51 / 101.0, within(1e-12));
    }

    @Test
    void aBoxCountsUpToTheThresholdItsIouReaches() {
        // IoU 60 / 100: right at .50, .55 and .60
        ApSummary result = CocoAp.evaluate(List.of(new TrueObject(1, 0, Box.ofSize(0, 0, 10, 10), 100, false, false)),
                List.of(new DetectedObject(1, 0, Box.ofSize(0, 0, 10, 6), 0.5)), 1);
        assertThat(result.ap().orElseThrow()).isCloseTo(0.3, within(1e-12));
        assertThat(result.ap50().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(result.ap75().orElseThrow()).isZero();
    }

    @Test
    void aSecondDetectionOfAnObjectIsAFalseAlarmButOfACrowdIsNot() {
        List<DetectedObject> twice = List.of(found(1, 0, 50, 0.9), found(1, 0, 50, 0.8), found(2, 0, 50, 0.7));
        List<TrueObject> single = List.of(object(1, 0, 50), object(2, 0, 50));
        assertThat(CocoAp.evaluate(single, twice, 1).ap().orElseThrow())
                .isCloseTo((51 + 50 * 2 / 3.0) / 101, within(1e-12));
        List<TrueObject> crowd = List.of(new TrueObject(1, 0, Box.ofSize(0, 0, 100, 100), 1e4, true, false),
                object(2, 0, 50));
        assertThat(CocoAp.evaluate(crowd, twice, 1).ap().orElseThrow()).isCloseTo(1, within(1e-12));
    }

    @Test
    void objectsOfAnotherSizeAreNeitherMissedNorFound() {
        List<TrueObject> truth = List.of(object(1, 0, 20), object(1, 200, 100));
        ApSummary result = CocoAp.evaluate(truth, List.of(found(1, 200, 100, 0.9)), 1);
        assertThat(result.ap(AreaRange.SMALL).orElseThrow()).isZero();
        assertThat(result.ap(AreaRange.LARGE).orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(result.ap(AreaRange.MEDIUM)).isEmpty();
    }

    @Test
    void classesWithoutObjectsTakeNoPartInTheMean() {
        ApSummary result = CocoAp.evaluate(List.of(object(1, 0, 50)),
                List.of(found(1, 0, 50, 0.5), new DetectedObject(1, 1, Box.ofSize(0, 0, 9, 9), 0.9)), 2);
        assertThat(result.ap().orElseThrow()).isCloseTo(1, within(1e-12));
        assertThat(result.apOf(1)).isEmpty();
        assertThat(result.apOf(0)).isPresent();
    }

    @Test
    void onlyTheHundredBestDetectionsOfAnImageTakePart() {
        List<DetectedObject> many = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            many.add(found(1, 300 + 60 * i, 50, 0.9));
        }
        many.add(found(1, 0, 50, 0.1));
        assertThat(CocoAp.evaluate(List.of(object(1, 0, 50)), many, 1).ap().orElseThrow()).isZero();
    }

    @Test
    void refusesAClassThatDoesNotExist() {
        assertThatThrownBy(() -> CocoAp.evaluate(List.of(), List.of(new DetectedObject(1, 3, Box.ofSize(0, 0, 1, 1),
                1)), 2))
                .hasMessageContaining("class 3");
    }
}
