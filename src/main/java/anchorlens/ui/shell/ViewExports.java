package anchorlens.ui.shell;

import anchorlens.ui.charts.ChartSurface;
import anchorlens.ui.charts.SvgChart;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Section;
import anchorlens.ui.workspace.WorkspaceView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;

/** Everything that can be written of the workspace that is shown: what it offers itself, and whatever it shows as a picture. */
final class ViewExports {
    private static final double USUAL = 2;

    private final Strings strings = Strings.beside(ViewExports.class);
    private final Workspaces workspaces;

    ViewExports(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    List<Export> all() {
        WorkspaceView view = workspaces.view();
        List<Export> all = new ArrayList<>(view.exports());
        Set<String> ids = new HashSet<>();
        all.forEach(e -> ids.add(e.id()));
        add(all, ids, Export.ofNode("workspace", strings.get("export.workspace"), USUAL, view::root));
        List<ChartSurface> charts = new ArrayList<>();
        collect(view.root(), charts);
        for (ChartSurface chart : charts) {
            String name = name(chart);
            String id = "chart-" + name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
            if (chart instanceof SvgChart svg) {
                add(all, ids, Export.ofText(id + "-svg", strings.get("export.chart", name), "svg", svg::toSvg));
            }
            add(all, ids, Export.ofNode(id + "-png", strings.get("export.chart", name), USUAL, () -> chart));
        }
        return all;
    }

    /** What has the same name is told apart by numbers. */
    private static void add(List<Export> all, Set<String> ids, Export export) {
        String id = export.id();
        for (int n = 2; !ids.add(id); n++) {
            id = export.id() + "-" + n;
        }
        all.add(new Export(id, export.text(), export.extension(), export.writer(), export.picture()));
    }

    /** By its own name, else by the heading above it, else by what kind of chart it is. */
    private static String name(ChartSurface chart) {
        if (chart.getId() != null) {
            return chart.getId().replace('-', ' ');
        }
        for (Node n = chart.getParent(); n != null; n = n.getParent()) {
            if (n instanceof Section section && !section.heading().isBlank()) {
                return section.heading().replaceAll(" ·.*", "");
            }
        }
        return chart.getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
    }

    private static void collect(Node node, List<ChartSurface> charts) {
        if (!node.isVisible()) {
            return;
        }
        switch (node) {
            case ChartSurface chart -> {
                if (chart.getWidth() > 0 && chart.getAccessibleRole() != AccessibleRole.SLIDER) {
                    charts.add(chart);
                }
            }
            case SplitPane split -> split.getItems().forEach(n -> collect(n, charts));
            case ScrollPane scroll when scroll.getContent() != null -> collect(scroll.getContent(), charts);
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(n -> collect(n, charts));
            default -> { }
        }
    }
}
