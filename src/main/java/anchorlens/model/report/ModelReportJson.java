package anchorlens.model.report;

import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import anchorlens.model.ModelCard;
import anchorlens.model.card.ModelCards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A {@link ModelReport} as maps, lists, texts and numbers, ready for any JSON writer. */
public final class ModelReportJson {
    private ModelReportJson() {
    }

    /** Keys in a fixed order; lengths in pixels, times in milliseconds, distances in strides. */
    public static Map<String, Object> of(ModelReport report) {
        Map<String, Object> out = card(report.card());
        out.put("device", report.device().toString());
        out.put("notices", report.notices());
        out.put("otherReadings", report.others());
        report.pass().ifPresent(p -> out.put("pass", pass(p)));
        return out;
    }

    private static Map<String, Object> card(ModelCard card) {
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("file", card.file().toString());
        out.putAll(ModelCards.fields(card));
        return out;
    }

    private static Map<String, Object> pass(ModelReport.Pass pass) {
        Letterbox l = pass.letterbox();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("imageWidth", l.imageWidth());
        out.put("imageHeight", l.imageHeight());
        out.put("scale", List.of(l.scaleX(), l.scaleY()));
        out.put("pad", List.of(l.padX(), l.padY()));
        out.put("preprocessMillis", pass.preprocessMillis());
        out.put("forwardMillis", pass.forwardMillis());
        out.put("remarks", pass.remarks());
        out.put("priors", pass.priors());
        out.put("top", pass.top().stream().map(ModelReportJson::prior).toList());
        return out;
    }

    private static Map<String, Object> prior(ModelReport.Prior prior) {
        Box b = prior.box();
        Map<String, Object> out = new LinkedHashMap<>();
        out.put("prior", prior.prior());
        out.put("class", prior.cls());
        out.put("className", prior.className());
        out.put("score", prior.score());
        out.put("level", prior.level());
        out.put("stride", prior.stride());
        out.put("row", prior.row());
        out.put("col", prior.col());
        out.put("center", List.of(prior.centerX(), prior.centerY()));
        out.put("box", List.of(b.x1(), b.y1(), b.x2(), b.y2()));
        out.put("distances", prior.distances());
        out.put("probabilities", prior.probabilities());
        out.put("logits", prior.logits());
        return out;
    }
}
