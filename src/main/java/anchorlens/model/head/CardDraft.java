package anchorlens.model.head;

import anchorlens.detection.BinGrid;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.CardOverrides;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.model.ModelException;
import anchorlens.model.card.ClassNames;
import anchorlens.model.head.HeadRecognizer.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model card in the making: what a person states wins over a family's preset, and every assumption becomes a sentence. */
final class CardDraft {
    private final Evidence evidence;
    private final String reading;
    private final String family;
    private final Preset preset;
    private final String trained;
    private final List<String> notes = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    /**
     * @param reading the short word for this reading
     * @param family  how the head was recognised, in words
     * @param because what tells the family, "3 levels, 16 bins"
     */
    CardDraft(Evidence evidence, String reading, String family, Preset preset, String because) {
        this.evidence = evidence;
        this.reading = reading;
        this.family = family;
        this.preset = preset;
        this.trained = ", as in the training of " + preset.title() + " (taken for it because of " + because + ").";
        evidence.card().source().ifPresent(s -> notes.add("What '" + s + "' states is taken from there."));
        evidence.input().assumption().ifPresent(notes::add);
    }

    /** Adds an assumption. */
    void note(String sentence) {
        notes.add(sentence);
    }

    /** Adds what a person should know. */
    void remark(String sentence) {
        remarks.add(sentence);
    }

    /** The prior offset: stated, else the preset's together with a sentence that says why. */
    double offset(String why) {
        return CardOverrides.orAssume(evidence.card().priorOffset(), preset.offset(), why, notes);
    }

    /**
     * The finished card.
     *
     * @param classes       C
     * @param probabilities whether scores are after the sigmoid or softmax
     * @param outputs       a line a tensor
     * @param verified      sentences
     * @throws ModelException where the card's class names do not fit
     */
    ModelCard card(List<Integer> strides, double offset, int classes, Optional<BinGrid> bins, boolean probabilities,
                   List<String> outputs, List<String> verified) throws ModelException {
        CardOverrides stated = evidence.card();
        Fit fit = CardOverrides.orAssume(stated.fit(), preset.fit(), (preset.fitWords() + trained).replace(",,", ","), notes);
        ChannelOrder order = CardOverrides.orAssume(stated.order(), preset.order(), "Channels are " + preset.order() + trained,
                notes);
        List<Double> mean = inOrder(preset.mean(), order);
        List<Double> std = inOrder(preset.std(), order);
        mean = CardOverrides.orAssume(stated.mean(), mean, "Mean " + mean + trained, notes);
        std = CardOverrides.orAssume(stated.std(), std, "Standard deviation " + std + trained, notes);
        List<String> names = ClassNames.of(evidence.file(), evidence.graph(), stated, classes, notes);
        ModelInput input = evidence.input();
        return new ModelCard(evidence.file(), family, input.name(), input.width(), input.height(), fit, order, mean, std,
                stated.padding().orElse(preset.padding()), strides, offset, classes, names, bins, probabilities, outputs, notes,
                verified, remarks, reading, input.declared());
    }

    private List<Double> inOrder(List<Double> values, ChannelOrder order) {
        return order == preset.order() ? values : values.reversed();
    }
}
