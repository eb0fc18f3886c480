package anchorlens.model.raw;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.detection.BoxDecoder;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.HeadOutput;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ModelException;
import anchorlens.model.SharedFiles;
import anchorlens.model.runtime.Detectors;
import anchorlens.task.CancellationToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawHeadTest {
    private static final PixelImage IMAGE = new PixelImage(48, 32, new int[48 * 32]);

    @TempDir
    private Path folder;

    /** Input 32×16, strides 8 and 16: 8 + 2 cells, 3 classes, 8 bins. */
    private static NpzWriter sound() {
        return new NpzWriter().longs("input_size", 32, 16).longs("strides", 8, 16).number("offset", 0.5).texts("scores", "logits")
                .texts("fit", "stretch").texts("class_names", "car", "bus", "van").longs("image_size", 48, 32)
                .floats("cls_0", ramp(24), 1, 3, 2, 4).floats("cls_1", ramp(6), 1, 3, 1, 2)
                .floats("bbox_0", ramp(256), 1, 32, 2, 4).floats("bbox_1", ramp(64), 1, 32, 1, 2);
    }

    private static float[] ramp(int n) {
        float[] v = new float[n];
        for (int i = 0; i < n; i++) {
            v[i] = (i * 37 % 101) / 20f - 2;
        }
        return v;
    }

    private String refusal(NpzWriter npz) throws IOException {
        Path file = npz.write(folder.resolve("head.npz"));
        try (Detector d = Detectors.open(file, Device.CPU)) {
            throw new AssertionError("opened as " + d.card());
        } catch (ModelException e) {
            assertThat(e.getMessage()).contains("head.npz").endsWith(".").doesNotContain("\n").hasSizeLessThan(400);
            return e.getMessage();
        }
    }

    @Test
    void readsMapsAsTheyComeFromTraining() throws Exception {
        try (Detector d = Detectors.open(sound().write(folder.resolve("head.npz")), Device.CPU)) {
            assertThat(d.notices()).isEmpty();
            assertThat(d.card().classNames()).containsExactly("car", "bus", "van");
            HeadOutput head = d.run(IMAGE, CancellationToken.NONE).head();
            assertThat(head.priorCount()).isEqualTo(10);
            // map [3×2×4]: class 2 at row 1, column 3 is number 23; the prior there is 7
            assertThat(head.scores().array()[7 * 3 + 2]).isEqualTo(ramp(24)[23]);
            // map [32×1×2]: edge 1, bin 5 is channel 13; the second cell of level 1 is prior 9
            assertThat(head.distributions().orElseThrow().array()[(9 * 4 + 1) * 8 + 5]).isEqualTo(ramp(64)[13 * 2 + 1]);
        }
    }

    /** As many classes as rows and columns: 80 classes on 80 × 80 cells are the usual case. */
    @Test
    void readsACubeLikeTheOtherLevels() throws Exception {
        for (boolean last : new boolean[] {false, true}) {
            NpzWriter npz = new NpzWriter().longs("input_size", 32, 32).longs("strides", 8, 16).floats("cls_0", ramp(64), 4, 4, 4)
                    .floats("cls_1", ramp(16), last ? new int[] {2, 2, 4} : new int[] {4, 2, 2})
                    .floats("bbox_0", ramp(512), 32, 4, 4).floats("bbox_1", ramp(128), 32, 2, 2);
            HeadOutput head = RawHead.read(npz.write(folder.resolve("cube" + last + ".npz"))).output();
            // class 1 of the prior at row 2, column 3
            assertThat(head.scores().array()[11 * 4 + 1]).isEqualTo(ramp(64)[last ? 2 * 16 + 3 * 4 + 1 : 16 + 2 * 4 + 3]);
        }
    }

    @Test
    void readsTheSameFromJsonAndFromJoinedLevels() throws Exception {
        HeadOutput expected = RawHead.read(sound().write(folder.resolve("head.npz"))).output();
        NpzWriter joined = new NpzWriter().longs("input_size", 32, 16).longs("strides", 8, 16)
                .floats("cls", expected.scores().array(), 10, 3).floats("bbox", expected.distributions().orElseThrow().array(), 1, 10, 32);
        RawHead again = RawHead.read(joined.write(folder.resolve("joined.npz")));
        assertThat(again.output().scores().array()).isEqualTo(expected.scores().array());
        assertThat(again.card().assumptions()).hasSize(5);
        Path json = Files.writeString(folder.resolve("head.json"), "{\"input_size\": [32, 16], \"strides\": [8, 16], \"offset\": 0.5, "
                + "\"cls\": " + nested(expected.scores().array(), 3) + ", \"bbox\": "
                + nested(expected.distributions().orElseThrow().array(), 32) + "}");
        assertThat(RawHeadFile.is(json)).isTrue();
        RawHead fromJson = RawHead.read(json);
        assertThat(fromJson.output().distributions().orElseThrow().array()).isEqualTo(expected.distributions().get().array());
        Path coco = Files.writeString(folder.resolve("instances.json"), "{\"images\": [], \"annotations\": []}");
        assertThat(RawHeadFile.is(coco)).isFalse();
    }

    @Test
    void readsOffsetsOfBoundaryPoints() throws Exception {
        RawHead read = RawHead.read(sound().floats("offsets_0", ramp(64), 1, 8, 2, 4).floats("offsets_1", ramp(16), 1, 8, 1, 2)
                .write(folder.resolve("head.npz")));
        // map [8×2×4]: channel 3 at row 1, column 3 is number 31; the prior there is 7
        assertThat(read.output().offsets().orElseThrow().of(7)[3]).isEqualTo(ramp(64)[31]);
        assertThat(refusal(sound().floats("offsets_0", ramp(32), 1, 4, 2, 4).floats("offsets_1", ramp(8), 1, 4, 1, 2)))
                .contains("8 columns");
    }

    private static String nested(float[] values, int columns) {
        StringBuilder out = new StringBuilder("[");
        for (int i = 0; i < values.length; i += columns) {
            out.append(i == 0 ? "" : ",").append(Arrays.toString(Arrays.copyOfRange(values, i, i + columns)));
        }
        return out.append("]").toString();
    }

    @Test
    void readsDistancesAndCorners() throws Exception {
        float[] two = new float[40];
        Arrays.fill(two, 2);
        NpzWriter strides = new NpzWriter().longs("input_size", 32, 16).longs("strides", 8, 16).floats("cls", ramp(10), 10, 1)
                .floats("centerness", ramp(10), 10).floats("bbox", two, 10, 4).texts("boxes", "strides");
        HeadOutput head = RawHead.read(strides.write(folder.resolve("s.npz"))).output();
        assertThat(head.scores().hasObjectness()).isTrue();
        assertThat(head.boxes().orElseThrow().get(9)).hasToString(new anchorlens.geometry.Box(24 - 32, 8 - 32, 24 + 32, 8 + 32).toString());
        NpzWriter corners = new NpzWriter().longs("input_size", 32, 16).longs("strides", 8, 16).floats("cls", ramp(10), 10, 1)
                .floats("bbox", ramp(40), 10, 4).texts("boxes", "xyxy");
        assertThat(RawHead.read(corners.write(folder.resolve("c.npz"))).output().boxes().orElseThrow().array()).isEqualTo(ramp(40));
    }

    @Test
    void saysWhatIsWrongWithAFile() throws IOException {
        assertThat(refusal(sound().longs("strides", 16, 8))).contains("ascending");
        assertThat(refusal(sound().longs("input_size", 64, 16))).contains("which is no map of 2×8 = 16 cells; check \"input_size\"");
        assertThat(refusal(sound().texts("boxs", "xyxy"))).contains("a key \"boxs\" that is not known");
        assertThat(refusal(sound().longs("strides", 8, 16, 32))).contains("\"cls_2\" is missing: there are 3 strides");
        assertThat(refusal(sound().floats("bbox_0", ramp(288), 1, 36, 2, 4).floats("bbox_1", ramp(72), 1, 36, 1, 2)))
                .contains("36 columns").contains("several anchors a cell are not read");
        assertThat(refusal(sound().floats("bbox_0", ramp(32), 1, 4, 2, 4).floats("bbox_1", ramp(8), 1, 4, 1, 2))).contains("state in \"boxes\"");
        assertThat(refusal(sound().texts("class_names", "car", "bus"))).contains("\"class_names\" has 2 names, but there are 3 classes");
        assertThat(refusal(sound().put("cls_0", "|O", new int[] {1}, new byte[9]))).contains("Python objects");
        Files.write(folder.resolve("cut.npz"), Arrays.copyOf(Files.readAllBytes(sound().write(folder.resolve("x.npz"))), 700));
        assertThat(cutOff()).contains("'cut.npz' is no .npz file, or is cut off");
    }

    private String cutOff() {
        try {
            return RawHead.read(folder.resolve("cut.npz")).toString();
        } catch (ModelException e) {
            return e.getMessage();
        }
    }

    @Test
    void isShownWithItsOwnImageAlone() throws Exception {
        try (Detector d = Detectors.open(sound().write(folder.resolve("head.npz")), Device.CPU)) {
            assertThat(failure(d, new PixelImage(40, 32, new int[40 * 32]))).contains("of one image of 48×32 pixels, not of this one (40×32)");
            d.run(IMAGE, CancellationToken.NONE);
            int[] other = new int[48 * 32];
            other[5] = 1;
            assertThat(failure(d, new PixelImage(48, 32, other))).contains("go back to that image");
            d.run(new PixelImage(48, 32, new int[48 * 32]), CancellationToken.NONE);
        }
    }

    private static String failure(Detector d, PixelImage image) {
        try {
            return d.run(image, CancellationToken.NONE).toString();
        } catch (ModelException e) {
            return e.getMessage();
        }
    }

    @Test
    void takesTheScaleOfTheTrainingCode() throws Exception {
        RawHead head = RawHead.read(sound().longs("resized_size", 30, 15).texts("fit", "top_left").write(folder.resolve("r.npz")));
        assertThat(head.letterbox(60, 32).toInputX(60)).isEqualTo(30);
        assertThat(head.letterbox(60, 32).toInputY(32)).isEqualTo(15);
    }

    @Test
    void checksTheBoxesOfTheTrainingCode() throws Exception {
        HeadOutput head = RawHead.read(sound().write(folder.resolve("a.npz"))).output();
        float[] boxes = BoxDecoder.decode(head).boxes().array();
        RawHead checked = RawHead.read(sound().floats("decoded", boxes, 10, 4).write(folder.resolve("b.npz")));
        assertThat(checked.notices()).isEmpty();
        assertThat(checked.card().assumptions()).anySatisfy(a -> assertThat(a).startsWith("Checked: the boxes").contains("at most 0"));
        RawHead off = RawHead.read(sound().number("offset", 0).floats("decoded", boxes, 10, 4).write(folder.resolve("c.npz")));
        assertThat(off.notices()).singleElement().asString().contains("differ from its own by up to 8.00 px: check \"offset\"");
    }

    @Test
    void givesWhatTheDetectorGaveOnceItIsDumped() throws Exception {
        PixelImage photo = SharedFiles.image(SharedFiles.data("images/demo/dog.jpg"));
        try (Detector model = Detectors.open(SharedFiles.model(SharedFiles.PICODET), Device.CPU)) {
            HeadOutput head = model.run(photo, CancellationToken.NONE).head();
            NpzWriter npz = new NpzWriter().longs("input_size", 416, 416).longs("strides", 8, 16, 32, 64).number("offset", 0.5)
                    .texts("scores", "probabilities").texts("fit", "stretch").longs("image_size", photo.width(), photo.height());
            for (FeatureLevel level : head.levels()) {
                npz.floats("cls_" + level.index(), channelsFirst(head.scores().array(), 80, level), 80, level.rows(), level.cols());
                npz.floats("bbox_" + level.index(), channelsFirst(head.distributions().orElseThrow().array(), 32, level), 32, level.rows(),
                        level.cols());
            }
            try (Detector dumped = Detectors.open(npz.write(folder.resolve("picodet.npz")), Device.CPU)) {
                HeadOutput again = dumped.run(photo, CancellationToken.NONE).head();
                assertThat(again.scores().array()).isEqualTo(head.scores().array());
                assertThat(again.distributions().orElseThrow().array()).isEqualTo(head.distributions().get().array());
            }
        }
    }

    private static float[] channelsFirst(float[] rows, int columns, FeatureLevel level) {
        float[] out = new float[level.count() * columns];
        for (int i = 0; i < level.count(); i++) {
            for (int c = 0; c < columns; c++) {
                out[c * level.count() + i] = rows[(level.firstPrior() + i) * columns + c];
            }
        }
        return out;
    }

    @Test
    void damagedBytesEndInASentence() throws Exception {
        byte[] sound = Files.readAllBytes(sound().write(folder.resolve("head.npz")));
        Random random = new Random(3);
        for (int i = 0; i < 300; i++) {
            byte[] flipped = sound.clone();
            flipped[random.nextInt(flipped.length)] ^= (byte) (1 + random.nextInt(255));
            Path file = Files.write(folder.resolve("flipped.npz"), flipped);
            try {
                RawHead.read(file);
            } catch (ModelException e) {
                assertThat(e.getMessage()).contains("flipped.npz").endsWith(".");
            }
        }
    }
}
