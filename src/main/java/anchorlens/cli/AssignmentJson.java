package anchorlens.cli;

import anchorlens.analysis.AssignmentSummary;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.LossWeights;
import anchorlens.dataset.Annotation;
import anchorlens.detection.AnchorPriors;
import anchorlens.detection.BoxPriors;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.GroundTruth;
import anchorlens.detection.PointPriors;
import anchorlens.detection.Priors;
import anchorlens.geometry.Box;
import anchorlens.geometry.Letterbox;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.RunResult;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * An assignment as JSON: the settings that made it, the ground truths, and every prior that has a ground truth, was a
 * candidate, carries a weight, or is ignored, with the terms of each of its pairs. NaN and infinities are null; all indices
 * count from 0.
 */
final class AssignmentJson {
    private final Session session;
    private final RunResult result;
    private final PriorPairs pairs;
    private JsonGenerator json;

    AssignmentJson(Session session) {
        this.session = session;
        this.result = session.result();
        this.pairs = new PriorPairs(result);
    }

    /** Writes the document; the writer stays open. */
    void writeTo(Writer out) throws IOException {
        try (JsonGenerator generator = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            json = generator;
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeStringField("anchorlens", Versions.all().get("AnchorLens"));
            writeSettings();
            writeLevels();
            writeCounts();
            json.writeArrayFieldStart("notes");
            for (String note : result.notes()) {
                json.writeString(note);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("groundTruths");
            for (int g = 0; g < result.input().groundTruth().count(); g++) {
                writeGroundTruth(g);
            }
            json.writeEndArray();
            json.writeArrayFieldStart("priors");
            for (int i = 0; i < result.input().priors().count(); i++) {
                if (pairs.isTold(i)) {
                    writePrior(i);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
            json.writeRaw('\n');
        }
    }

    private void writeSettings() throws IOException {
        json.writeObjectFieldStart("settings");
        var assigner = result.request().assigner();
        writeMethod("assigner", assigner.id(), assigner.displayName(), (Record) assigner);
        var weighting = result.request().weighting();
        writeMethod("weighting", weighting.id(), weighting.displayName(), (Record) weighting);
        writePriorSettings();
        writeModel();
        var record = session.data().image();
        json.writeObjectFieldStart("image");
        json.writeNumberField("id", record.id());
        json.writeStringField("name", record.name());
        json.writeStringField("file", record.file().toString());
        json.writeNumberField("width", result.letterbox().imageWidth());
        json.writeNumberField("height", result.letterbox().imageHeight());
        json.writeEndObject();
        json.writeObjectFieldStart("input");
        json.writeNumberField("width", result.letterbox().inputWidth());
        json.writeNumberField("height", result.letterbox().inputHeight());
        json.writeEndObject();
        writeLetterbox(result.letterbox());
        json.writeEndObject();
    }

    private void writeLetterbox(Letterbox letterbox) throws IOException {
        json.writeObjectFieldStart("letterbox");
        number("scaleX", letterbox.scaleX());
        number("scaleY", letterbox.scaleY());
        number("padX", letterbox.padX());
        number("padY", letterbox.padY());
        json.writeEndObject();
    }

    private void writeMethod(String field, String id, String name, Record parameters) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("id", id);
        json.writeStringField("name", name);
        writeValues("parameters", RecordParameters.values(parameters));
        json.writeEndObject();
    }

    /** Only the settings that have a say: a model brings its own grids, and points have no shapes. */
    private void writePriorSettings() throws IOException {
        Map<String, Object> values = RecordParameters.values(result.request().priors());
        List<String> shapes = List.of("shapes", "scales", "ratios", "sizes", "sizesPerLevel");
        if (result.request().pass().isPresent()) {
            values.keySet().retainAll(shapes);
        }
        if (!(result.input().priors() instanceof AnchorPriors)) {
            values.keySet().removeAll(shapes);
        }
        writeValues("priors", values);
    }

    private void writeValues(String field, Map<String, Object> values) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<String, Object> e : values.entrySet()) {
            json.writeFieldName(e.getKey());
            switch (e.getValue()) {
                case Integer i -> json.writeNumber(i);
                case Double d -> json.writeNumber(d);
                case Boolean b -> json.writeBoolean(b);
                case List<?> list -> {
                    json.writeStartArray();
                    for (Object entry : list) {
                        json.writeNumber((Double) entry);
                    }
                    json.writeEndArray();
                }
                case Object other -> json.writeString(RecordParameters.text(other));
            }
        }
        json.writeEndObject();
    }

    private void writeModel() throws IOException {
        if (session.model().isEmpty()) {
            json.writeNullField("model");
            return;
        }
        var opened = session.model().get();
        json.writeObjectFieldStart("model");
        json.writeStringField("file", opened.card().file().toString());
        json.writeStringField("family", opened.card().family());
        json.writeStringField("device", opened.device().toString());
        json.writeEndObject();
    }

