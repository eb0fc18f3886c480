package anchorlens.ui.compare;

import anchorlens.analysis.compare.ObjectSize;
import anchorlens.analysis.compare.SetGroup;
import anchorlens.analysis.compare.SetGroup.Quantity;
import anchorlens.analysis.compare.SetObjects;
import anchorlens.analysis.compare.SetResult;
import anchorlens.ui.charts.GroupedBars;
import anchorlens.ui.charts.GroupedBars.Group;
import anchorlens.ui.charts.GroupedBars.Series;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.theme.SectionTitle;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.compare.SetRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/** Bars of a comparison over the set: what starves and what is contested, and a quantity by size, level or class. */
final class SetBars extends VBox {
    /** How objects are grouped. */
    private enum Grouping {
        SIZE, LEVEL, CLASS
    }

    /** What stands behind a bar: which objects a configuration has in it. */
    private record Bar(String name, Function<Integer, IntPredicate> objects) {
    }

    private final Strings strings = Strings.beside(SetBars.class);
    private final SetViewModel set;
    private final GroupedBars losses = new GroupedBars(this::loss);
    private final GroupedBars contested = new GroupedBars((group, configuration) -> contested(configuration));
    private final GroupedBars groups = new GroupedBars(this::group);
    private final ComboBox<Quantity> quantity = new ComboBox<>();
    private final ToggleGroup grouping = new ToggleGroup();
    private List<Bar> shown = List.of();
    private SetRun run;

    SetBars(SetViewModel set) {
        super(6);
        this.set = set;
        losses.setId("set-losses");
        contested.setId("set-contested");
        contested.hideLegend();
        groups.setId("set-groups");
        quantity.getItems().setAll(Quantity.values());
        quantity.setValue(Quantity.POSITIVES_EACH);
        quantity.setId("set.quantity");
        quantity.getStyleClass().add("small");
        quantity.setAccessibleText(strings.get("set.quantity"));
        quantity.setConverter(new StringConverter<>() {
            @Override
            public String toString(Quantity q) {
                return q == null ? "" : strings.get("set.quantity." + q.name());
            }

            @Override
            public Quantity fromString(String text) {
                throw new UnsupportedOperationException("the list is not typed into");
            }
        });
        HBox choice = new HBox();
        choice.getStyleClass().addAll("segmented", "levels");
        for (Grouping g : Grouping.values()) {
            ToggleButton button = new ToggleButton(strings.get("set.by." + g.name()));
            button.setUserData(g);
            button.setId("set.by." + g.name());
            button.setToggleGroup(grouping);
            choice.getChildren().add(button);
        }
        grouping.selectToggle(grouping.getToggles().getFirst());
        grouping.selectedToggleProperty().addListener((o, was, is) -> {
            if (is == null) {
                was.setSelected(true);
            } else {
                showGroups();
            }
        });
        quantity.valueProperty().addListener((o, was, is) -> showGroups());
        getChildren().addAll(Section.head(new SectionTitle(strings.get("set.losses"))), losses, contested,
                Section.head(new SectionTitle(strings.get("set.groups")), choice), quantity, groups);
    }

    GroupedBars losses() {
        return losses;
    }

    GroupedBars contested() {
        return contested;
    }

    GroupedBars groups() {
        return groups;
    }

    void show(SetRun now) {
        run = now;
        List<SetResult.OfConfiguration> all = run.result().configurations();
        losses.setBars(series(), List.of(
                new Group(strings.get("set.total.starved"), all.stream().mapToDouble(c -> c.all().starved()).toArray()),
                new Group(strings.get("set.total.gained"), all.stream().mapToDouble(c -> c.all().gained()).toArray()),
                new Group(strings.get("set.total.lost"), all.stream().mapToDouble(c -> c.all().lost()).toArray())),
                Words::number);
        contested.setBars(series(), List.of(new Group(strings.get("set.total.contested"),
                all.stream().mapToDouble(SetResult.OfConfiguration::contested).toArray())), Words::number);
        showGroups();
    }

    private List<Series> series() {
        return IntStream.range(0, run.names().size()).mapToObj(i -> new Series(run.names().get(i), DataColors.ofScheme(i))).toList();
    }

