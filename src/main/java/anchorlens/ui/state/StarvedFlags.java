package anchorlens.ui.state;

import anchorlens.dataset.Dataset;
import anchorlens.model.ModelCard;
import anchorlens.task.Job;
import anchorlens.task.TaskRunner;
import anchorlens.workbench.InputGrid;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.StarvedScan;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/**
 * How many ground truths without positives each image of the set has under the current assigner, as far as it is known: of
 * all images under a static assigner, of the visited ones under one that looks at predictions.
 */
public final class StarvedFlags {
    private final ObservableMap<Integer, Integer> starved = FXCollections.observableHashMap();
    private final TaskRunner tasks;
    private final ImageState images;
    private final ModelState models;
    private Object countedFor;

    public StarvedFlags(TaskRunner tasks, ImageState images, ModelState models, RunState run) {
        this.tasks = tasks;
        this.images = images;
        this.models = models;
        images.datasetProperty().addListener((o, before, now) -> {
            starved.clear();
            countedFor = null;
        });
        run.resultProperty().addListener((o, before, now) -> {
            if (now != null) {
                note(now);
            }
        });
    }

    /** Image index → number of starved ground truths; images not looked at are absent. */
    public ObservableMap<Integer, Integer> starved() {
        return starved;
    }

    public int flagged() {
        return (int) starved.values().stream().filter(n -> n > 0).count();
    }

    private void note(RunResult result) {
        RunRequest r = result.request();
        Dataset set = images.datasetProperty().get();
        int shown = set == null ? -1 : set.images().indexOf(r.image().record());
        if (shown < 0) {
            return;
        }
        int count = StarvedScan.count(result.assignment());
        Object settings = List.of(r.assigner(), r.priors(), r.classes(), r.pass().isPresent());
        if (settings.equals(countedFor)) {
            starved.put(shown, count);
            return;
        }
        countedFor = settings;
        if (StarvedScan.isPossible(r.assigner())) {
            starved.put(shown, count);
            countAll(r, set, shown);
        } else {
            tasks.cancel("flags");
            starved.clear();
            starved.put(shown, count);
        }
    }

    private void countAll(RunRequest r, Dataset set, int shown) {
        InputGrid grid = r.pass().flatMap(p -> models.card().map(ModelCard::fit).map(fit -> InputGrid.of(p.pass(), fit)))
                .orElseGet(() -> InputGrid.of(r.priors()));
        tasks.submit("flags", "flags", (cancel, progress) -> StarvedScan.run(set.images(), r.classes(), grid,
                r.priors(), r.assigner(), cancel), Job.Outcome.of(counts -> {
                    Integer exact = starved.get(shown);
                    counts.put(shown, exact);
                    starved.keySet().retainAll(counts.keySet());
                    starved.putAll(counts);
                }, cause -> starved.clear()));
    }
}
