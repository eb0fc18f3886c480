package anchorlens.ui.shell;

import anchorlens.model.ModelCard;
import java.util.ArrayList;
import java.util.List;

/** A model card in words. */
final class CardText {
    private CardText() {
    }

    /** "picodet.onnx · DFL 8 bins · strides 8–64". */
    static String oneLine(ModelCard card) {
        return card.file().getFileName()
                + card.bins().map(b -> " · DFL " + b.count() + " bins").orElse(" · no distributions")
                + (card.strides().isEmpty() ? " · no grid"
                : " · strides " + card.strides().getFirst() + "–" + card.strides().getLast());
    }

    /** Everything that is known and assumed, a line each. */
    static List<String> lines(ModelCard card) {
        List<String> out = new ArrayList<>();
        out.add("File: " + card.file());
        out.add("Recognised as: " + card.family());
        out.add("Input: " + card.inputName() + ", " + card.inputWidth() + "×" + card.inputHeight() + " px, "
                + card.fit().name().toLowerCase().replace('_', ' ') + ", " + card.order() + ", mean " + card.mean()
                + ", std " + card.std());
        out.add("Head: strides " + card.strides() + ", prior offset " + card.priorOffset() + ", " + card.numClasses()
                + " classes, " + (card.scoresAreProbabilities() ? "sigmoid inside the graph" : "logits"));
        card.bins().ifPresent(b -> out.add("Edge distributions: " + b + " in strides"));
        card.outputs().forEach(o -> out.add("Output: " + o));
        card.assumptions().forEach(a -> out.add("Assumed: " + a));
        card.verified().forEach(v -> out.add("Verified: " + v));
        out.addAll(card.remarks());
        return out;
    }
}
