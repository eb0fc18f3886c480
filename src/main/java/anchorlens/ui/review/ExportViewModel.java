package anchorlens.ui.review;

import anchorlens.dataset.AnnotationFormat;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.Origin;
import anchorlens.review.ReviewStore;
import anchorlens.task.Job;
import anchorlens.ui.state.States;
import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Words;
import anchorlens.workbench.scan.ReviewExport;
import anchorlens.workbench.scan.ReviewExport.Kind;
import anchorlens.workbench.scan.ReviewExport.Written;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/** Writes what came out of the review, beside everything else that goes on. */
final class ExportViewModel {
    private final Strings strings = Strings.beside(ExportViewModel.class);
    private final States states;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");

    ExportViewModel(States states) {
        this.states = states;
    }

    /** True while something is being written. */
    ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /** The format of the open annotations; empty where the set has none. */
    Optional<AnnotationFormat> format() {
        return Optional.ofNullable(states.images().datasetProperty().get()).flatMap(Dataset::origin).map(Origin::format);
    }

    /** True where a kind is written as a folder. */
    boolean isFolder(Kind kind) {
        return kind == Kind.CORRECTED && format().filter(AnnotationFormat::isFolder).isPresent();
    }

    /** A name to begin with: {@code NAME-corrected.json}, {@code NAME-flags.csv}. */
    String usualName(Kind kind) {
        Dataset set = states.images().datasetProperty().get();
        String name = set == null ? "review" : set.source().getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = dot > 0 ? name.substring(0, dot) : name;
        return switch (kind) {
            case CORRECTED -> stem + "-corrected" + (isFolder(kind) || dot <= 0 ? "" : name.substring(dot));
            case REPORT -> stem + "-report.html";
            default -> stem + "-flags." + kind.name().toLowerCase(Locale.ROOT);
        };
    }

    /** Writes; says in the window what was written, or why nothing was. */
    void write(Kind kind, Path target) {
        ReviewStore store = states.reviews().usable().orElse(null);
        Dataset set = states.images().datasetProperty().get();
        if (store == null || set == null || busy.get()) {
            return;
        }
        busy.set(true);
        states.tasks().submit("review-export", new Object(), (cancel, progress) -> new ReviewExport(store, set, states.files()).write(kind, target),
                Job.Outcome.of(this::done, cause -> {
                    busy.set(false);
                    states.notices().error(cause);
                }));
    }

    private void done(Written written) {
        busy.set(false);
        String count = Words.count(written.count()) + " " + strings.get((written.kind() == Kind.CORRECTED ? "export.correction" : "export.flag")
                + (written.count() == 1 ? "" : "s"));
        String file = written.file().toString();
        if (written.left().isEmpty()) {
            states.notices().info(strings.get("export.done." + written.kind(), count, file));
        } else {
            states.notices().warn(strings.get("export.left", count, file, Integer.toString(written.left().size()), written.left().getFirst()),
                    written.left());
        }
    }
}
