package anchorlens.ui.compare;

import anchorlens.analysis.compare.Scheme;
import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.state.ImageState;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.viewer.BusyBadge;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.overlays.GroundTruthOverlay;
import anchorlens.ui.viewer.overlays.SelectionOverlay;
import anchorlens.workbench.RunResult;
import java.util.List;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;

/** One pane: the image with the map of its scheme, its name that is its menu, and what the map's marks mean. */
final class PaneView extends StackPane {
    private static final PseudoClass ACTIVE = PseudoClass.getPseudoClass("active");
    private static final double GAP = 8;

    private final Strings strings = Strings.beside(PaneView.class);
    private final CompareViewModel compare;
    private final PaneViewModel pane;
    private final MapOverlay overlay = new MapOverlay();
    private final ImageCanvas canvas;
    private final MenuButton name = new MenuButton();
    private final MapLegend legend = new MapLegend();
    private final Label failure = new Label(null, Icons.INFO.icon());
    private final BusyBadge busy = new BusyBadge();

    PaneView(CompareViewModel compare, PaneViewModel pane, DisplayOptions display) {
        this.compare = compare;
        this.pane = pane;
        getStyleClass().addAll("pane", "canvas-area");
        setMinSize(0, 0);
        canvas = new ImageCanvas(List.of(overlay, new GroundTruthOverlay(), new PinsOverlay(compare.marked()), new SelectionOverlay()),
                compare.selection(), display);
        canvas.imageProperty().bind(compare.imageProperty());
        canvas.resultProperty().bind(pane.resultProperty());
        ImageState images = compare.states().images();
        canvas.categoriesProperty().bind(Bindings.createObjectBinding(() -> compare.figureProperty().get() == null
                ? images.categoryNames() : compare.figureProperty().get().categories(), compare.figureProperty(), images.datasetProperty()));
        name.getStyleClass().add("pane-name");
        // Names of files have underscores, which would be taken for keys.
        name.setMnemonicParsing(false);
        name.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        failure.getStyleClass().add("badge");
        failure.setWrapText(true);
        failure.setMaxSize(360, Region.USE_PREF_SIZE);
        failure.setMouseTransparent(true);
        setAlignment(name, Pos.TOP_LEFT);
        setAlignment(legend, Pos.BOTTOM_LEFT);
        setMargin(name, new Insets(GAP));
        setMargin(legend, new Insets(GAP));
        setMargin(failure, new Insets(GAP));
        setMargin(busy, new Insets(GAP));
        getChildren().addAll(canvas, legend, failure, busy, name);
        Rectangle clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventFilter(MouseEvent.MOUSE_PRESSED, e -> compare.activeProperty().set(compare.panes().indexOf(pane)));
        InvalidationListener again = (Observable o) -> show();
        for (Observable o : List.of(pane.resultProperty(), pane.failureProperty(), pane.showProperty(), pane.assignerProperty(),
                pane.weightingProperty(), pane.modelProperty(), pane.waitingProperty(), compare.imageProperty(), images.loadingProperty(),
                images.failureProperty())) {
            o.addListener(again);
        }
        show();
    }

    PaneViewModel pane() {
        return pane;
    }

    ImageCanvas canvas() {
        return canvas;
    }

    /** The button with the pane's name, whose menu is filled by the one who knows what can be done. */
    MenuButton name() {
        return name;
    }

    PaneMap map() {
        return overlay.map();
    }

    void setActive(boolean active) {
        pseudoClassStateChanged(ACTIVE, active);
    }

    /** Works the map out anew and paints it. @param posMax full size on a common scale @param negMax likewise */
    void show(double posMax, double negMax) {
        RunResult r = pane.resultProperty().get();
        boolean current = r != null && r.request().image() == compare.imageProperty().get();
        PaneMap map = current ? map(r.scheme(""), posMax, negMax) : new PaneMap.Nothing("");
        overlay.setMap(map, current ? r.input().priors().count() : 0);
        legend.show(map, compare.shown(pane), compare.ownScaleProperty().get());
        canvas.repaint();
        show();
    }

    private PaneMap map(Scheme scheme, double posMax, double negMax) {
        PaneMap.How how = new PaneMap.How(compare.shown(pane), compare.ownScaleProperty().get(), compare.shownGt());
        PaneViewModel first = compare.panes().getFirst();
        RunResult reference = first.resultProperty().get();
        if (!compare.differenceProperty().get() || first == pane) {
            return PaneMap.of(scheme, how, posMax, negMax);
        } else if (reference == null || reference.request().image() != compare.imageProperty().get()) {
            return new PaneMap.Nothing("");
        }
        return scheme.isComparableWith(reference.scheme("")) ? PaneMap.difference(scheme, reference.scheme(""), how)
                : new PaneMap.Nothing(strings.get("pane.otherGrid"));
    }

    private void show() {
        int place = compare.panes().indexOf(pane);
        String letter = place < 0 ? "" : SchemeNames.letter(place) + " · ";
        boolean against = compare.differenceProperty().get() && place > 0;
        String model = pane.modelProperty().get() == null ? "" : " · " + pane.modelProperty().get().getFileName();
        name.setText(letter + SchemeNames.full(pane) + model + (against ? " − A" : ""));
        boolean figure = compare.figureProperty().get() != null;
        ImageState images = compare.states().images();
        String unreadable = figure ? "" : images.failureProperty().get();
        boolean empty = compare.imageProperty().get() == null;
        busy.show(!figure && images.loadingProperty().get(), pane.waitingProperty().get());
        setAlignment(busy, empty ? Pos.CENTER : Pos.BOTTOM_RIGHT);
        canvas.setVisible(!empty || !busy.isVisible() && unreadable.isEmpty());
        String words = unreadable.isEmpty() ? words() : unreadable;
        failure.setText(words);
        failure.setVisible(!words.isEmpty() && !(empty && busy.isVisible()));
        setAccessibleText(strings.get("pane", name.getText()));
    }

    /** Why the map is empty, where it is. */
    private String words() {
        RunResult r = pane.resultProperty().get();
        return !pane.failureProperty().get().isEmpty() ? pane.failureProperty().get()
                : overlay.map() instanceof PaneMap.Nothing n && !n.reason().isEmpty() ? n.reason()
                : r != null && !r.notes().isEmpty() && r.weights().isEmpty() && compare.shown(pane).needsWeights() ? r.notes().getLast() : "";
    }
}
