package anchorlens.workbench.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.assign.Assigner;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.Home;
import anchorlens.workbench.PriorSetup;
import anchorlens.workbench.session.SavedSession.Layout;
import anchorlens.workbench.session.SavedSession.Opened;
import anchorlens.workbench.session.SavedSession.Schemes;
import anchorlens.workbench.session.SavedSession.Selected;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionFileTest {
    private final Catalog catalog = Catalog.load();

    @TempDir
    private Path root;
    private Path data;
    private Path model;
    private Path file;

    @BeforeEach
    void makeFiles() throws IOException {
        data = Files.writeString(Files.createDirectories(root.resolve("photos")).resolve("set.json"), "{}");
        model = Files.writeString(Files.createDirectories(root.resolve("models")).resolve("a.onnx"), "x");
        file = Files.createDirectories(root.resolve("work")).resolve("mine" + SessionFile.ENDING);
    }

    private SavedSession session() {
        Assigner assigner = (Assigner) RecordParameters.with((Record) catalog.assigner("atss"), Map.of("topk", 12));
        PriorSetup priors = RecordParameters.with(new PriorSetup(), Map.of("scales", List.of(4.0, 8.5), "offset", 0.0));
        return new SavedSession(new Opened(Optional.of(data), "b.png", Optional.of(model), Map.of("sofa", "couch")),
                new Schemes(assigner, catalog.weighting("dw"), priors), new Selected(OptionalInt.of(7), OptionalInt.of(0)),
                new Layout("compare", "light", Map.of("layers", "priors", "dividers.inspect", "0.8; 0.5"),
                        Map.of("compare", Map.of("show", "pair", "A.model", model.toString(), "A.assigner.topk", "9"))));
    }

    private String saved() throws IOException {
        SessionFile.save(file, session());
        return Files.readString(file);
    }

    private SessionReader.Read read(String json) throws IOException {
        Files.writeString(file, json);
        return SessionFile.open(file, catalog);
    }

    @Test
    void givesBackWhatWasSaved() throws IOException {
        saved();
        SessionReader.Read read = SessionFile.open(file, catalog);
        assertThat(read.session()).isEqualTo(session());
        assertThat(read.complaints()).isEmpty();
        assertThat(SessionFile.is(file)).isTrue();
    }

    @Test
    void isReadableWithPathsRelativeToItself() throws IOException {
        assertThat(saved()).contains("\"data\" : \"../photos/set.json\"").contains("\"model\" : \"../models/a.onnx\"")
                .contains("\"topk\" : 12").contains("\"A.model\" : \"file:../models/a.onnx\"").doesNotContain(root.toString());
    }

    @Test
    void aFolderCanBeHandedOnAsAWhole() throws IOException {
        saved();
        Path elsewhere = root.resolve("elsewhere");
        for (String name : List.of("photos/set.json", "models/a.onnx", "work/mine" + SessionFile.ENDING)) {
            Files.createDirectories(elsewhere.resolve(name).getParent());
            Files.move(root.resolve(name), elsewhere.resolve(name));
        }
        SessionReader.Read read = SessionFile.open(elsewhere.resolve("work/mine" + SessionFile.ENDING), catalog);
        assertThat(read.complaints()).isEmpty();
        assertThat(read.session().opened().data()).contains(elsewhere.resolve("photos/set.json"));
        assertThat(read.session().layout().view("compare")).containsEntry("A.model", elsewhere.resolve("models/a.onnx").toString());
    }

    @Test
    void whatComesWithTheProgramIsFoundWhereverThatIs() {
        Path bundled = Home.sample().orElseThrow();
        PathText paths = new PathText(Optional.of(root));
        assertThat(paths.write(bundled)).isEqualTo("bundled:assets/scenes/annotations.json");
        assertThat(paths.read("bundled:assets/scenes/annotations.json")).isEqualTo(bundled.toAbsolutePath().normalize());
    }

    @Test
    void missingFilesAreSaidAndTheRestIsOpened() throws IOException {
        String json = saved();
        Files.delete(model);
        Files.delete(data);
        SessionReader.Read read = read(json);
        assertThat(read.session().opened().data()).isEmpty();
        assertThat(read.session().schemes()).isEqualTo(session().schemes());
        assertThat(read.session().layout().view("compare")).doesNotContainKey("A.model").containsEntry("show", "pair");
        assertThat(read.complaints()).hasSize(3).anySatisfy(c -> assertThat(c).contains("data set").contains(data.toString()))
                .anySatisfy(c -> assertThat(c).contains("A.model").contains("compare"));
    }

    @Test
    void unknownFieldsAndNewerVersionsAreSaid() throws IOException {
        SessionReader.Read read = read(saved().replace("\"version\" : 1", "\"version\" : 4, \"hologram\" : {\"depth\": 3}"));
        assertThat(read.complaints()).hasSize(2).anySatisfy(c -> assertThat(c).contains("newer AnchorLens (version 4"))
                .anySatisfy(c -> assertThat(c).contains("hologram"));
        assertThat(read.session()).isEqualTo(session());
    }

    @Test
    void aMethodOrParameterThatThisVersionDoesNotHaveIsLeftOut() throws IOException {
        SessionReader.Read parameter = read("{\"anchorlens\":\"session\",\"assigner\":{\"id\":\"atss\",\"topk\":11,\"warp\":9}}");
        assertThat(RecordParameters.values((Record) parameter.session().schemes().assigner())).containsEntry("topk", 11);
        assertThat(parameter.complaints()).singleElement().satisfies(c -> assertThat(c).contains("warp"));
        SessionReader.Read method = read("{\"anchorlens\":\"session\",\"assigner\":\"teleport\",\"weighting\":{\"id\":\"gfl\",\"beta\":\"x\"}}");
        assertThat(method.session().schemes().assigner().id()).isEqualTo("atss");
        assertThat(method.session().schemes().weighting().id()).isEqualTo("gfl");
        assertThat(method.complaints()).hasSize(2);
    }

    @Test
    void nothingButASessionIsWrittenOver() throws IOException {
        Files.writeString(file, "{\"images\": []}");
        assertThatThrownBy(() -> SessionFile.save(file, session())).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is no session and is never written over");
        assertThat(file).hasContent("{\"images\": []}");
        Files.delete(file);
        saved();
        SessionFile.save(file, SavedSession.usual(catalog));
        assertThat(SessionFile.open(file, catalog).session()).isEqualTo(SavedSession.usual(catalog));
    }

    @Test
    void whatIsNoSessionIsRefusedInOneSentence() throws IOException {
        for (String text : List.of("{\"images\": []}", "[1, 2]", "{ not json", "")) {
            Files.writeString(file, text);
            assertThat(SessionFile.is(file)).isFalse();
            assertThatThrownBy(() -> SessionFile.open(file, catalog)).as(text).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining(file.getFileName().toString());
        }
        assertThatThrownBy(() -> SessionFile.open(root.resolve("gone.json"), catalog)).hasMessageContaining("there is no session at");
    }
}
