package anchorlens.model.card;

import anchorlens.model.CardOverrides;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.detection.BinGrid;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelCardsTest {
    @TempDir
    private Path folder;

    private ModelCard card() {
        return new ModelCard(folder.resolve("net.onnx"), "GFL raw head (NanoDet)", "x", 320, 256, Fit.TOP_LEFT,
                ChannelOrder.BGR, List.of(1.0, 2.5, 3.0), List.of(4.0, 5.0, 6.0), 114, List.of(8, 16), 0.5, 2,
                List.of("a", "b"), Optional.of(BinGrid.integers(8)), true, List.of("'o' [1×1]: classes"),
                List.of("Something is assumed."));
    }

    @Test
    void liesBesideTheModelUnderItsName() {
        assertThat(ModelCards.pathFor(Path.of("a/net.v2.onnx"))).isEqualTo(Path.of("a/net.v2.card.json"));
    }

    @Test
    void readsWhatItWrote() throws Exception {
        ModelCards.write(card(), ModelCards.pathFor(card().file()));
        CardOverrides read = ModelCards.read(card().file());
        assertThat(read).isEqualTo(new CardOverrides(Optional.of("net.card.json"), Optional.of(320), Optional.of(256),
                Optional.of(Fit.TOP_LEFT), Optional.of(ChannelOrder.BGR), Optional.of(List.of(1.0, 2.5, 3.0)),
                Optional.of(List.of(4.0, 5.0, 6.0)), Optional.of(114), Optional.of(0.5), Optional.of(List.of(8, 16)),
                Optional.of(8), Optional.of(true), Optional.of(List.of("a", "b")), Optional.of("")));
    }

    @Test
    void neverWritesOverAnotherFile() throws Exception {
        Path target = Files.writeString(folder.resolve("net.card.json"), "mine");
        assertThatThrownBy(() -> ModelCards.write(card(), target)).isInstanceOf(ModelException.class)
                .hasMessageContaining("exists already");
        assertThat(target).hasContent("mine");
    }

    @Test
    void statesNothingWhereThereIsNoCard() throws Exception {
        assertThat(ModelCards.read(folder.resolve("net.onnx"))).isEqualTo(CardOverrides.NONE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"mean\": [1, 2]} | \"mean\" must be three numbers, not [1,2]",
        "{\"std\": [1, 0, 1]} | \"std\" must be three numbers above 0",
        "{\"fit\": \"stretch\"} | \"fit\" must be one of [STRETCH, CENTER, TOP_LEFT]",
        "{\"order\": 3} | \"order\" must be one of [RGB, BGR]",
        "{\"strides\": [16, 8]} | \"strides\" must be a list of ascending whole numbers",
        "{\"strides\": []} | \"strides\" must be a list of ascending whole numbers",
        "{\"priorOffset\": 2} | \"priorOffset\" must be a number from 0 to 1",
        "{\"inputWidth\": 0} | \"inputWidth\" must be a whole number from 1 to 8192",
        "{\"padding\": 256} | \"padding\" must be a whole number from 0 to 255",
        "{\"bins\": 8.5} | \"bins\" must be a whole number",
        "{\"scoresAreProbabilities\": 1} | must be true or false",
        "{\"classNames\": [1]} | \"classNames\" must be a list of texts",
        "{\"meen\": 1} | has a field \"meen\" that no model card knows; the fields are inputWidth",
        "[1] | must hold one JSON object",
        "{\"mean\": [1, | is no valid JSON"})
    void saysWhatIsWrongWithAMalformedCard(String json, String expected) throws Exception {
        Files.writeString(folder.resolve("net.card.json"), json);
        assertThatThrownBy(() -> ModelCards.read(folder.resolve("net.onnx"))).isInstanceOf(ModelException.class)
                .hasMessageContainingAll("'net.card.json'", expected).hasMessageNotContaining("\n");
    }
}
