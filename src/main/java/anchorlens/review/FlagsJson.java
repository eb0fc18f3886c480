package anchorlens.review;

import anchorlens.dataset.Dataset;
import anchorlens.geometry.Box;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** All flags with their decisions and the settings that made them as JSON, the strongest first. */
public final class FlagsJson {
    private static final int PAGE = 500;

    private FlagsJson() {
    }

    /** @throws ReviewException if the review cannot be read */
    public static void write(ReviewStore store, Dataset dataset, Writer out) throws IOException, ReviewException {
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            header(store, json);
            json.writeArrayFieldStart("flags");
            long[] ids = store.ids(QueueQuery.ALL);
            for (int from = 0; from < ids.length; from += PAGE) {
                for (QueueRow row : store.rows(Arrays.copyOfRange(ids, from, Math.min(ids.length, from + PAGE)))) {
                    flag(row, dataset, json);
                }
            }
            json.writeEndArray();
            json.writeEndObject();
        }
        out.write('\n');
    }

    private static void header(ReviewStore store, JsonGenerator json) throws IOException, ReviewException {
        ReviewHeader header = store.header();
        ReviewProgress progress = store.progress();
        json.writeStringField("annotations", header.data());
        json.writeStringField("annotations_sha256", header.dataHash());
        json.writeStringField("model", header.model());
        json.writeStringField("model_sha256", header.modelHash());
        json.writeStringField("preset", header.preset());
        json.writeFieldName("settings");
        json.writeRawValue(header.settings().isBlank() ? "{}" : header.settings());
        json.writeNumberField("images", progress.images());
        json.writeNumberField("scanned", progress.scanned());
        json.writeArrayFieldStart("unreadable");
        for (Map.Entry<Integer, String> e : store.unreadable().entrySet()) {
            json.writeStartObject();
            json.writeNumberField("image", e.getKey());
            json.writeStringField("reason", e.getValue());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private static void flag(QueueRow row, Dataset dataset, JsonGenerator json) throws IOException {
        FoundFlag flag = row.flag();
        json.writeStartObject();
        json.writeNumberField("flag", row.id());
        json.writeStringField("image", row.name());
        json.writeNumberField("image_id", dataset.images().get(row.image()).id());
        if (flag.annotation() >= 0) {
            json.writeNumberField("annotation_id", dataset.images().get(row.image()).annotations().get(flag.annotation()).id());
        }
        json.writeStringField("class", FlagsCsv.name(dataset.categoryNames(), flag.category()));
        json.writeStringField("kind", flag.kind().label());
        json.writeArrayFieldStart("edges");
        for (var edge : flag.edges()) {
            json.writeString(edge.name().toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        json.writeNumberField("score", flag.score());
        json.writeStringField("reason", flag.reason());
        box(json, "box", flag.annotated().orElse(null));
        box(json, "alternative", flag.alternative().orElse(null));
        if (flag.instead() >= 0) {
            json.writeStringField("class_instead", FlagsCsv.name(dataset.categoryNames(), flag.instead()));
        }
        positions(flag, json);
        json.writeStringField("verdict", row.decision().verdict().label());
        box(json, "decided", row.decision().box().orElse(null));
        json.writeEndObject();
    }

    private static void positions(FoundFlag flag, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("positions");
        for (EdgeSummary edge : flag.evidence()) {
            json.writeArrayFieldStart(edge.edge().name().toLowerCase(Locale.ROOT));
            for (EdgeSummary.Position p : edge.positions()) {
                json.writeStartArray();
                json.writeNumber(p.at());
                json.writeNumber(p.mass());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Corners x1, y1, x2, y2 in image pixels. */
    private static void box(JsonGenerator json, String name, Box box) throws IOException {
        if (box != null) {
            json.writeFieldName(name);
            json.writeArray(new double[]{box.x1(), box.y1(), box.x2(), box.y2()}, 0, 4);
        }
    }
}
