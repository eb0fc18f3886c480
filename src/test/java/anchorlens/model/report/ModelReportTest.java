package anchorlens.model.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.SharedFiles;
import anchorlens.model.runtime.Detectors;
import anchorlens.task.CancellationToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;

class ModelReportTest {
    @Test
    void reportsTheBestPriorsOfAPhotoInImagePixels() throws Exception {
        PixelImage dog = SharedFiles.image(SharedFiles.data("images/demo/dog.jpg"));
        try (Detector detector = Detectors.open(SharedFiles.model(SharedFiles.PICODET), Device.CPU)) {
            ModelReport report = ModelReport.of(detector, dog, 5, CancellationToken.NONE);
            ModelReport.Pass pass = report.pass().orElseThrow();
            assertThat(pass.priors()).isEqualTo(3598);
            assertThat(pass.top()).hasSize(5).isSortedAccordingTo((a, b) -> Double.compare(b.score(), a.score()));
            ModelReport.Prior best = pass.top().getFirst();
            assertThat(best.className()).isEqualTo("dog");
            assertThat(best.prior()).isEqualTo(3486);
            assertThat(best.stride()).isEqualTo(32);
            assertThat(best.row()).isEqualTo(8);
            assertThat(best.col()).isEqualTo(2);
            assertThat(best.centerX()).isEqualTo(80);
            Box box = best.box();
            assertThat(box.x1()).isCloseTo(72.744 * 768 / 416, within(2.0));
            assertThat(box.y2()).isCloseTo(393.208 * 576 / 416, within(2.0));
            assertThat(best.probabilities()).hasSize(4).allSatisfy(p -> {
                assertThat(p).hasSize(8);
                assertThat(p.stream().mapToDouble(v -> v).sum()).isCloseTo(1, within(1e-9));
            });
            double left = 80 - best.distances().getFirst() * 32;
            assertThat(box.x1()).isCloseTo(left * 768 / 416, within(1e-3));
            assertThat(report.lines()).anyMatch(l -> l.startsWith("#3486 dog 0.8"))
                    .anyMatch(l -> l.contains("3598")).anyMatch(l -> l.contains("GFL raw head (PicoDet)"));
        }
    }

    @Test
    void becomesJsonWithoutFurtherAdo() throws Exception {
        try (Detector detector = Detectors.open(SharedFiles.model(SharedFiles.NANODET_320), Device.CPU)) {
            PixelImage image = new PixelImage(1280, 64, new int[1280 * 64]);
            ModelReport report = ModelReport.of(detector, image, 2, CancellationToken.NONE);
            JsonMapper mapper = new JsonMapper();
            JsonNode json = mapper.readTree(mapper.writeValueAsBytes(ModelReportJson.of(report)));
            assertThat(json.get("strides").toString()).isEqualTo("[8,16,32]");
            assertThat(json.get("device").textValue()).isEqualTo("CPU");
            assertThat(json.get("pass").get("top").get(1).get("logits").get(3).size()).isEqualTo(8);
            assertThat(json.get("pass").get("pad").get(1).doubleValue()).isEqualTo(152);
            assertThat(json.get("pass").get("remarks").get(0).textValue()).contains("reduced 4.0 times");
            assertThat(ModelReportJson.of(ModelReport.of(detector))).doesNotContainKey("pass");
        }
    }
}
