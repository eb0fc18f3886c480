package anchorlens.ui.viewer;

/** Takes the labels of a frame; where each goes is decided when all are known. */
@FunctionalInterface
public interface LabelSink {
    /** For pictures without text. */
    LabelSink NONE = label -> {
    };

    void add(OverlayLabel label);
}
