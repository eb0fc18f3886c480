package anchorlens.ui.compare;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.ui.state.Changes;
import anchorlens.ui.state.History;
import anchorlens.ui.theme.Strings;
import anchorlens.workbench.DwFigure;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;

/** Makes the panes with their schemes, what they show and the scene beneath one value of a history. */
final class PaneSteps {
    /** What a person sets of one pane. */
    private record Pane(Assigner assigner, Weighting weighting, Path model, Show show) {
        static Pane of(PaneViewModel pane) {
            return new Pane(pane.assignerProperty().get(), pane.weightingProperty().get(), pane.modelProperty().get(),
                    pane.showProperty().get());
        }

        void putInto(PaneViewModel pane) {
            pane.modelProperty().set(model);
            pane.showProperty().set(show);
            pane.assignerProperty().set(assigner);
            pane.weightingProperty().set(weighting);
        }
    }

    private record Setup(List<Pane> panes, Show show, DwFigure figure) {
        private Setup {
            panes = List.copyOf(panes);
        }
    }

    private final Strings strings = Strings.beside(PaneSteps.class);
    private final CompareViewModel compare;

    private PaneSteps(CompareViewModel compare) {
        this.compare = compare;
    }

    /** From now on changes of the panes are steps. */
    static void track(CompareViewModel compare, History history) {
        PaneSteps steps = new PaneSteps(compare);
        Runnable changed = history.track(steps::now, steps::put, steps::words);
        InvalidationListener listener = (Observable o) -> changed.run();
        compare.panes().forEach(pane -> listen(pane, listener));
        compare.panes().addListener((ListChangeListener<PaneViewModel>) change -> {
            while (change.next()) {
                change.getAddedSubList().forEach(pane -> listen(pane, listener));
            }
            changed.run();
        });
        compare.showProperty().addListener(listener);
        // It is drawn a while after its preset was chosen and belongs to that step.
        compare.figureProperty().addListener((o, before, now) -> {
            if (now != null) {
                history.amend();
            } else {
                changed.run();
            }
        });
    }

    private static void listen(PaneViewModel pane, InvalidationListener listener) {
        pane.assignerProperty().addListener(listener);
        pane.weightingProperty().addListener(listener);
        pane.modelProperty().addListener(listener);
        pane.showProperty().addListener(listener);
    }

    private Setup now() {
        return new Setup(compare.panes().stream().map(Pane::of).toList(), compare.showProperty().get(), compare.figureProperty().get());
    }

    private void put(Setup setup) {
        compare.choose();
        compare.setCount(setup.panes().size());
        for (int i = 0; i < setup.panes().size(); i++) {
            setup.panes().get(i).putInto(compare.panes().get(i));
        }
        compare.showProperty().set(setup.show());
        compare.figureProperty().set(setup.figure());
    }

    private String words(Setup before, Setup after) {
        int was = before.panes().size();
        int is = after.panes().size();
        if (was != is) {
            return strings.get("steps.count", Integer.toString(was), Integer.toString(is));
        }
        List<Integer> changed = IntStream.range(0, is).filter(i -> !before.panes().get(i).equals(after.panes().get(i))).boxed().toList();
        if (changed.isEmpty()) {
            return before.show() == after.show() ? strings.get("steps.scene")
                    : before.show().label() + " → " + after.show().label();
        } else if (changed.size() > 1) {
            return strings.get("steps.several", Integer.toString(changed.size()));
        }
        int only = changed.getFirst();
        return SchemeNames.letter(only) + ": " + words(before.panes().get(only), after.panes().get(only));
    }

    private String words(Pane before, Pane after) {
        if (!before.assigner().equals(after.assigner())) {
            return Changes.words(before.assigner(), after.assigner());
        } else if (!before.weighting().equals(after.weighting())) {
            return Changes.words(before.weighting(), after.weighting());
        } else if (!Objects.equals(before.model(), after.model())) {
            return strings.get("steps.model", name(before.model()), name(after.model()));
        }
        return strings.get("steps.show", after.show() == null ? compare.showProperty().get().label() : after.show().label());
    }

    private String name(Path model) {
        return model == null ? strings.get("steps.model.common") : model.getFileName().toString();
    }
}
