package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.Fx;
import anchorlens.ui.state.Fakes;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.workspace.Action;
import anchorlens.ui.workspace.Remembered;
import anchorlens.ui.workspace.Workspace;
import anchorlens.ui.workspace.WorkspaceView;
import anchorlens.workbench.Catalog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javafx.beans.property.SimpleStringProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.Test;

class WorkspacesTest {
    private final List<String> happened = new ArrayList<>();
    private final Notices notices = new Notices();

    /** A workspace with a name, an action, a status and one setting, "zoom". */
    private final class Plain implements Workspace {
        private final String id;
        private final boolean list;

        Plain(String id, boolean list) {
            this.id = id;
            this.list = list;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return "The " + id;
        }

        @Override
        public boolean showsImageList() {
            return list;
        }

        @Override
        public WorkspaceView open() {
            happened.add("open " + id);
            StackPane root = new StackPane();
            root.setId("root-" + id);
            Map<String, String> set = new TreeMap<>(Map.of("zoom", "1"));
            return WorkspaceView.of(root)
                    .withActions(List.of(Action.of(id + ".act", "Act", Icons.GRID, () -> happened.add("act " + id), "X")))
                    .withTexts(new SimpleStringProperty("left of " + id), new SimpleStringProperty("right of " + id))
                    .withRemembered(new Remembered() {
                        @Override
                        public Map<String, String> values() {
                            return set;
                        }

                        @Override
                        public void restore(Map<String, String> values) {
                            if (!values.getOrDefault("zoom", "1").matches("\\d+")) {
                                throw new IllegalArgumentException("zoom is a number");
                            }
                            set.putAll(values);
                        }
                    });
        }
    }

    private Workspaces workspaces(String start, Map<String, Map<String, String>> settings) {
        return new Workspaces(List.of(new Plain("one", true), new Plain("two", false)), start, settings, notices);
    }

    @Test
    void opensAWorkspaceOnlyWhenItIsFirstShown() {
        Fx.run(() -> {
            Workspaces w = workspaces("", Map.of());
            assertThat(happened).containsExactly("open one");
            w.show("two");
            w.show("one");
            w.show("two");
            assertThat(happened).containsExactly("open one", "open two");
        });
    }

    @Test
    void goesOnWithTheWorkspaceAndSettingsOfLastTime() {
        Fx.run(() -> {
            Workspaces w = workspaces("two", Map.of("two", Map.of("zoom", "7"), "one", Map.of("zoom", "3")));
            assertThat(w.shownProperty().get().id()).isEqualTo("two");
            assertThat(happened).containsExactly("open two");
            assertThat(w.remembered()).containsEntry("two", Map.of("zoom", "7")).containsEntry("one", Map.of("zoom", "3"));
        });
    }

    @Test
    void aWorkspaceOrSettingThatIsGoneLeavesTheUsualOne() {
        Fx.run(() -> {
            Workspaces w = workspaces("gone", Map.of("one", Map.of("zoom", "wide")));
            assertThat(w.shownProperty().get().id()).isEqualTo("one");
            assertThat(w.remembered().get("one")).isEqualTo(Map.of("zoom", "1"));
            assertThat(notices.list()).singleElement().satisfies(n -> assertThat(n.text()).contains("zoom is a number"));
            assertThatThrownBy(() -> w.show("three")).hasMessageContaining("one, two");
        });
    }

    @Test
    void eachWorkspaceKeepsItsChoiceOfTheImageList() {
        Fx.run(() -> {
            Workspaces w = workspaces("", Map.of());
            assertThat(w.imageListShownProperty().get()).isTrue();
            w.show("two");
            assertThat(w.imageListShownProperty().get()).isFalse();
            w.imageListShownProperty().set(true);
            w.show("one");
            w.imageListShownProperty().set(false);
            w.show("two");
            assertThat(w.imageListShownProperty().get()).isTrue();
        });
    }

    @Test
    void buttonsKeysCentreAndStatusFollowTheList() {
        Fx.run(() -> {
            States states = States.create(new SameThreadTaskRunner(), new Fakes.FakeFiles(), Fakes.detectors(List.of("crate")),
                    Catalog.load());
            Workspaces w = workspaces("", Map.of());
            MainView view = new MainView(states, w, new Files(states),
                    WindowVerbs.NONE, new ThemeSwitch(Theme.DARK));
            Scene scene = new Scene(view, 1000, 700);
            Theme.style(scene);
            view.applyCss();
            view.layout();
            ToggleButton two = (ToggleButton) view.lookupAll(".toggle-button").stream()
                    .filter(b -> "workspace.two".equals(b.getId())).findFirst().orElseThrow();
            assertThat(two.getText()).isEqualTo("The two");
            two.fire();
            assertThat(w.shownProperty().get().id()).isEqualTo("two");
            assertThat(two.isSelected()).isTrue();
            assertThat(scene.lookup("#root-two")).isNotNull();
            assertThat(scene.lookup("#root-one")).isNull();
            assertThat(scene.lookup("#images")).isNull();
            assertThat(((Label) scene.lookup("#figures")).getText()).isEqualTo("right of two");
            assertThat(view.actions()).extracting(Action::id).contains("two.act", "workspace.one").doesNotContain("one.act");
            view.actions().stream().filter(a -> a.id().equals("workspace.one")).findFirst().orElseThrow().runIfEnabled();
            assertThat(two.isSelected()).isFalse();
            assertThat(scene.lookup("#images")).isNotNull();
        });
    }
}
