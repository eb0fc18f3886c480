package anchorlens.cli;

import anchorlens.analysis.audit.Finding;
import anchorlens.analysis.audit.Problem;
import anchorlens.assign.Assigner;
import anchorlens.dataset.Annotation;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.DatasetAudit;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** An audit as text, CSV and JSON. */
final class AuditReport {
    private static final List<String> COLUMNS = List.of("image", "annotation_id", "category", "problem", "cause", "edge",
            "measure", "parameter", "value", "reason");

    private final Dataset dataset;
    private final Assigner assigner;
    private final DatasetAudit audit;

    AuditReport(Dataset dataset, Assigner assigner, DatasetAudit audit) {
        this.dataset = dataset;
        this.assigner = assigner;
        this.audit = audit;
    }

    void writeText(Writer out) throws IOException {
        out.write(String.format("%d images, %d objects, assigned by %s%n", audit.images(), audit.objects(), assigner));
        Map<Problem, Map<String, Integer>> counts = new TreeMap<>();
        for (DatasetAudit.Row row : audit.rows()) {
            Finding f = row.finding();
            counts.computeIfAbsent(f.problem(), p -> new LinkedHashMap<>())
                    .merge(f.cause() == null ? "" : f.cause().label(), 1, Integer::sum);
        }
        if (counts.isEmpty()) {
            out.write(String.format("%nnothing found%n"));
            return;
        }
        out.write('\n');
        for (var entry : counts.entrySet()) {
            int all = entry.getValue().values().stream().mapToInt(Integer::intValue).sum();
            out.write(String.format("%6d  %s%n", all, entry.getKey().label()));
            for (var cause : entry.getValue().entrySet()) {
                if (!cause.getKey().isEmpty()) {
                    out.write(String.format("        %6d  %s%n", cause.getValue(), cause.getKey()));
                }
            }
        }
        int shown = -1;
        for (DatasetAudit.Row row : audit.rows()) {
            if (row.image() != shown) {
                shown = row.image();
                out.write(String.format("%n%s%n", dataset.images().get(shown).name()));
            }
            out.write(String.format("  %s%s: %s%n", row.finding().problem().label(), annotation(row) == null ? ""
                    : ", " + category(row) + " (annotation " + annotation(row).id() + ")", row.finding().reason()));
        }
    }

    void writeCsv(Writer out) throws IOException {
        out.write(String.join(",", COLUMNS) + "\n");
        for (DatasetAudit.Row row : audit.rows()) {
            List<String> cells = new ArrayList<>();
            fields(row).values().forEach(v -> cells.add(v == null ? "" : AssignmentCsv.quoted(String.valueOf(v))));
            out.write(String.join(",", cells) + "\n");
        }
    }

    void writeJson(Writer out) throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("images", audit.images());
        root.put("objects", audit.objects());
        root.put("assigner", assigner.id());
        Map<String, Object> parameters = new LinkedHashMap<>();
        RecordParameters.values((Record) assigner).forEach((k, v) -> parameters.put(k, v instanceof Enum<?> e ? e.name() : v));
        root.put("parameters", parameters);
        root.put("findings", audit.rows().stream().map(this::fields).toList());
        out.write(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(root));
        out.write('\n');
    }

    /** In the order of the columns; null where a field does not apply. */
    private Map<String, Object> fields(DatasetAudit.Row row) {
        Finding f = row.finding();
        ImageRecord image = dataset.images().get(row.image());
        Annotation a = annotation(row);
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("image", image.name());
        fields.put("annotation_id", a == null ? null : a.id());
        fields.put("category", a == null ? null : category(row));
        fields.put("problem", f.problem().label());
        fields.put("cause", f.cause() == null ? null : f.cause().label());
        fields.put("edge", f.edge() == null ? null : f.edge().name().toLowerCase(Locale.ROOT));
        fields.put("measure", Double.isNaN(f.measure()) ? null : f.measure());
        fields.put("parameter", f.remedy().map(r -> r.parameter()).or(() -> f.input().map(i -> "inputWidth, inputHeight")).orElse(null));
        fields.put("value", f.remedy().map(r -> r.value() instanceof Enum<?> e ? e.name() : r.value())
                .or(() -> f.input().map(i -> i.width() + ", " + i.height())).orElse(null));
        fields.put("reason", f.reason());
        return fields;
    }

    private Annotation annotation(DatasetAudit.Row row) {
        return row.annotation() < 0 ? null : dataset.images().get(row.image()).annotations().get(row.annotation());
    }

    private String category(DatasetAudit.Row row) {
        return dataset.categoryNames().get(annotation(row).category());
    }
}
