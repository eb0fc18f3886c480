package anchorlens.ui.workspace;

/** A node that paints pixels itself and can paint more of them for a picture than the screen has. */
public interface Rescaled {
    /** @param scale pixels of the picture for one of the screen; 0 goes back to what the screen has */
    void setPictureScale(double scale);
}
