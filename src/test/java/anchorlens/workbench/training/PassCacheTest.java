package anchorlens.workbench.training;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.detection.BinGrid;
import anchorlens.detection.ClassScores;
import anchorlens.detection.EdgeDistributions;
import anchorlens.detection.HeadOutput;
import anchorlens.detection.PointPriors;
import anchorlens.geometry.Boxes;
import anchorlens.geometry.Letterbox;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PassCacheTest {
    private static final PointPriors POINTS = PointPriors.covering(64, 48, List.of(8, 16), 0.5);

    @TempDir
    private Path folder;

    private static float[] random(int n) {
        float[] out = new float[n];
        Random random = new Random(n);
        for (int i = 0; i < n; i++) {
            out[i] = (float) random.nextGaussian();
        }
        return out;
    }

    private static StoredPass pass(boolean distributions) {
        int p = POINTS.count();
        HeadOutput head = new HeadOutput(64, 48, POINTS.levels(), 0.5, ClassScores.ofLogits(p, 3, random(3 * p), random(p)),
                distributions ? Optional.of(new EdgeDistributions(p, BinGrid.of(0, 1, 3), random(12 * p))) : Optional.empty(),
                distributions ? Optional.empty() : Optional.of(Boxes.ofArray(random(4 * p))));
        return new StoredPass(new ForwardPass(head, Letterbox.fit(Letterbox.Fit.CENTER, 100, 60, 64, 48), Device.CPU, 1.5, 2.5),
                List.of("crate", "Schirm ☂", "ball"));
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.sorted().toList();
        }
    }

    @Test
    void givesBackEveryNumber() {
        PassCache cache = new PassCache(folder, 1 << 20);
        for (boolean distributions : List.of(true, false)) {
            StoredPass put = pass(distributions);
            cache.put("key", put);
            StoredPass got = cache.get("key").orElseThrow();
            assertThat(got.classNames()).isEqualTo(put.classNames());
            assertThat(got.pass().letterbox()).isEqualTo(put.pass().letterbox());
            HeadOutput a = put.pass().head();
            HeadOutput b = got.pass().head();
            assertThat(b.levels()).isEqualTo(a.levels());
            assertThat(b.scores().array()).isEqualTo(a.scores().array());
            assertThat(b.scores().objectnessArray()).isEqualTo(a.scores().objectnessArray());
            assertThat(b.boxes()).isEqualTo(a.boxes());
            assertThat(b.distributions().map(EdgeDistributions::bins)).isEqualTo(a.distributions().map(EdgeDistributions::bins));
            assertThat(b.distributions().map(EdgeDistributions::array).orElse(new float[0]))
                    .isEqualTo(a.distributions().map(EdgeDistributions::array).orElse(new float[0]));
        }
    }

    @Test
    void aDamagedOrCutFileIsNoPassAndGoes() throws IOException {
        PassCache cache = new PassCache(folder, 1 << 20);
        cache.put("key", pass(true));
        Path file = files().getFirst();
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThat(cache.get("key")).isEmpty();
        assertThat(file).doesNotExist();
        cache.put("key", pass(true));
        Files.write(file, java.util.Arrays.copyOf(bytes, 40));
        assertThat(cache.get("key")).isEmpty();
        cache.put("key", pass(true));
        assertThat(cache.get("key")).isPresent();
    }

    @Test
    void theLeastRecentlyUsedGoesBeyondTheLimit() throws IOException {
        PassCache cache = new PassCache(folder, 1 << 20);
        cache.put("a", pass(true));
        long one = cache.size();
        cache.setLimit((long) (3.5 * one));
        cache.put("b", pass(true));
        cache.put("c", pass(true));
        for (String key : List.of("a", "b", "c")) {
            Files.setLastModifiedTime(folder.resolve(key + ".pass"), FileTime.fromMillis(1000 + key.charAt(0)));
        }
        assertThat(cache.get("a")).isPresent();
        cache.put("d", pass(true));
        assertThat(cache.get("b")).isEmpty();
        assertThat(cache.get("a")).isPresent();
        assertThat(cache.get("d")).isPresent();
        assertThat(cache.size()).isLessThanOrEqualTo(cache.limit());
        cache.clear();
        assertThat(cache.size()).isZero();
    }

    @Test
    void aFolderThatCannotBeWrittenIsNoError() throws IOException {
        Path blocked = Files.writeString(folder.resolve("file"), "");
        PassCache cache = new PassCache(blocked, 1 << 20);
        cache.put("key", pass(true));
        assertThat(cache.get("key")).isEmpty();
        assertThat(PassCache.none().get("key")).isEmpty();
    }

    @Test
    void keysFollowModelCardPixelsAndDevice() throws IOException {
        Path model = Files.writeString(folder.resolve("m.onnx"), "weights");
        PassKeys keys = new PassKeys();
        PixelImage image = new PixelImage(2, 1, new int[] {1, 2});
        String key = keys.of(PassSource.of(model), image, Device.CPU);
        assertThat(keys.of(PassSource.of(model), new PixelImage(2, 1, new int[] {1, 2}), Device.CPU)).isEqualTo(key);
        assertThat(keys.of(PassSource.of(model), new PixelImage(1, 2, new int[] {1, 2}), Device.CPU)).isNotEqualTo(key);
        assertThat(keys.of(PassSource.of(model), new PixelImage(2, 1, new int[] {1, 3}), Device.CPU)).isNotEqualTo(key);
        assertThat(keys.of(PassSource.of(model), image, Device.gpu(0))).isNotEqualTo(key);
        Files.writeString(folder.resolve("m.card.json"), "{}");
        String withCard = keys.of(PassSource.of(model), image, Device.CPU);
        assertThat(withCard).isNotEqualTo(key);
        Files.writeString(model, "heavier weights");
        assertThat(keys.of(PassSource.of(model), image, Device.CPU)).isNotEqualTo(withCard).isNotEqualTo(key);
    }
}