    private void writeLevels() throws IOException {
        Priors priors = result.input().priors();
        json.writeObjectFieldStart("grid");
        json.writeNumberField("priors", priors.count());
        json.writeStringField("kind", switch (priors) {
            case AnchorPriors _ -> "anchors";
            case PointPriors _ -> "points";
            case BoxPriors _ -> "boxes";
        });
        switch (priors) {
            case AnchorPriors anchors -> number("offset", anchors.offset());
            case PointPriors points -> number("offset", points.offset());
            case BoxPriors boxes -> json.writeNullField("offset");
        }
        json.writeArrayFieldStart("levels");
        for (FeatureLevel level : priors.levels()) {
            json.writeStartObject();
            json.writeNumberField("index", level.index());
            json.writeNumberField("stride", level.stride());
            json.writeNumberField("rows", level.rows());
            json.writeNumberField("cols", level.cols());
            json.writeNumberField("priorsPerCell", level.priorsPerCell());
            json.writeNumberField("firstPrior", level.firstPrior());
            json.writeNumberField("positives", result.summary().positivesOfLevel()[level.index()]);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writeCounts() throws IOException {
        AssignmentSummary summary = result.summary();
        json.writeObjectFieldStart("counts");
        json.writeNumberField("groundTruths", result.input().groundTruth().count());
        json.writeNumberField("positives", summary.positives());
        json.writeNumberField("negatives", summary.negatives());
        json.writeNumberField("ignored", summary.ignored());
        json.writeEndObject();
    }

    private void writeGroundTruth(int g) throws IOException {
        GroundTruth truth = result.input().groundTruth();
        Annotation annotation = result.request().image().annotations().get(result.annotationOf()[g]);
        AssignmentSummary.OfObject summary = result.summary().objects().get(g);
        json.writeStartObject();
        json.writeNumberField("index", g);
        json.writeNumberField("annotation", annotation.id());
        json.writeNumberField("label", truth.label(g));
        json.writeStringField("category", result.request().categories().get(annotation.category()));
        box("boxImage", annotation.box());
        box("boxInput", truth.boxes().get(g));
        json.writeNumberField("candidates", summary.candidates());
        json.writeNumberField("positives", summary.positives());
        number("sumPos", summary.sumPos());
        number("sumNeg", summary.sumNeg());
        json.writeObjectFieldStart("facts");
        for (Map.Entry<String, Double> fact : new TreeMap<>(result.assignment().bags().get(g).facts()).entrySet()) {
            number(fact.getKey(), fact.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void writePrior(int i) throws IOException {
        Priors priors = result.input().priors();
        int levelIndex = priors.levelOf(i);
        int gt = result.assignment().gtIndex()[i];
        json.writeStartObject();
        json.writeNumberField("index", i);
        if (levelIndex >= 0) {
            FeatureLevel level = priors.levels().get(levelIndex);
            json.writeNumberField("level", levelIndex);
            json.writeNumberField("row", level.row(i));
            json.writeNumberField("col", level.col(i));
        }
        number("centerX", priors.centerX(i));
        number("centerY", priors.centerY(i));
        if (priors instanceof AnchorPriors anchors) {
            box("anchor", anchors.boxes().get(i));
        }
        if (gt < 0) {
            json.writeNullField("gt");
        } else {
            json.writeNumberField("gt", gt);
        }
        json.writeStringField("state", result.assignment().state()[i].name().toLowerCase(Locale.ROOT));
        number("wPos", result.weights().map(w -> w.pos()[i]).orElse(Double.NaN));
        number("wNeg", result.weights().map(w -> w.neg()[i]).orElse(Double.NaN));
        double[] quality = result.assignment().qualityTarget();
        number("quality", quality == null ? Double.NaN : quality[i]);
        json.writeArrayFieldStart("pairs");
        for (PriorPairs.Pair pair : pairs.of(i)) {
            writePair(pair);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void writePair(PriorPairs.Pair pair) throws IOException {
        json.writeStartObject();
        json.writeNumberField("gt", pair.gt());
        if (pair.row() >= 0) {
            CandidateBag bag = result.assignment().bags().get(pair.gt());
            json.writeStringField("verdict", bag.verdict(pair.row()).name());
            json.writeObjectFieldStart("candidate");
            for (CandidateBag.Column column : bag.columns()) {
                number(column.name(), column.values()[pair.row()]);
            }
            json.writeEndObject();
        }
        if (pair.pair() >= 0) {
            LossWeights weights = result.weights().orElseThrow();
            number("wPos", weights.pairPos(pair.pair()));
            number("wNeg", weights.pairNeg(pair.pair()));
            json.writeObjectFieldStart("terms");
            for (LossWeights.Term term : weights.terms()) {
                number(term.name(), term.values()[pair.pair()]);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void box(String field, Box box) throws IOException {
        json.writeArrayFieldStart(field);
        for (double v : new double[] {box.x1(), box.y1(), box.x2(), box.y2()}) {
            if (Double.isFinite(v)) {
                json.writeNumber(v);
            } else {
                json.writeNull();
            }
        }
        json.writeEndArray();
    }

    private void number(String field, double value) throws IOException {
        if (Double.isFinite(value)) {
            json.writeNumberField(field, value);
        } else {
            json.writeNullField(field);
        }
    }
}
