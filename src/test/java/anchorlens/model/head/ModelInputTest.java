package anchorlens.model.head;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.model.ModelException;
import anchorlens.model.TensorSpec;
import anchorlens.model.CardOverrides;
import anchorlens.model.graph.OnnxGraph;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ModelInputTest {
    private static final List<String> PLAIN = List.of("Reshape");

    private static ModelInput of(SmallGraph graph) throws ModelException {
        return ModelInput.of(Path.of("small.onnx"), new OnnxGraph(graph.output("o", PLAIN, 1).proto()),
                CardOverrides.NONE);
    }

    private static void refuses(SmallGraph graph, String... said) {
        assertThatThrownBy(() -> of(graph)).isInstanceOf(ModelException.class).hasMessageContaining("'small.onnx'")
                .hasMessageContainingAll(said);
    }

    @Test
    void takesWidthAndHeightInTheirOrder() throws Exception {
        ModelInput input = of(new SmallGraph(1, 3, 240, 320));
        assertThat(input.width()).isEqualTo(320);
        assertThat(input.height()).isEqualTo(240);
        assertThat(input.assumption()).isEmpty();
    }

    @Test
    void assumesASizeWhereTheFileLeavesItOpen() throws Exception {
        ModelInput input = of(new SmallGraph(-1, 3, -1, -1));
        assertThat(input.size()).isEqualTo(3 * 416 * 416);
        assertThat(input.assumption()).hasValueSatisfying(a -> assertThat(a).contains("416×416 is assumed"));
    }

    @Test
    void takesTheSizeAFileWasExportedFor() throws Exception {
        ModelInput input = of(new SmallGraph(-1, 3, -1, -1).metadata("imgsz", "[480, 640]"));
        assertThat(input.width()).isEqualTo(640);
        assertThat(input.height()).isEqualTo(480);
        assertThat(input.assumption()).hasValue("The file leaves its input size open; 640×480, for which it was exported, is taken.");
        assertThat(of(new SmallGraph(-1, 3, -1, -1).metadata("imgsz", "640")).width()).isEqualTo(416);
    }

    @Test
    void looksOverInputsThatTellSizes() throws Exception {
        ModelInput input = of(new SmallGraph(1, 3, 64, 96).input("sizes", 7, -1, 2).input("scale", TensorSpec.FLOAT32, 1, 2));
        assertThat(input.name()).isEqualTo("x");
        assertThat(input.width()).isEqualTo(96);
    }

    @Test
    void refusesWhatIsNoSingleColourImage() {
        refuses(new SmallGraph(1, 1, 64, 64), "takes 'x' [1×1×64×64]");
        refuses(new SmallGraph(1, 64, 64, 3), "channels last");
        refuses(new SmallGraph(4, 3, 64, 64), "takes 4 images at a time");
        refuses(new SmallGraph(1, 100), "takes 'x' [1×100]");
        refuses(new SmallGraph(1, 3, 64, 20000), "20000×64 pixels");
        refuses(new SmallGraph(1, 3, 64, 64).input("config", TensorSpec.FLOAT32, 1, 5), "takes 2 inputs",
                "'config' [1×5]");
        refuses(SmallGraph.taking(TensorSpec.FLOAT16, 1, 3, 64, 64), "half precision");
        refuses(SmallGraph.taking(2, 1, 3, 64, 64), "numbers of ONNX type 2");
    }
}
