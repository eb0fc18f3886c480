package anchorlens.ui.shell;

import anchorlens.model.ModelCard;

/** A model card in a few words. */
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
}
