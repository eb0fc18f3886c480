package anchorlens.model.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.dataset.ImageReader;
import anchorlens.geometry.PixelImage;
import anchorlens.model.Detector;
import anchorlens.model.Device;
import anchorlens.model.ForwardPass;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import anchorlens.model.SharedFiles;
import anchorlens.task.CancellationToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Opens every model file there is beside the project, and prints what each was recognised as, or the sentence it got. */
class EveryFileTest {
    @Test
    void everyFileIsUnderstoodOrRefusedInOneSentence() throws Exception {
        PixelImage photo = ImageReader.decode(SharedFiles.data("images/demo/dog.jpg"));
        List<Path> files = new ArrayList<>();
        for (String folder : List.of("models", "odd/models")) {
            try (Stream<Path> all = Files.walk(SharedFiles.data(folder))) {
                all.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        int understood = 0;
        for (Path file : files) {
            long start = System.nanoTime();
            String line;
            try (Detector detector = Detectors.open(file, Device.CPU)) {
                double opened = (System.nanoTime() - start) / 1e6;
                detector.run(photo, CancellationToken.NONE);
                line = line(detector, opened, detector.run(photo, CancellationToken.NONE));
                understood++;
            } catch (ModelException e) {
                assertThat(e.getMessage()).endsWith(".").doesNotContain("\n").hasSizeLessThan(600);
                line = e.getMessage();
            }
            System.out.println("| " + file.getParent().getFileName() + "/" + file.getFileName() + " | " + line + " |");
        }
        assertThat(understood).isGreaterThanOrEqualTo(10);
    }

    private static String line(Detector detector, double opened, ForwardPass pass) {
        ModelCard card = detector.card();
        String difference = card.verified().stream().filter(v -> v.contains("they differ by"))
                .map(v -> v.replaceFirst(".*they differ by ", "").replaceFirst(" \\(.*", "")).findFirst().orElse("no boxes of its own");
        return String.format(Locale.ROOT, "%s, %s, %d priors%s | %s | open %.0f ms, forward %.1f ms", card.family(),
                card.bins().map(b -> b.count() + " bins").orElse("no distributions"), pass.head().priorCount(),
                detector.readings().size() > 1 ? ", " + detector.readings().size() + " readings" : "", difference, opened,
                pass.forwardMillis());
    }
}
