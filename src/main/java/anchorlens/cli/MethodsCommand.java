package anchorlens.cli;

import anchorlens.assign.Assigner;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.Preset;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import anchorlens.workbench.OwnPresets;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code anchorlens methods}: the assigners and weightings there are, and the help of each. */
@Command(name = "methods", description = "Lists assigners and weightings, or explains those that are named.")
final class MethodsCommand implements Callable<Integer> {
    @ParentCommand
    private AnchorLens root;

    @Mixin
    private OutputOption output;

    @Parameters(paramLabel = "ID", arity = "0..*", description = "An assigner or weighting to explain with its parameters and presets.")
    private List<String> ids = List.of();

    @Override
    public Integer call() throws IOException, CommandFailure {
        Catalog catalog = root.tools().catalog();
        for (String id : ids) {
            if (found(catalog, id).isEmpty()) {
                throw new CommandFailure("there is no assigner or weighting '" + id + "'; 'anchorlens methods' lists them");
            }
        }
        output.write(List.of(), out -> {
            if (ids.isEmpty()) {
                list(catalog, out);
            }
            for (String id : ids) {
                for (Object method : found(catalog, id)) {
                    explain(method, root.tools().presets().get(), out);
                }
            }
        });
        return 0;
    }

    /** The assigner and the weighting of a name: some methods are both. */
    private static List<Object> found(Catalog catalog, String id) {
        List<Object> all = new java.util.ArrayList<>(catalog.assigners().stream().filter(a -> a.id().equalsIgnoreCase(id)).toList());
        all.addAll(catalog.weightings().stream().filter(w -> w.id().equalsIgnoreCase(id)).toList());
        return all;
    }

    private static void list(Catalog catalog, Writer out) throws IOException {
        Assigner.Family family = null;
        for (Assigner a : catalog.assigners()) {
            if (a.family() != family) {
                family = a.family();
                out.write((family == catalog.assigners().getFirst().family() ? "" : "\n") + "assigners, " + family.label() + "\n");
            }
            line(out, a.id(), a.displayName(), a.needs(), a.presets());
        }
        out.write("\nweightings\n");
        for (Weighting w : catalog.weightings()) {
            line(out, w.id(), w.displayName(), w.needs(), w.presets());
        }
    }

    private static void line(Writer out, String id, String name, Set<Need> needs, List<Preset> presets) throws IOException {
        String settings = presets.stream().map(Preset::name).collect(Collectors.joining(", "));
        out.write(("  %-12s %-20s %-15s %s".formatted(id, name, needs.contains(Need.PREDICTIONS) ? "needs a model" : "", settings))
                .stripTrailing() + "\n");
    }

    private static void explain(Object method, OwnPresets own, Writer out) throws IOException {
        switch (method) {
            case Assigner a -> text(out, "assigner " + a.id() + " · " + a.displayName() + " · " + a.family().label(), a.summary(),
                    a.formula(), a.goodFor(), "Published with the weighting " + a.usualWeighting() + ". " + a.source());
            case Weighting w -> text(out, "weighting " + w.id() + " · " + w.displayName(), w.summary(), w.formula(), w.goodFor(),
                    w.source());
            default -> throw new IllegalStateException(method.toString());
        }
        Record values = (Record) method;
        Map<String, Object> defaults = RecordParameters.values(values);
        for (ParameterSpec spec : RecordParameters.specs(values.getClass())) {
            out.write("  %-22s %s%n".formatted(spec.key() + "=" + RecordParameters.text(defaults.get(spec.key())), spec.info().help()));
        }
        for (Preset preset : ((Preset.Provider) method).presets()) {
            out.write("  preset \"" + preset.name() + "\"\n");
        }
        String key = method instanceof Assigner a ? OwnPresets.key("assigner", a.id(), values)
                : OwnPresets.key("weighting", ((Weighting) method).id(), values);
        for (Preset preset : own.of(key, values)) {
            out.write("  preset of your own \"" + preset.name() + "\"\n");
        }
        out.write("\n");
    }

    private static void text(Writer out, String heading, String... paragraphs) throws IOException {
        out.write(heading + "\n");
        for (String paragraph : paragraphs) {
            out.write("  " + paragraph + "\n");
        }
    }
}
