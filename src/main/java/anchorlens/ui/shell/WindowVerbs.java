package anchorlens.ui.shell;

/** What the window itself does, as it hands it to the actions. Each does nothing where there is no window, as when a picture is written. */
interface WindowVerbs {
    /** Where there is no window. */
    WindowVerbs NONE = new WindowVerbs() { };

    default void openData() {
    }

    default void openFolder() {
    }

    default void openModel() {
    }

    default void drawScenes() {
    }

    default void showCard() {
    }

    default void matchClasses() {
    }

    default void export() {
    }

    default void toggleFullScreen() {
    }

    default void startTour() {
    }

    default void showKeys() {
    }

    default void showPalette() {
    }

    /** Explains what the mouse or the focus is on. */
    default void explain() {
    }

    default void showSettings() {
    }

    default void openSession() {
    }

    default void saveSession() {
    }

    default void saveSessionAs() {
    }

    default void quit() {
    }
}
