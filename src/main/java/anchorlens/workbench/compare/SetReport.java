package anchorlens.workbench.compare;

import anchorlens.analysis.compare.ObjectSize;
import anchorlens.analysis.compare.SetGroup;
import anchorlens.analysis.compare.SetObjects;
import anchorlens.analysis.compare.SetResult;
import anchorlens.dataset.Dataset;
import anchorlens.dataset.ImageRecord;
import anchorlens.parameters.RecordParameters;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A comparison over a set as text, CSV and JSON. */
public final class SetReport {
    private static final int NAME = 26;
    private static final int LEAST = 12;

    /** A group of objects with what each configuration makes of it. */
    private record Row(String grouping, String group, List<SetGroup> of) {
    }

    private final SetRun run;
    private final Dataset dataset;
    private final List<Row> rows = new ArrayList<>();

    public SetReport(SetRun run, Dataset dataset) {
        this.run = run;
        this.dataset = dataset;
        List<SetResult.OfConfiguration> all = run.result().configurations();
        rows.add(new Row("all", "all", all.stream().map(SetResult.OfConfiguration::all).toList()));
        for (ObjectSize size : ObjectSize.values()) {
            add("size", size.label(), c -> c.bySize().get(size.ordinal()));
        }
        for (int l = 0; l < SetResult.LEVELS; l++) {
            int level = l;
            if (all.stream().anyMatch(c -> c.hasLevel(level))) {
                rows.add(new Row("level", "P" + l, all.stream().map(c -> c.byLevel().get(level)).toList()));
            }
        }
        for (int k = 0; k < dataset.categories().size(); k++) {
            int category = k;
            add("class", dataset.categories().get(k).name(), c -> c.byClass().get(category));
        }
    }

    private void add(String grouping, String group, java.util.function.Function<SetResult.OfConfiguration, SetGroup> of) {
        List<SetGroup> groups = run.result().configurations().stream().map(of).toList();
        if (groups.stream().anyMatch(g -> g.objects() > 0)) {
            rows.add(new Row(grouping, group, groups));
        }
    }

    /** Tables for a terminal. */
    public void writeText(Writer out) throws IOException {
        out.write(String.format(Locale.ROOT, "%d images%s%n%n", run.result().looked(), run.skipped().isEmpty() ? ""
                : ", " + run.skipped().size() + " could not be read"));
        line(out, "", run.names());
        number(out, "objects", c -> c.all().objects());
        number(out, "positives", c -> c.all().positives());
        number(out, "positives an object", c -> SetGroup.Quantity.POSITIVES_EACH.of(c.all()));
        number(out, "starved objects", c -> c.all().starved());
        number(out, "  starved here only", c -> c.all().gained());
        number(out, "  starved in the first only", c -> c.all().lost());
        number(out, "contested priors", SetResult.OfConfiguration::contested);
        number(out, "Σ w_pos", c -> c.all().sumPos());
        number(out, "Σ w_neg of pairs", c -> c.all().sumNeg());
        number(out, "Σ w_neg of background", SetResult.OfConfiguration::background);
        number(out, "agreement with the first", SetResult.OfConfiguration::agreement);
        String before = "all";
        for (Row row : rows) {
            if (row.grouping.equals("all")) {
                continue;
            } else if (!row.grouping.equals(before)) {
                out.write(String.format("%npositives an object by %s (starved)%n", row.grouping));
                before = row.grouping;
            }
            line(out, row.group, java.util.stream.IntStream.range(0, row.of.size()).mapToObj(c -> cell(row, c)).toList());
        }
    }

    /** Of a level the positives on it for each object of the set. */
    private String cell(Row row, int c) {
        SetGroup g = row.of.get(c);
        if (row.grouping.equals("level")) {
            SetResult.OfConfiguration own = run.result().configurations().get(c);
            return own.hasLevel(Integer.parseInt(row.group.substring(1))) ? text((double) g.positives() / own.all().objects()) : "–";
        }
        return text(SetGroup.Quantity.POSITIVES_EACH.of(g)) + (g.starved() > 0 ? " (" + g.starved() + ")" : "");
    }

    private void number(Writer out, String name, ToDoubleFunction<SetResult.OfConfiguration> value) throws IOException {
        line(out, name, run.result().configurations().stream().map(c -> text(value.applyAsDouble(c))).toList());
    }

    private void line(Writer out, String name, List<String> cells) throws IOException {
        int width = run.names().stream().mapToInt(String::length).max().orElse(0);
        StringBuilder line = new StringBuilder(String.format("%-" + NAME + "s", name));
        cells.forEach(c -> line.append(String.format("  %" + Math.max(LEAST, width) + "s", c)));
        out.write(line.toString().stripTrailing() + System.lineSeparator());
    }

    private static String text(double value) {
        return Double.isNaN(value) ? "–" : value == Math.rint(value) && Math.abs(value) < 1e12 ? Long.toString((long) value)
                : String.format(Locale.ROOT, Math.abs(value) >= 100 ? "%.1f" : "%.3f", value);
    }

