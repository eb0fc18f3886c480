package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.state.Fakes;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    Path folder;

    private static final Tools TOOLS = new Tools(Catalog.load(), new Fakes.FakeFiles(), (file, device) -> {
        throw new anchorlens.model.ModelException(file + " is no detector.");
    }, false, () -> OwnPresets.NONE);

    private CommandRun compare(Object... more) {
        String[] args = new String[3 + more.length];
        args[0] = "compare";
        args[1] = "--annotations";
        args[2] = folder.resolve("set.json").toString();
        for (int i = 0; i < more.length; i++) {
            args[3 + i] = more[i].toString();
        }
        return CommandRun.of(TOOLS, args);
    }

    @Test
    void comparesAndWritesTables() throws IOException {
        Path csv = folder.resolve("out.csv");
        Path json = folder.resolve("out.json");
        Path objects = folder.resolve("objects.csv");
        CommandRun run = compare("--config", "nine:assigner=atss", "--config", "three:assigner=atss,topk=3", "--csv", csv, "--json", json, "--objects", objects);
        assertThat(run.err()).contains("warning: broken.png");
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("2 images, 1 could not be read").contains("nine").contains("three").contains("starved objects");
        assertThat(Files.readString(csv)).contains("three,all,all,3,");
        assertThat(Files.readString(json)).contains("\"assigner.topk\" : \"3\"");
        assertThat(Files.readAllLines(objects)).hasSize(4);
    }

    @Test
    void configurationsOfTheSameNameAreNumbered() {
        CommandRun run = compare("--config", "assigner=atss", "--config", "assigner=atss", "--config", "x:assigner=fcos");
        assertThat(run.code()).isZero();
        assertThat(run.out()).contains("Focal (ATSS) 2").contains("x");
    }

    @Test
    void usageIsSaidBeforeAnythingIsRead() {
        assertThat(compare("--config", "assigner=atss")).satisfies(r -> {
            assertThat(r.code()).isEqualTo(2);
            assertThat(r.err()).contains("two configurations");
        });
        assertThat(compare("--config", "assigner=atss,foo=1", "--config", "assigner=fcos").code()).isEqualTo(2);
        assertThat(compare("--config", "assigner=atss", "--config", "assigner=fcos", "--limit", "0").code()).isEqualTo(2);
    }

    @Test
    void aSessionBringsPanesAndData() throws IOException {
        Path data = Files.createFile(folder.resolve("set.json"));
        Path session = Files.writeString(folder.resolve("s.anchorlens.json"), """
                {"anchorlens": "session", "version": 1, "data": "set.json", "views": {"compare": {"panes": "2", "A.assigner": "atss",
                 "A.weighting": "hard", "B.assigner": "fcos", "B.weighting": "hard"}}}""");
        CommandRun run = CommandRun.of(TOOLS, "compare", "--config", session.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("A ").contains("(ATSS)").contains("B ").contains("(FCOS)");
        Files.delete(data);
        assertThat(CommandRun.of(TOOLS, "compare", "--config", "assigner=atss", "--config", "assigner=fcos").err()).contains("name a data set");
    }

    @Test
    void failuresAreOneSentence() {
        CommandRun needs = compare("--config", "assigner=atss", "--config", "assigner=tal");
        assertThat(needs.code()).isEqualTo(1);
        assertThat(needs.err()).contains("looks at predictions");
        CommandRun folderOut = compare("--config", "assigner=atss", "--config", "assigner=fcos", "--csv", folder);
        assertThat(folderOut.code()).isEqualTo(1);
        assertThat(folderOut.err()).contains("is a folder");
    }
}