    private void showGroups() {
        if (run == null) {
            return;
        }
        List<Bar> bars = new ArrayList<>();
        List<Group> rows = new ArrayList<>();
        SetObjects o = run.result().objects();
        switch ((Grouping) grouping.getSelectedToggle().getUserData()) {
            case SIZE -> {
                for (ObjectSize size : ObjectSize.values()) {
                    add(rows, bars, new Bar(size.label(), c -> row -> ObjectSize.of(o.area(row)) == size), c -> c.bySize().get(size.ordinal()));
                }
            }
            case LEVEL -> addLevels(rows, bars, o);
            case CLASS -> {
                for (int k = 0; k < set.dataset().categories().size(); k++) {
                    int category = k;
                    add(rows, bars, new Bar(set.dataset().categories().get(k).name(), c -> row -> o.category(row) == category),
                            c -> c.byClass().get(category));
                }
            }
        }
        shown = bars;
        groups.setBars(series(), rows, v -> Words.number(Double.isNaN(v) ? v : TotalsTable.brief(v)));
    }

    private void add(List<Group> rows, List<Bar> bars, Bar bar, Function<SetResult.OfConfiguration, SetGroup> group) {
        List<SetGroup> of = run.result().configurations().stream().map(group).toList();
        if (of.stream().anyMatch(g -> g.objects() > 0)) {
            rows.add(new Group(bar.name(), of.stream().mapToDouble(quantity.getValue()::of).toArray()));
            bars.add(bar);
        }
    }

    /** Of a level, quantities are what lies on it, for each object of the set; nothing starves on a level. */
    private void addLevels(List<Group> rows, List<Bar> bars, SetObjects o) {
        for (int l = 0; l < SetResult.LEVELS; l++) {
            int level = l;
            if (run.result().configurations().stream().anyMatch(c -> c.hasLevel(level))) {
                rows.add(new Group("P" + l, run.result().configurations().stream().mapToDouble(c -> onLevel(c, level)).toArray()));
                bars.add(new Bar("P" + l, c -> row -> o.isOnLevel(c, row, level)));
            }
        }
    }

    private double onLevel(SetResult.OfConfiguration c, int level) {
        SetGroup g = c.byLevel().get(level);
        double objects = c.all().objects();
        return !c.hasLevel(level) || objects == 0 ? Double.NaN : switch (quantity.getValue()) {
            case POSITIVES_EACH -> g.positives() / objects;
            case POSITIVES -> g.positives();
            case STARVED -> Double.NaN;
            case POS_EACH -> g.sumPos() / objects;
            case NEG_EACH -> g.sumNeg() / objects;
        };
    }

    private void group(int group, int configuration) {
        losses.clearSelection();
        contested.clearSelection();
        Bar bar = shown.get(group);
        boolean starved = quantity.getValue() == Quantity.STARVED;
        objects(bar.name(), configuration, bar.objects().apply(configuration), starved);
    }

    private void loss(int group, int configuration) {
        groups.clearSelection();
        contested.clearSelection();
        SetObjects o = run.result().objects();
        switch (group) {
            case 0 -> objects(strings.get("set.total.starved"), configuration, row -> o.positives(configuration, row) == 0, false);
            case 1 -> objects(strings.get("set.total.gained"), configuration, row -> o.isGained(configuration, row), false);
            default -> objects(strings.get("set.total.lost"), configuration, row -> o.isLost(configuration, row), false);
        }
    }

    /** The images with contested priors, those with most first. */
    private void contested(int configuration) {
        losses.clearSelection();
        groups.clearSelection();
        List<SetResult.ContestedImage> images = run.result().images();
        int[] rows = IntStream.range(0, images.size()).filter(i -> images.get(i).contested()[configuration] > 0).boxed()
                .sorted(Comparator.comparingInt((Integer i) -> -images.get(i).contested()[configuration])).mapToInt(Integer::intValue).toArray();
        set.behindProperty().set(new Behind(title(strings.get("set.total.contested"), configuration), run, true, rows));
    }

    /** The objects of a bar, those with fewest positives first. */
    private void objects(String name, int configuration, IntPredicate test, boolean starvedOnly) {
        SetObjects o = run.result().objects();
        int[] rows = o.rows(row -> test.test(row) && o.positives(configuration, row) != SetObjects.NOT_ASSIGNED
                && (!starvedOnly || o.positives(configuration, row) == 0));
        int[] sorted = IntStream.of(rows).boxed().sorted(Comparator.comparingInt((Integer row) -> o.positives(configuration, row)))
                .mapToInt(Integer::intValue).toArray();
        set.behindProperty().set(new Behind(title(name, configuration), run, false, sorted));
    }

    private String title(String name, int configuration) {
        return name + " · " + run.names().get(configuration);
    }
}