    /** One line for each configuration and group. */
    public String groupsCsv() {
        Csv csv = new Csv("configuration", "grouping", "group", "objects", "positives", "positives_an_object", "starved", "starved_here_only",
                "starved_in_first_only", "sum_w_pos", "sum_w_neg", "contested_priors", "background_w_neg", "jaccard_with_first");
        for (int c = 0; c < run.names().size(); c++) {
            SetResult.OfConfiguration own = run.result().configurations().get(c);
            for (Row row : rows) {
                SetGroup g = row.of.get(c);
                boolean all = row.grouping.equals("all");
                boolean level = row.grouping.equals("level");
                double each = level ? (double) g.positives() / own.all().objects() : SetGroup.Quantity.POSITIVES_EACH.of(g);
                csv.line(List.of(run.names().get(c), row.grouping, row.group, g.objects(), g.positives(), each, level ? Double.NaN : (Object) g.starved(),
                        level ? Double.NaN : (Object) g.gained(), level ? Double.NaN : (Object) g.lost(), g.sumPos(), g.sumNeg(),
                        all ? (Object) own.contested() : Double.NaN, all ? own.background() : Double.NaN, all ? own.agreement() : Double.NaN));
            }
        }
        return csv.toString();
    }

    /** One line for each object, with what every configuration makes of it. */
    public void writeObjects(Writer out) throws IOException {
        SetObjects o = run.result().objects();
        List<Object> head = new ArrayList<>(List.of("image", "annotation_id", "class", "area"));
        run.names().forEach(n -> head.addAll(List.of(n + " positives", n + " sum_w_pos", n + " sum_w_neg")));
        out.write(new Csv(head.toArray()).toString());
        for (int row = 0; row < o.count(); row++) {
            ImageRecord image = dataset.images().get(o.image(row));
            boolean listed = o.annotation(row) < image.annotations().size();
            List<Object> cells = new ArrayList<>(List.of(image.name(), listed ? (Object) image.annotations().get(o.annotation(row)).id() : "",
                    dataset.categories().get(o.category(row)).name(), o.area(row)));
            for (int c = 0; c < o.configurations(); c++) {
                boolean known = o.positives(c, row) != SetObjects.NOT_ASSIGNED;
                cells.addAll(List.of(known ? (Object) o.positives(c, row) : "", known ? o.sumPos(c, row) : Double.NaN, known ? o.sumNeg(c, row) : Double.NaN));
            }
            out.write(new Csv(cells.toArray()).toString());
        }
    }

    /** Everything, with the settings that made it and the objects that starve under some configuration. */
    public void writeJson(Writer out) throws IOException {
        try (JsonGenerator json = new JsonFactory().disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET).createGenerator(out)) {
            json.setPrettyPrinter(new DefaultPrettyPrinter());
            json.writeStartObject();
            json.writeNumberField("images", run.result().looked());
            strings(json, "unreadable", run.skipped());
            strings(json, "notes", run.notes());
            json.writeArrayFieldStart("configurations");
            for (int c = 0; c < run.configurations().size(); c++) {
                writeConfiguration(json, c);
            }
            json.writeEndArray();
            writeStarved(json);
            json.writeEndObject();
        }
        out.write(System.lineSeparator());
    }

    private static void strings(JsonGenerator json, String name, List<String> all) throws IOException {
        json.writeArrayFieldStart(name);
        for (String s : all) {
            json.writeString(s);
        }
        json.writeEndArray();
    }

    private void writeConfiguration(JsonGenerator json, int c) throws IOException {
        Configuration own = run.configurations().get(c);
        SetResult.OfConfiguration of = run.result().configurations().get(c);
        json.writeStartObject();
        json.writeStringField("name", own.name());
        if (own.model().isPresent()) {
            json.writeStringField("model", own.model().get().file().toString());
        }
        json.writeStringField("assigner", own.method().assigner().id());
        parameters(json, "assigner.", (Record) own.method().assigner());
        json.writeStringField("weighting", own.method().weighting().id());
        parameters(json, "weighting.", (Record) own.method().weighting());
        parameters(json, "priors.", own.priors());
        number(json, "contestedPriors", of.contested());
        number(json, "backgroundNeg", of.background());
        number(json, "jaccardWithFirst", of.agreement());
        json.writeArrayFieldStart("groups");
        for (Row row : rows) {
            SetGroup g = row.of.get(c);
            json.writeStartObject();
            json.writeStringField("grouping", row.grouping);
            json.writeStringField("group", row.group);
            json.writeNumberField("objects", g.objects());
            json.writeNumberField("positives", g.positives());
            if (!row.grouping.equals("level")) {
                json.writeNumberField("starved", g.starved());
                json.writeNumberField("starvedHereOnly", g.gained());
                json.writeNumberField("starvedInFirstOnly", g.lost());
            }
            number(json, "sumPos", g.sumPos());
            number(json, "sumNeg", g.sumNeg());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void parameters(JsonGenerator json, String prefix, Record record) throws IOException {
        for (var e : RecordParameters.values(record).entrySet()) {
            json.writeStringField(prefix + e.getKey(), RecordParameters.text(e.getValue()));
        }
    }

    private static void number(JsonGenerator json, String name, double value) throws IOException {
        if (Double.isNaN(value)) {
            json.writeNullField(name);
        } else {
            json.writeNumberField(name, value);
        }
    }

    private void writeStarved(JsonGenerator json) throws IOException {
        SetObjects o = run.result().objects();
        json.writeArrayFieldStart("starved");
        for (int row = 0; row < o.count(); row++) {
            List<String> where = new ArrayList<>();
            for (int c = 0; c < o.configurations(); c++) {
                if (o.positives(c, row) == 0) {
                    where.add(run.names().get(c));
                }
            }
            if (!where.isEmpty()) {
                ImageRecord image = dataset.images().get(o.image(row));
                json.writeStartObject();
                json.writeStringField("image", image.name());
                json.writeNumberField("annotation", o.annotation(row));
                json.writeStringField("class", dataset.categories().get(o.category(row)).name());
                strings(json, "under", where);
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
