package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.dataset.AnnotatedSource;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.DatasetException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
    @TempDir
    private Path folder;
    private Path input;

    @BeforeEach
    void prepare() throws IOException {
        input = Files.writeString(folder.resolve("in.json"), "{}");
    }

    @Test
    void writesAnotherFormatAndSaysWhatIsLost() throws DatasetException {
        CommandRun run = CommandRun.of("convert", "--annotations", input.toString(), "--format", "CVAT", "--output",
                folder.resolve("out.xml").toString());

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.errLines()).containsExactly("warning: something was odd.",
                "warning: 1 crowd or ignore region is left out, because CVAT has no such thing.",
                "read 1 images with 2 annotations, wrote CVAT to " + folder.resolve("out.xml"));
        Dataset back = AnnotatedSource.open(folder.resolve("out.xml")).dataset();
        assertThat(back.images().getFirst().annotations()).hasSize(1).first()
                .satisfies(a -> assertThat(back.categoryNames().get(a.category())).isEqualTo("dog"));
    }

    @Test
    void listsTheFormatsWhereItDoesNotKnowOne() {
        CommandRun run = CommandRun.of("convert", "--annotations", input.toString(), "--format", "kitti", "--output", "x");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err()).contains("there is no annotation format 'kitti'; there are coco, voc, yolo, cvat, labelstudio, labelme");
    }

    @Test
    void refusesAFolderThatHoldsSomething() {
        CommandRun run = CommandRun.of("convert", "--annotations", input.toString(), "--format", "voc", "--output", folder.toString());

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.err()).contains("is not empty; choose a new folder, nothing is ever written over.");
        assertThat(folder.resolve("Annotations")).doesNotExist();
    }
}
