package anchorlens.ui.viewer.overlays;

import anchorlens.detection.Nms;
import anchorlens.detection.Predictions;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.ui.state.Layer;
import anchorlens.ui.theme.DataColors;
import anchorlens.ui.viewer.OverlayLabel;
import anchorlens.ui.viewer.LabelSink;
import anchorlens.ui.viewer.LegendEntry;
import anchorlens.ui.viewer.LegendEntry.Symbol;
import anchorlens.ui.viewer.Overlay;
import anchorlens.ui.viewer.OverlayContext;
import anchorlens.ui.viewer.Raster;
import anchorlens.ui.viewer.Raster.Dash;
import anchorlens.workbench.RunResult;
import java.util.List;
import java.util.Optional;

/** What the detector reports after NMS: dashed boxes with class and score, above the smallest score of the options. */
public final class PredictionsOverlay implements Overlay {
    private static final Dash DASH = new Dash(6, 3);

    @Override
    public Optional<Layer> layer() {
        return Optional.of(Layer.PREDICTIONS);
    }

    @Override
    public void paint(OverlayContext c, Raster raster, LabelSink labels) {
        Optional<Predictions> predictions = c.result().flatMap(r -> r.request().pass().map(p -> p.predictions()));
        if (predictions.isEmpty()) {
            return;
        }
        double opacity = c.opacity(Layer.PREDICTIONS);
        Priors priors = c.result().get().request().pass().get().pass().head().priors();
        for (Nms.Detection d : c.result().get().detections()) {
            if (d.score() <= c.options().minScoreProperty().get() || !c.options().isLevelShown(priors.levelOf(d.prior()))) {
                continue;
            }
            Box b = c.inputToView(predictions.get().boxes().get(d.prior()));
            raster.strokeRectWithHalo(b.x1(), b.y1(), b.x2(), b.y2(), c.line(1.6),
                    Raster.withOpacity(DataColors.PREDICTION, opacity), Raster.withOpacity(DataColors.HALO, opacity),
                    DASH.times(c.px(1)));
            labels.add(OverlayLabel.ofBox(c.className(d.cls()) + ' ' + twoDecimals(d.score()),
                    DataColors.PREDICTION, b.x1(), b.y1(), b.x2(), b.y2(), 0));
        }
    }

    /** A score in 0…1 as "0.87"; a formatter would cost more than drawing the box. */
    private static String twoDecimals(double score) {
        long hundredths = Math.round(100 * score);
        return hundredths / 100 + "." + hundredths / 10 % 10 + hundredths % 10;
    }

    @Override
    public List<LegendEntry> legend(Optional<RunResult> result) {
        return List.of(new LegendEntry(Symbol.DASHED_LINE, DataColors.PREDICTION, Texts.get("legend.predictions")));
    }
}
