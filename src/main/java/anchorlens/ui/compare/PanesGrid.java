package anchorlens.ui.compare;

import anchorlens.ui.state.DisplayOptions;
import anchorlens.ui.viewer.ImageCanvas;
import anchorlens.ui.viewer.Viewport;
import anchorlens.workbench.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.layout.Region;

/** The panes side by side: one, two, or in two rows, all of one size, with a hair's breadth between them. */
final class PanesGrid extends Region {
    private static final double GAP = 2;

    private final CompareViewModel compare;
    private final DisplayOptions display;
    private final Consumer<PaneView> menu;
    private final Map<PaneViewModel, PaneView> views = new HashMap<>();
    private final LinkedViews links;
    private final Set<PaneViewModel> stale = new HashSet<>();
    /** Panes that are to zoom to the object of a new scene as soon as it lies in them. */
    private final Set<ImageCanvas> unzoomed = new HashSet<>();

    /** @param menu fills the menu of a new pane */
    PanesGrid(CompareViewModel compare, DisplayOptions display, Consumer<PaneView> menu) {
        // Panes come and go: the keys are for whichever is active.
        focusedProperty().subscribe(focused -> {
            if (focused) {
                activeCanvas().requestFocus();
            }
        });
        this.compare = compare;
        this.display = display;
        this.menu = menu;
        links = new LinkedViews(compare.linkedProperty());
        getStyleClass().add("panes");
        setMinSize(0, 0);
        compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> arrange());
        InvalidationListener again = (Observable o) -> showLater();
        for (Observable o : List.of(compare.showProperty(), compare.ownScaleProperty(), compare.differenceProperty(),
                compare.selectedOnlyProperty(), compare.imageProperty())) {
            o.addListener(again);
        }
        compare.selection().gtProperty().addListener((o, was, is) -> {
            if (compare.selectedOnlyProperty().get()) {
                showLater();
            }
        });
        compare.figureProperty().addListener((o, was, is) -> {
            unzoomed.clear();
            if (is != null) {
                unzoomed.addAll(canvases());
            }
        });
        compare.activeProperty().addListener((o, was, is) -> markActive());
        compare.linkedProperty().addListener((o, was, is) -> links.follow(activeCanvas()));
        InvalidationListener repaint = (Observable o) -> canvases().forEach(ImageCanvas::repaint);
        compare.marked().pins().addListener(repaint);
        compare.marked().brushedProperty().addListener(repaint);
        arrange();
    }

    private void arrange() {
        views.keySet().retainAll(compare.panes());
        for (PaneViewModel pane : compare.panes()) {
            views.computeIfAbsent(pane, this::view);
        }
        getChildren().setAll(views());
        links.set(canvases());
        markActive();
        showLater();
    }

    private PaneView view(PaneViewModel pane) {
        PaneView made = new PaneView(compare, pane, display);
        menu.accept(made);
        made.canvas().viewportProperty().addListener((o, was, is) -> zoomIn(made.canvas()));
        pane.resultProperty().addListener((o, was, is) -> changed(pane));
        pane.showProperty().addListener((o, was, is) -> changed(pane));
        return made;
    }

    private void zoomIn(ImageCanvas canvas) {
        Viewport v = canvas.viewportProperty().get();
        if (v != null && unzoomed.remove(canvas)) {
            canvas.setViewport(v.cropTo(compare.figureProperty().get().image().annotations().getFirst().box()));
        }
    }

    /** The panes in their order. */
    List<PaneView> views() {
        return compare.panes().stream().map(views::get).toList();
    }

    List<ImageCanvas> canvases() {
        return views().stream().map(PaneView::canvas).toList();
    }

    /** The canvas of the pane that was touched last. */
    ImageCanvas activeCanvas() {
        List<ImageCanvas> all = canvases();
        return all.get(Math.clamp(compare.activeProperty().get(), 0, all.size() - 1));
    }

    private void markActive() {
        List<PaneView> all = views();
        for (int i = 0; i < all.size(); i++) {
            all.get(i).setActive(i == compare.activeProperty().get() && all.size() > 1);
        }
    }

    private void showLater() {
        stale.addAll(compare.panes());
        requestLayout();
    }

    /** A pane's new result changes its own map, and those that are measured by it. */
    private void changed(PaneViewModel pane) {
        boolean measure = !compare.ownScaleProperty().get()
                || compare.differenceProperty().get() && pane == compare.panes().getFirst();
        if (measure) {
            showLater();
        } else {
            stale.add(pane);
            requestLayout();
        }
    }

    /** Works out the maps that changed; several changes before a pulse cost one. */
    private void show() {
        double posMax = 0;
        double negMax = 0;
        for (PaneViewModel pane : compare.panes()) {
            RunResult r = pane.resultProperty().get();
            if (!compare.ownScaleProperty().get() && r != null && r.weights().isPresent()) {
                posMax = Math.max(posMax, PaneMap.largest(anchorlens.analysis.compare.PriorMaps.pos(r.scheme(""), compare.shownGt())));
                negMax = Math.max(negMax, PaneMap.largest(anchorlens.analysis.compare.PriorMaps.neg(r.scheme(""), compare.shownGt())));
            }
        }
        for (PaneView view : views()) {
            if (stale.contains(view.pane())) {
                view.show(posMax, negMax);
            }
        }
        stale.clear();
    }

    @Override
    protected void layoutChildren() {
        if (!stale.isEmpty()) {
            show();
        }
        List<PaneView> all = new ArrayList<>(views());
        int columns = all.size() == 1 ? 1 : 2;
        int rows = Math.ceilDiv(all.size(), columns);
        if (all.size() == 2 && getHeight() > 1.4 * getWidth()) {
            columns = 1;
            rows = 2;
        }
        double w = Math.floor((getWidth() - (columns - 1) * GAP) / columns);
        double h = Math.floor((getHeight() - (rows - 1) * GAP) / rows);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).resizeRelocate(i % columns * (w + GAP), Math.floorDiv(i, columns) * (h + GAP), w, h);
        }
    }
}
