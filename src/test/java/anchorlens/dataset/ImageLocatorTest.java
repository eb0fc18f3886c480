package anchorlens.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageLocatorTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"annotations", "annotations/images", "images", "val2017", "images/val2017", "data",
            "images/VAL", "annotations/instances_val2017"})
    void findsImagesInTheUsualFolders(String place) throws IOException, DatasetException {
        Path json = json("annotations/instances_val2017.json", place.equals("images/VAL") ? "VAL/a.png" : "a.png");
        Path image = touch(place + "/a.png");

        Dataset dataset = CocoReader.read(json);

        assertThat(dataset.images().getFirst().file()).isEqualTo(image);
        assertThat(dataset.warnings()).singleElement().asString()
                .startsWith("instances_val2017.json: 1 of 2 image files is missing, b.png, looked for in " + folder)
                .endsWith("; put the images there and open the file again.");
    }

    @Test
    void prefersTheGivenFolderAndIgnoresCase() throws IOException, DatasetException {
        Path json = json("a.json", "A.PNG");
        touch("a.png");
        Path given = touch("elsewhere/a.png").getParent();

        assertThat(CocoReader.read(json, given).images().getFirst().file()).isEqualTo(given.resolve("a.png"));
    }

    @Test
    void neverLeavesTheImageFolders() throws IOException, DatasetException {
        Path json = folder.resolve("deep/down/annotations/paths.json");
        Files.createDirectories(json.getParent());
        Files.copy(CocoReaderTest.resource("paths.json"), json);
        touch("secret.png");
        touch("deep/secret.png");
        Path a = touch("deep/down/annotations/sub/a.png");
        Path b = touch("deep/down/b.png");

        Dataset dataset = CocoReader.read(json);

        assertThat(dataset.images()).allSatisfy(i -> assertThat(i.file()).startsWithRaw(folder.resolve("deep/down")));
        assertThat(dataset.images()).extracting(ImageRecord::file).contains(a, b);
        assertThat(dataset.images().get(2).file()).as("an absolute Windows path").isEqualTo(b);
        assertThat(dataset.images().get(3).file()).as("a Windows separator").isEqualTo(a);
        assertThat(dataset.images().get(6).file()).as("an address").isEqualTo(b);
        assertThat(dataset.warnings())
                .anyMatch(w -> w.contains("leads out of the image folder: ../../secret.png, as do 4 more"));
    }

    private Path json(String place, String image) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        String text = Files.readString(CocoReaderTest.resource("small.json"));
        return Files.writeString(file, text.replace("a.png", image));
    }

    private Path touch(String place) throws IOException {
        Path file = folder.resolve(place);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }
}
