package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.geometry.Letterbox.Fit;
import anchorlens.dataset.ImageReader;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelCard;
import anchorlens.model.SharedFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTensorTest {
    private static ModelCard card(ChannelOrder order, List<Double> mean, List<Double> std, int padding) {
        return new ModelCard(Path.of("m.onnx"), "", "in", 4, 4, Fit.STRETCH, order, mean, std, padding, List.of(8),
                0.5, 1, List.of("thing"), Optional.empty(), true, List.of(), List.of());
    }

    private static ModelCard plain(int padding) {
        return card(ChannelOrder.RGB, List.of(0.0, 0.0, 0.0), List.of(1.0, 1.0, 1.0), padding);
    }

    private static int grey(int v) {
        return 0xFF000000 | v << 16 | v << 8 | v;
    }

    @Test
    void normalisesInTheTensorsChannelOrder() {
        PixelImage image = new PixelImage(1, 1, new int[] {0xFF0A141E});
        float[] bgr = ImageTensor.of(image, Letterbox.identity(1, 1),
                card(ChannelOrder.BGR, List.of(10.0, 0.0, 1.0), List.of(2.0, 4.0, 9.0), 0));
        assertThat(bgr).containsExactly(10, 5, 1);
        float[] rgb = ImageTensor.of(image, Letterbox.identity(1, 1),
                card(ChannelOrder.RGB, List.of(10.0, 0.0, 1.0), List.of(2.0, 4.0, 29.0), 0));
        assertThat(rgb).containsExactly(0, 5, 1);
    }

    @Test
    void enlargesBilinearlyWithHalfPixelCentres() {
        PixelImage image = new PixelImage(2, 1, new int[] {grey(0), grey(100)});
        float[] out = ImageTensor.of(image, Letterbox.fit(Fit.STRETCH, 2, 1, 4, 1), plain(0));
        assertThat(List.of(out[0], out[1], out[2], out[3])).containsExactly(0f, 25f, 75f, 100f);
    }

    @Test
    void halvesByTheMeanOfFourPixels() {
        PixelImage image = new PixelImage(2, 2, new int[] {grey(10), grey(20), grey(30), grey(41)});
        assertThat(ImageTensor.of(image, Letterbox.fit(Fit.STRETCH, 2, 2, 1, 1), plain(0))).containsExactly(25, 25, 25);
    }

    @Test
    void padsWhereTheLetterboxLeavesRoom() {
        PixelImage image = new PixelImage(4, 2, new int[] {200, 200, 200, 200, 200, 200, 200, 200});
        float[] centred = ImageTensor.of(image, Letterbox.fit(Fit.CENTER, 4, 2, 4, 4), plain(7));
        float[] topLeft = ImageTensor.of(image, Letterbox.fit(Fit.TOP_LEFT, 4, 2, 4, 4), plain(7));
        for (int x = 0; x < 4; x++) {
            assertThat(List.of(centred[32 + x], centred[36 + x], centred[40 + x], centred[44 + x]))
                    .containsExactly(7f, 200f, 200f, 7f);
            assertThat(List.of(topLeft[32 + x], topLeft[36 + x], topLeft[40 + x], topLeft[44 + x]))
                    .containsExactly(200f, 200f, 7f, 7f);
        }
    }

    /** From the photo's file to the network's input: within one level of 255 of an independent program, in every channel. */
    @ParameterizedTest
    @CsvSource({"nanodet_hpc203_320, demo/zidane.jpg, STRETCH, 0", "nanodet_m_hpc203, demo/bus.jpg, STRETCH, 0",
        "picodet_s_416_coco, demo/dog.jpg, STRETCH, 0", "yolo11n_dynquant_sampers, demo/dog.jpg, CENTER, 114",
        "yolo_best_technorobocup, demo_technorobocup/1774658242.601_rescue_origin.jpg, CENTER, 114",
        "yolov8-lite-t-face, demo_faces/1.jpg, CENTER, 114", "yolov8n_int8_msharf, demo/bus.jpg, CENTER, 114",
        "yolox_nano_coco_iinfer, demo/dog.jpg, TOP_LEFT, 114"})
    void preparesPhotosAsTheReferenceDid(String name, String photo, Fit fit, int padding) throws Exception {
        PixelImage expected = SharedFiles.image(SharedFiles.golden("heads/" + name + ".png"));
        PixelImage image = ImageReader.decode(SharedFiles.data("images/" + photo));
        Letterbox box = Letterbox.fit(fit, image.width(), image.height(), expected.width(), expected.height());
        byte[] actual = ImageTensor.planes(image, box, padding);
        int plane = expected.argb().length;
        int largest = 0;
        for (int i = 0; i < plane; i++) {
            for (int c = 0; c < 3; c++) {
                largest = Math.max(largest, Math.abs((actual[c * plane + i] & 255) - (expected.argb()[i] >> 16 - 8 * c & 255)));
            }
        }
        assertThat(largest).isLessThanOrEqualTo(1);
    }
}
