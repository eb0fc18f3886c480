package anchorlens.ui.theme;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Every icon of the window under the name of what it stands for. Size and colour come from the style sheet. */
public enum Icons {
    OPEN_IMAGE(Feather.IMAGE),
    OPEN_FOLDER(Feather.FOLDER),
    OPEN_ANNOTATIONS(Feather.FILE_TEXT),
    OPEN_MODEL(Feather.CPU),
    SAMPLE(Feather.UMBRELLA),
    EDIT(Feather.EDIT_3),
    SAVE(Feather.SAVE),
    EXPORT(Feather.SHARE),
    UNDO(Feather.CORNER_UP_LEFT),
    REDO(Feather.CORNER_UP_RIGHT),
    PREVIOUS(Feather.CHEVRON_LEFT),
    NEXT(Feather.CHEVRON_RIGHT),
    UP(Feather.CHEVRON_UP),
    DOWN(Feather.CHEVRON_DOWN),
    ZOOM_IN(Feather.ZOOM_IN),
    ZOOM_OUT(Feather.ZOOM_OUT),
    ZOOM_FIT(Feather.MAXIMIZE),
    ZOOM_FULL_SIZE(Feather.SQUARE),
    ZOOM_SELECTION(Feather.CROP),
    FULL_SCREEN(Feather.MAXIMIZE_2),
    SHOW(Feather.EYE),
    HIDE(Feather.EYE_OFF),
    LAYERS(Feather.LAYERS),
    PARAMETERS(Feather.SLIDERS),
    FILTER(Feather.FILTER),
    SEARCH(Feather.SEARCH),
    COMMANDS(Feather.COMMAND),
    SETTINGS(Feather.SETTINGS),
    THEME_DARK(Feather.MOON),
    THEME_LIGHT(Feather.SUN),
    THEME_SYSTEM(Feather.MONITOR),
    HELP(Feather.HELP_CIRCLE),
    INFO(Feather.INFO),
    WARNING(Feather.ALERT_TRIANGLE),
    ERROR(Feather.ALERT_OCTAGON),
    DONE(Feather.CHECK),
    FAILED(Feather.X),
    CLOSE(Feather.X),
    CANCEL(Feather.X_CIRCLE),
    RESET(Feather.ROTATE_CCW),
    COPY(Feather.COPY),
    PASTE(Feather.CLIPBOARD),
    APPLY(Feather.ARROW_RIGHT),
    FLAG(Feather.FLAG),
    TARGET(Feather.TARGET),
    GRID(Feather.GRID),
    LIST(Feather.SIDEBAR),
    LINKED(Feather.LINK),
    EXTERNAL(Feather.EXTERNAL_LINK),
    TIME(Feather.CLOCK),
    PLAY(Feather.PLAY),
    PAUSE(Feather.PAUSE),
    MENU(Feather.MENU),
    MORE(Feather.MORE_HORIZONTAL),
    QUIT(Feather.LOG_OUT);

    private final Feather glyph;

    Icons(Feather glyph) {
        this.glyph = glyph;
    }

    /** A new node that shows the icon; a node can stand in one place only, so every use needs its own. */
    public FontIcon icon() {
        return new FontIcon(glyph);
    }
}
