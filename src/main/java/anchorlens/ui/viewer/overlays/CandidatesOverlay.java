package anchorlens.ui.viewer.overlays;

import anchorlens.assign.CandidateBag;
import anchorlens.assign.Verdict;
import anchorlens.detection.Priors;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Marks;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Stamp;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/** Candidates that were not kept as small crosses: those of the selected ground truth, else of all. */
public final class CandidatesOverlay implements Overlay {
    private static final double RADIUS = 3;

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.CANDIDATES);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        if (c.result().isEmpty()) {
            return;
        }
        Priors priors = c.result().get().input().priors();
        boolean[] done = new boolean[priors.count()];
        int argb = Raster.withOpacity(DataColors.CANDIDATE, c.opacity(Layer.CANDIDATES));
        int halo = Raster.withOpacity(DataColors.HALO, 0.5 * c.opacity(Layer.CANDIDATES));
        Stamp cross = new Stamp(c.px(RADIUS) + 1, (target, x, y) -> {
            Marks.cross(target, x, y, c.px(RADIUS) + 1, c.px(1.2) + 1.4, halo);
            Marks.cross(target, x, y, c.px(RADIUS), c.px(1.2), argb);
        });
        for (CandidateBag bag : bags(c)) {
            for (int row = 0; row < bag.size(); row++) {
                int prior = bag.prior(row);
                if (bag.verdict(row) != Verdict.KEPT && !done[prior] && isLevelShown(c, priors, prior)) {
                    done[prior] = true;
                    double x = c.viewX(priors.centerX(prior));
                    double y = c.viewY(priors.centerY(prior));
                    cross.draw(raster, x, y);
                }
            }
        }
    }

    private static boolean isLevelShown(OverlayContext c, Priors priors, int prior) {
        int level = priors.levelOf(prior);
        return level < 0 || c.options().isLevelShown(level);
    }

    private static List<CandidateBag> bags(OverlayContext c) {
        List<CandidateBag> bags = c.result().map(r -> r.assignment().bags()).orElse(List.of());
        int gt = c.picked().gt();
        return gt >= 0 && gt < bags.size() ? List.of(bags.get(gt)) : bags;
    }

    @Override
    public boolean draws(OverlayContext c, int prior) {
        return bags(c).stream().anyMatch(bag -> {
            int row = bag.rowOf(prior);
            return row >= 0 && bag.verdict(row) != Verdict.KEPT;
        });
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.CROSS, DataColors.CANDIDATE, Texts.get("legend.candidates")));
    }
}
