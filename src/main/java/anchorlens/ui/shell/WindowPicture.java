package anchorlens.ui.shell;

import anchorlens.task.SameThreadTaskRunner;
import anchorlens.ui.state.Layer;
import anchorlens.ui.state.Notices;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Theme;
import anchorlens.ui.theme.ThemeSwitch;
import anchorlens.ui.workspace.Export;
import anchorlens.ui.workspace.Pictures;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.DataFiles;
import anchorlens.workbench.DetectorHost;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.session.SavedSession;
import anchorlens.workbench.training.PassCache;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import javafx.application.Platform;
import javafx.scene.Scene;

/** Writes the window with any of its workspaces as a picture, without a window and without a display. */
public final class WindowPicture {
    private final DataFiles files;
    private final DetectorHost.Opener models;
    private final Catalog catalog;
    private final PassCache passes;

    /** One that keeps no forward passes on disk. */
    public WindowPicture(DataFiles files, DetectorHost.Opener models, Catalog catalog) {
        this(files, models, catalog, PassCache.none());
    }

    /** @param passes forward passes kept on disk */
    public WindowPicture(DataFiles files, DetectorHost.Opener models, Catalog catalog, PassCache passes) {
        this.files = files;
        this.models = models;
        this.catalog = catalog;
        this.passes = passes;
    }

    /** Makes the toolkit run without a display; to be called before anything else of it. */
    public static void startWithoutDisplay() {
        System.setProperty("glass.platform", "Headless");
        System.setProperty("prism.order", "sw");
        System.setProperty("java.awt.headless", "true");
        try {
            Platform.startup(() -> { });
        } catch (IllegalStateException e) {
            // the toolkit runs already, which is as good
        }
        Platform.setImplicitExit(false);
    }

    /**
     * Renders and writes.
     *
     * @return warnings, each one sentence
     * @throws IOException           if the picture cannot be written
     * @throws IllegalStateException in one sentence, if what was asked for cannot be shown
     */
    public List<String> write(RenderRequest request, Path output) throws IOException {
        CompletableFuture<Path> done = new CompletableFuture<>();
        Notices notices = new Notices();
        Platform.runLater(() -> {
            try (DetectorHost host = new DetectorHost(models)) {
                render(request, host, notices, output);
                done.complete(output);
            } catch (IOException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        });
        try {
            done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted before the picture was done", e);
        }
        return notices.list().stream().map(Notices.Notice::text).toList();
    }

    private void render(RenderRequest request, DetectorHost host, Notices said, Path output) throws IOException {
        States states = States.create(new SameThreadTaskRunner(), files, host, catalog, passes);
        try {
            render(request, states, said, output);
        } finally {
            states.reviews().close();
        }
    }

    private void render(RenderRequest request, States states, Notices said, Path output) throws IOException {
        ThemeSwitch theme = new ThemeSwitch(request.theme());
        Workspaces workspaces = new Workspaces(Workspaces.of(states), request.shown().workspace(), Map.of(), states.notices());
        workspaces.show(request.shown().workspace());
        MainView view = new MainView(states, workspaces, new Files(states),
                WindowVerbs.NONE, theme);
        states.run().priorsProperty().set(request.priors());
        states.run().assignerProperty().set(request.assigner());
        states.run().weightingProperty().set(request.weighting());
        states.models().deviceProperty().set(request.device());
        request.model().ifPresent(states.models()::open);
        states.images().open(request.data(), request.image().orElse(""));
        request.classes().forEach((category, cls) -> states.models().classes().choose(category, Optional.of(cls)));
        failOn(states);
        restoreWindow(request, states, workspaces);
        if (!request.layers().isEmpty()) {
            for (Layer layer : Layer.values()) {
                states.display().shownProperty(layer).set(request.layers().contains(layer));
            }
        }
        failBeyond("ground truth", request.gt(), states.run().resultProperty().get().input().groundTruth().count());
        failBeyond("prior", request.prior(), states.run().resultProperty().get().input().priors().count());
        select(request.shown().selected(), states);
        request.gt().ifPresent(states.selection().gtProperty()::set);
        request.prior().ifPresent(states.selection().priorProperty()::set);
        Scene scene = new Scene(view, request.width(), request.height());
        Theme.style(scene);
        view.resize(request.width(), request.height());
        view.applyCss();
        view.layout();
        workspaces.placeDividers();
        workspaces.view().remembered().restore(request.shown().settings());
        failOn(states);
        said.list().addAll(states.notices().list());
        states.notices().list().clear();
        Pictures.of(scene);
        if (request.shown().export().isPresent()) {
            export(new ViewExports(workspaces).all(), request.shown().export().get()).writer().write(output);
        } else {
            Pictures.writePng(Pictures.of(scene), output);
        }
    }

    /** Layers and panels as a session has set them. */
    private static void restoreWindow(RenderRequest request, States states, Workspaces workspaces) {
        workspaces.restore(Map.of(), request.shown().window());
        DisplayMemory display = new DisplayMemory(states.display());
        request.shown().window().forEach((key, value) -> {
            if (!Workspaces.isPanel(key)) {
                try {
                    display.restore(Map.of(key, value));
                } catch (IllegalArgumentException e) {
                    states.notices().warn("A setting of the session was left out: " + e.getMessage() + ".", List.of());
                }
            }
        });
    }

    /** What a session has selected, as far as it is there. */
    private static void select(SavedSession.Selected selected, States states) {
        RunResult result = states.run().resultProperty().get();
        selected.gt().stream().filter(i -> i < result.input().groundTruth().count()).forEach(states.selection().gtProperty()::set);
        selected.prior().stream().filter(i -> i < result.input().priors().count()).forEach(states.selection().priorProperty()::set);
    }

    private static Export export(List<Export> offered, String id) {
        return offered.stream().filter(e -> e.id().equalsIgnoreCase(id)).findFirst().orElseThrow(() -> new IllegalStateException(
                "there is nothing named '" + id + "' to export; there are: "
                        + offered.stream().map(Export::id).collect(Collectors.joining(", "))));
    }

    private static void failOn(States states) {
        states.notices().list().stream().filter(n -> n.severity() == Notices.Severity.ERROR).findFirst().ifPresent(n -> {
            throw new IllegalStateException(n.text());
        });
        if (!states.images().failureProperty().get().isEmpty()) {
            throw new IllegalStateException(states.images().failureProperty().get());
        }
        if (!states.run().failureProperty().get().isEmpty()) {
            throw new IllegalStateException(states.run().failureProperty().get());
        }
    }

    private static void failBeyond(String what, OptionalInt index, int count) {
        if (index.isPresent() && (index.getAsInt() < 0 || index.getAsInt() >= count)) {
            throw new IllegalStateException("there is no " + what + " " + index.getAsInt() + " to select: there are " + count
                    + ", numbered from 0");
        }
    }
}
