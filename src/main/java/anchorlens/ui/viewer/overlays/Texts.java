package anchorlens.ui.viewer.overlays;

import anchorlens.ui.theme.Strings;

/** The words of the overlays. */
final class Texts {
    private static final Strings STRINGS = Strings.beside(Texts.class);

    private Texts() {
    }

    static String get(String key, Object... arguments) {
        return arguments.length == 0 ? STRINGS.get(key) : STRINGS.get(key, arguments);
    }
}
