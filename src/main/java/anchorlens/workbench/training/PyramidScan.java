package anchorlens.workbench.training;

import anchorlens.analysis.pyramid.LevelCounts;
import anchorlens.assign.Assigner;
import anchorlens.detection.FeatureLevel;
import anchorlens.geometry.Box;
import anchorlens.task.CancellationToken;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.RunRequest;
import anchorlens.workbench.RunResult;
import anchorlens.workbench.Workbench;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Runs every assigner there is over images and notes which levels their positives lie on. Not thread-safe. */
public final class PyramidScan {
    private final List<Assigner> assigners;
    private final Catalog catalog;
    private final Workbench bench = new Workbench();
    private final List<List<PyramidRun.OfObject>> objects = new ArrayList<>();
    private final List<double[]> totals = new ArrayList<>();
    private final List<Optional<RunResult>> results = new ArrayList<>();
    private final List<String> why = new ArrayList<>();
    private List<FeatureLevel> levels = List.of();
    private int images;

    /** @param chosen stands in for the assigner of its id, with a person's parameters; the others have their defaults */
    public PyramidScan(Catalog catalog, Assigner chosen) {
        this.catalog = catalog;
        this.assigners = catalog.assigners().stream().map(a -> a.id().equals(chosen.id()) ? chosen : a).toList();
        for (int i = 0; i < assigners.size(); i++) {
            objects.add(new ArrayList<>());
            totals.add(new double[0]);
            results.add(Optional.empty());
            why.add("");
        }
    }

    /**
     * Adds an image; an assigner that cannot run on it (without a model, with several anchors a cell) is left out and says why.
     *
     * @param request whose assigner and weighting play no part
     */
    public void add(RunRequest request, CancellationToken cancel) {
        images++;
        for (int i = 0; i < assigners.size(); i++) {
            cancel.throwIfCancelled();
            Assigner assigner = assigners.get(i);
            RunRequest own = new RunRequest(request.image(), request.pass(), request.classes(), request.priors(), assigner,
                    catalog.usualWeighting(assigner));
            try {
                add(i, bench.run(own, cancel));
            } catch (CancellationException e) {
                throw e;
            } catch (IllegalArgumentException e) {
                why.set(i, e.getMessage());
            }
        }
    }

    private void add(int i, RunResult r) {
        List<FeatureLevel> own = r.input().priors().levels();
        levels = levels.isEmpty() ? own : levels;
        boolean soft = assigners.get(i).family() == Assigner.Family.SOFT;
        LevelCounts counts = LevelCounts.of(r.input(), r.assignment(), r.weights(), soft);
        double[] total = Arrays.copyOf(totals.get(i), Math.max(totals.get(i).length, own.size()));
        for (int g = 0; g < counts.objects(); g++) {
            Box box = r.input().groundTruth().boxes().get(g);
            objects.get(i).add(new PyramidRun.OfObject(Math.sqrt(box.area()), counts.ofObject()[g]));
            for (int l = 0; l < own.size(); l++) {
                total[l] += counts.ofObject()[g][l];
            }
        }
        totals.set(i, total);
        results.set(i, images == 1 ? Optional.of(r) : Optional.empty());
    }

    public PyramidRun run() {
        List<PyramidRun.Row> rows = new ArrayList<>();
        for (int i = 0; i < assigners.size(); i++) {
            rows.add(new PyramidRun.Row(assigners.get(i), objects.get(i), totals.get(i), results.get(i), why.get(i)));
        }
        return new PyramidRun(levels, rows, images);
    }
}
