package anchorlens.ui.review;

import anchorlens.review.ReviewProgress;
import anchorlens.ui.state.ReviewState;
import anchorlens.ui.state.ScanState;
import anchorlens.ui.state.ScanState.Phase;
import anchorlens.ui.theme.Icons;
import anchorlens.ui.workspace.Action;
import anchorlens.workbench.scan.ReviewExport.Kind;
import anchorlens.workbench.scan.ScanProgress;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.InvalidationListener;
import javafx.beans.Observable;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** The bar above Review: scan with its progress, the review file, export. */
final class ReviewBar extends HBox {
    private final ReviewText text = new ReviewText();
    private final ReviewViewModel model;
    private final ReviewState reviews;
    private final ScanState scan;
    private final Button start;
    private final Button goOn = new Button();
    private final ProgressBar bar = new ProgressBar(0);
    private final Label words = new Label();
    private final Tooltip wordsTip = new Tooltip();
    private final Button pause = new Button();
    private final Button cancel = new Button();
    private final MenuButton export = new MenuButton();
    private final Label file = new Label();
    private final Tooltip fileTip = new Tooltip();
    private Icons pauseIcon;

    /** @param chosen hears which kind of export a person wants */
    ReviewBar(ReviewViewModel model, ReviewState reviews, Action scanAction, Action openAction, Consumer<Kind> chosen) {
        this.model = model;
        this.reviews = reviews;
        scan = reviews.scan();
        getStyleClass().add("review-bar");
        setSpacing(6);
        setAlignment(Pos.CENTER_LEFT);
        start = button(scanAction);
        Button open = button(openAction);
        goOn.setText(text.get("scan.goOn"));
        goOn.setId("scan-go-on");
        goOn.setOnAction(e -> model.setup().goOn());
        bar.setId("scan-bar");
        bar.setPrefWidth(130);
        bar.setMinWidth(60);
        words.setId("scan-words");
        words.getStyleClass().add("muted");
        words.setMinWidth(0);
        pause.setId("scan-pause");
        pause.setOnAction(e -> pauseOrGoOn());
        cancel.setId("scan-cancel");
        cancel.setText(text.get("cancel"));
        cancel.setOnAction(e -> scan.cancel());
        fillExport(chosen);
        file.setId("review-file");
        file.getStyleClass().add("muted");
        file.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        words.setMaxWidth(Double.MAX_VALUE);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.SOMETIMES);
        getChildren().addAll(start, goOn, bar, pause, cancel, open, words, gap, file, export);
        for (Button button : List.of(start, goOn, pause, cancel, open)) {
            button.setMinWidth(USE_PREF_SIZE);
        }
        InvalidationListener update = (Observable o) -> show();
        for (Observable o : List.of(scan.phaseProperty(), scan.progressProperty(), scan.reportProperty(), scan.failureProperty(),
                reviews.storeProperty(), reviews.mismatchProperty(), model.queue().pageProperty(), model.exports().busyProperty())) {
            o.addListener(update);
        }
        show();
    }

    private static Button button(Action action) {
        Button button = new Button(action.text(), action.icon().icon());
        button.setId(action.id());
        button.setTooltip(new Tooltip(action.text() + " (" + action.keysText() + ")"));
        button.setOnAction(e -> action.runIfEnabled());
        return button;
    }

    private void pauseOrGoOn() {
        if (scan.phaseProperty().get() == Phase.PAUSED) {
            scan.goOn();
        } else {
            scan.pause();
        }
    }

    private void fillExport(Consumer<Kind> chosen) {
        export.setText(text.get("export"));
        export.setGraphic(Icons.EXPORT.icon());
        export.setId("review-export");
        export.setMinWidth(USE_PREF_SIZE);
        export.setOnShowing(e -> {
            export.getItems().clear();
            for (Kind kind : Kind.values()) {
                String format = model.exports().format().map(f -> f.displayName()).orElse("");
                MenuItem item = new MenuItem(kind == Kind.CORRECTED && format.isEmpty() ? text.get("export.CORRECTED.none")
                        : text.get("export." + kind, format));
                item.setId("export-" + kind);
                item.setDisable(kind == Kind.CORRECTED && format.isEmpty());
                item.setOnAction(x -> chosen.accept(kind));
                export.getItems().add(item);
            }
        });
        // A menu without items would never be asked to show.
        export.getItems().add(new MenuItem(""));
    }

    /** Opens the list of what can be written. */
    void showExports() {
        export.show();
    }

    private void show() {
        Phase phase = scan.phaseProperty().get();
        boolean running = phase != Phase.IDLE;
        ScanProgress progress = scan.progressProperty().get();
        ReviewProgress known = model.queue().progress();
        boolean usable = reviews.usable().isPresent();
        visible(start, !running);
        visible(goOn, !running && usable && known.images() > 0 && known.scanned() < known.images());
        visible(bar, running);
        visible(pause, phase == Phase.RUNNING || phase == Phase.PAUSED);
        visible(cancel, phase == Phase.OPENING || phase == Phase.RUNNING || phase == Phase.PAUSED);
        pause.setText(text.get(phase == Phase.PAUSED ? "scan.resume" : "scan.pause"));
        showPauseIcon(phase == Phase.PAUSED ? Icons.PLAY : Icons.PAUSE);
        bar.setProgress(progress == null ? ProgressBar.INDETERMINATE_PROGRESS : progress.done() / (double) Math.max(1, progress.total()));
        words.setText(words(phase, progress, known, usable));
        style(words, !running && !scan.failureProperty().get().isEmpty() ? "error-text" : "muted");
        visible(words, !words.getText().isEmpty());
        wordsTip.setText(words.getText());
        words.setTooltip(words.getText().isEmpty() ? null : wordsTip);
        export.setDisable(!usable || model.exports().busyProperty().get());
        export.setText(text.get(model.exports().busyProperty().get() ? "export.busy" : "export"));
        file.setText(usable ? reviews.storeProperty().get().file().getFileName().toString() : "");
        fileTip.setText(usable ? reviews.storeProperty().get().file().toString() : "");
        file.setTooltip(usable ? fileTip : null);
    }

    /** A new icon only where it is another one: this is shown at every decision. */
    private void showPauseIcon(Icons icon) {
        if (icon != pauseIcon) {
            pauseIcon = icon;
            pause.setGraphic(icon.icon());
        }
    }

    private static void style(Label label, String style) {
        if (!label.getStyleClass().contains(style)) {
            label.getStyleClass().setAll("label", style);
        }
    }

    private String words(Phase phase, ScanProgress progress, ReviewProgress known, boolean usable) {
        return switch (phase) {
            case OPENING -> text.get("scan.opening");
            case STOPPING -> text.get("scan.stopping");
            case PAUSED -> text.get("scan.paused", progress == null ? "" : progress.done() + " / " + progress.total());
            case RUNNING -> progress == null ? "" : text.scan(progress);
            case IDLE -> !scan.failureProperty().get().isEmpty() ? scan.failureProperty().get() : !usable ? ""
                    : known.scanned() < known.images() ? text.get("scan.partly", Integer.toString(known.scanned()), Integer.toString(known.images()))
                    : text.get("scan.whole", Integer.toString(known.images()));
        };
    }

    private static void visible(javafx.scene.Node node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }
}
