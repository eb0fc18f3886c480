package anchorlens.workbench.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.analysis.compare.Method;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import anchorlens.workbench.PriorSetup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationTextTest {
    @TempDir
    Path folder;

    private final Catalog catalog = Catalog.load();
    private final ConfigurationText text = new ConfigurationText(catalog, new Configuration("", new Method(catalog.assigner("atss"),
            catalog.weighting("gfl")), Optional.empty(), new PriorSetup(), Map.of()),
            () -> new OwnPresets(Map.of("assigner.atss", Map.of("Mine", Map.of("topk", "13")), "weighting.gfl", Map.of("Steep", Map.of("beta", "3")))));

    @Test
    void onesOwnPresetsAreNamedAsPublishedOnesAre() throws IOException {
        Configuration c = one("assigner=atss,preset=mine,weighting=gfl,preset-weighting=Steep");
        assertThat(RecordParameters.values((Record) c.method().assigner())).containsEntry("topk", 13);
        assertThat(RecordParameters.values((Record) c.method().weighting())).containsEntry("beta", 3.0);
        org.assertj.core.api.Assertions.assertThatIllegalArgumentException().isThrownBy(() -> one("assigner=atss,preset=yours"))
                .withMessageContaining("'yours'").withMessageContaining("your own are: Mine");
    }

    private Configuration one(String line) throws IOException {
        return text.read(line).getFirst();
    }

    private static Object value(Object record, String key) {
        return RecordParameters.values((Record) record).get(key);
    }

    @Test
    void aLineNamesMethodAndParameters() throws IOException {
        Configuration c = one("wide: assigner=atss, topk=20, weighting=gfl, weighting.beta=1");
        assertThat(c.name()).isEqualTo("wide");
        assertThat(value(c.method().assigner(), "topk")).isEqualTo(20);
        assertThat(value(c.method().weighting(), "beta")).isEqualTo(1.0);
    }

    @Test
    void whatIsNotNamedIsUsualAndWhatIsSetNamesIt() throws IOException {
        assertThat(one("assigner=dw").method().weighting().id()).isEqualTo("dw");
        assertThat(one("weighting=vfl").method().assigner().id()).isEqualTo("atss");
        assertThat(one("topk=3").name()).isEqualTo("GFL (ATSS) topk=3");
        assertThat(one("assigner=maxiou,preset=RPN").method().assigner()).isNotEqualTo(catalog.assigner("maxiou"));
    }

    @Test
    void listsKeepTheirCommasAndPathsTheirColons() throws IOException {
        assertThat(one("priors.strides=8,16,32,topk=5").priors().strides()).containsExactly(8.0, 16.0, 32.0);
        Path model = Files.createFile(folder.resolve("a.onnx"));
        assertThat(one("model=" + model).model().orElseThrow().file()).isEqualTo(model);
        assertThat(one("x:model=" + model).name()).isEqualTo("x");
    }

    @Test
    void filesHoldOneSeveralOrASessionsPanes() throws IOException {
        Path nested = Files.writeString(folder.resolve("one.json"), "{\"name\": \"n\", \"assigner\": {\"id\": \"atss\", \"topk\": 4}, \"weighting\": "
                + "{\"weighting\": \"gfl\", \"beta\": 3}}");
        assertThat(one(nested.toString())).isEqualTo(one("n:assigner=atss,topk=4,weighting=gfl,beta=3"));
        Path several = Files.writeString(folder.resolve("list.json"), "[{\"assigner\": \"fcos\"}, {\"assigner\": \"atss\", \"topk\": 2}]");
        assertThat(text.read(several.toString())).hasSize(2);
        Path session = Files.writeString(folder.resolve("s.anchorlens.json"), """
                {"anchorlens": "session", "version": 1, "workspace": "compare", "views": {"compare": {"panes": "2", "A.assigner": "atss", "A.assigner.topk": "7", "A.weighting": "gfl",
                 "B.assigner": "dw", "B.weighting": "dw", "B.weighting.mu": "2", "B.show": "rank", "sweep": "A.assigner.topk"}}}""");
        List<Configuration> panes = text.read(session.toString());
        assertThat(panes).extracting(Configuration::name).containsExactly("A GFL (ATSS)", "B DW");
        assertThat(value(panes.get(0).method().assigner(), "topk")).isEqualTo(7);
        assertThat(value(panes.get(1).method().weighting(), "mu")).isEqualTo(2.0);
    }

    @Test
    void aSessionWithoutPanesIsTheMethodItHas() throws IOException {
        Path session = Files.writeString(folder.resolve("mine.anchorlens.json"), """
                {"anchorlens": "session", "version": 1, "assigner": {"id": "fcos"}, "weighting": {"id": "hard"}}""");
        assertThat(text.read(session.toString())).singleElement().satisfies(c -> {
            assertThat(c.name()).isEqualTo("mine");
            assertThat(c.method().assigner().id()).isEqualTo("fcos");
        });
    }

    @Test
    void mistakesAreNamed() throws IOException {
        assertThatThrownBy(() -> one("assigner=nothere")).hasMessageContaining("there is no assigner 'nothere'");
        assertThatThrownBy(() -> one("assigner=atss,foo=1")).hasMessageContaining("'foo'").hasMessageContaining("topk");
        assertThatThrownBy(() -> one("assigner=tal,alpha=1")).hasMessageContaining("both assigner and weighting");
        assertThatThrownBy(() -> one("topk=many")).hasMessageContaining("not 'many'");
        assertThatThrownBy(() -> one("colour.x=1")).hasMessageContaining("colour.x");
        assertThatThrownBy(() -> one("model=gone.onnx,topk=1")).hasMessageContaining("no model file");
        assertThatThrownBy(() -> one("gone.json")).hasMessageContaining("there is no file");
        assertThatThrownBy(() -> one("atss")).hasMessageContaining("is no configuration");
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\n\"a\": ");
        assertThatThrownBy(() -> one(broken.toString())).hasMessageContaining("is not JSON (line 2)");
    }
}
