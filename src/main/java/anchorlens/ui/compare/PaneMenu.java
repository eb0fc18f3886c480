package anchorlens.ui.compare;

import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Strings;
import java.io.File;
import java.util.function.Consumer;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;

/** What can be done with one pane. */
final class PaneMenu {
    private final Strings strings = Strings.beside(PaneMenu.class);
    private final CompareViewModel compare;
    private final Consumer<PaneViewModel> showParameters;

    /** @param showParameters brings up the parameters of a pane */
    PaneMenu(CompareViewModel compare, Consumer<PaneViewModel> showParameters) {
        this.compare = compare;
        this.showParameters = showParameters;
    }

    /** Gives a pane's button its menu, made anew whenever it opens. */
    void install(PaneView view) {
        MenuButton button = view.name();
        fill(button, view.pane());
        button.setOnShowing(e -> fill(button, view.pane()));
    }

    private void fill(MenuButton button, PaneViewModel pane) {
        MenuItem parameters = item("pane.parameters", Icons.PARAMETERS, () -> showParameters.accept(pane));
        MenuItem duplicate = item("pane.duplicate", Icons.COPY, () -> compare.duplicate(pane));
        duplicate.setDisable(compare.panes().size() >= CompareViewModel.MOST);
        MenuItem model = item("pane.model", Icons.OPEN_MODEL, () -> chooseModel(button, pane));
        model.setDisable(compare.figureProperty().get() != null);
        MenuItem common = item("pane.model.common", null, () -> pane.modelProperty().set(null));
        common.setDisable(pane.modelProperty().get() == null);
        MenuItem close = item("pane.close", Icons.CLOSE, () -> compare.remove(pane));
        close.setDisable(compare.panes().size() == 1);
        button.getItems().setAll(parameters, showMenu(pane), new SeparatorMenuItem(), duplicate,
                others("pane.swap", pane, pane::swap), others("pane.copyTo", pane, other -> other.take(pane)),
                others("pane.copyParametersTo", pane, other -> copyParameters(pane, other)), new SeparatorMenuItem(), model, common,
                new SeparatorMenuItem(), close);
    }

    private void copyParameters(PaneViewModel from, PaneViewModel to) {
        if (!to.takeParameters(from)) {
            compare.states().notices().info(strings.get("pane.copyParameters.other",
                    SchemeNames.full(from), SchemeNames.full(to)));
        }
    }

    private Menu showMenu(PaneViewModel pane) {
        Menu menu = new Menu(strings.get("pane.show"));
        ToggleGroup group = new ToggleGroup();
        menu.getItems().add(choice(strings.get("pane.show.common"), group, pane, null));
        for (Show show : Show.values()) {
            menu.getItems().add(choice(show.label(), group, pane, show));
        }
        return menu;
    }

    private static RadioMenuItem choice(String text, ToggleGroup group, PaneViewModel pane, Show show) {
        RadioMenuItem item = new RadioMenuItem(text);
        item.setMnemonicParsing(false);
        item.setToggleGroup(group);
        item.setSelected(pane.showProperty().get() == show);
        item.setOnAction(e -> pane.showProperty().set(show));
        return item;
    }

    private Menu others(String key, PaneViewModel pane, Consumer<PaneViewModel> verb) {
        Menu menu = new Menu(strings.get(key));
        for (int i = 0; i < compare.panes().size(); i++) {
            PaneViewModel other = compare.panes().get(i);
            if (other != pane) {
                MenuItem item = new MenuItem(SchemeNames.letter(i) + " · " + SchemeNames.full(other));
                item.setMnemonicParsing(false);
                item.setOnAction(e -> verb.accept(other));
                menu.getItems().add(item);
            }
        }
        menu.setDisable(menu.getItems().isEmpty());
        return menu;
    }

    private MenuItem item(String key, Icons icon, Runnable verb) {
        MenuItem item = new MenuItem(strings.get(key), icon == null ? null : icon.icon());
        item.setOnAction(e -> verb.run());
        return item;
    }

    private void chooseModel(MenuButton owner, PaneViewModel pane) {
        FileChooser chooser = new FileChooser();
        chooser.setTitle(strings.get("pane.model"));
        chooser.getExtensionFilters().add(new ExtensionFilter(strings.get("pane.model.files"), "*.onnx"));
        File chosen = chooser.showOpenDialog(owner.getScene().getWindow());
        if (chosen != null) {
            pane.modelProperty().set(chosen.toPath());
        }
    }
}
