package anchorlens.analysis.compare;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import anchorlens.parameters.RecordParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One parameter of a method: of its assigner or of its weighting.
 *
 * @param part whose it is
 * @param spec what it is
 */
public record MethodParameter(Part part, ParameterSpec spec) {
    /** The two parts of a method. */
    public enum Part {
        ASSIGNER, WEIGHTING;

        /** "assigner", "weighting": as keys write it. */
        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        Record of(Method method) {
            return (Record) (this == ASSIGNER ? method.assigner() : method.weighting());
        }
    }

    /** All parameters of a method that have a value to vary, lists of numbers left out, the assigner's first. */
    public static List<MethodParameter> variable(Method method) {
        return Stream.of(Part.values()).flatMap(part -> RecordParameters.specs(part.of(method).getClass()).stream()
                .filter(spec -> !(spec instanceof ListSpec)).map(spec -> new MethodParameter(part, spec))).toList();
    }

    /**
     * The parameter of a key.
     *
     * @param key "weighting.mu", or "mu" where only one part has it
     * @throws IllegalArgumentException in one sentence that lists what there is
     */
    public static MethodParameter of(Method method, String key) {
        List<MethodParameter> all = variable(method);
        List<MethodParameter> found = all.stream().filter(p -> p.key().equals(key)).toList();
        if (found.isEmpty()) {
            found = all.stream().filter(p -> p.spec().key().equals(key)).toList();
        }
        if (found.size() != 1) {
            throw new IllegalArgumentException((found.isEmpty() ? method.name() + " has no parameter '" + key + "' to vary; there are: "
                    : "'" + key + "' is a parameter of both assigner and weighting, so name its part: ")
                    + (found.isEmpty() ? all : found).stream().map(MethodParameter::key).collect(Collectors.joining(", ")));
        }
        return found.getFirst();
    }

    /** "assigner.topk". */
    public String key() {
        return part.word() + "." + spec.key();
    }

    /** "IoU exponent γ₁": its name, with its symbol where it has one. */
    public String label() {
        String symbol = spec.info().symbol();
        return symbol.isEmpty() || spec.info().label().endsWith(" " + symbol) ? spec.info().label() : spec.info().label() + " " + symbol;
    }

    /** Its value in a method. */
    public Object value(Method method) {
        return RecordParameters.values(part.of(method)).get(spec.key());
    }

    /** Whether it has an effect at the values of the others. */
    public boolean isActive(Method method) {
        return RecordParameters.isActive(spec, RecordParameters.values(part.of(method)));
    }

    /** Whether a method has this parameter. */
    public boolean isOf(Method method) {
        return variable(method).contains(this);
    }

    /**
     * The method with another value.
     *
     * @throws IllegalArgumentException in one sentence, where the method rejects it beside its other values
     */
    public Method set(Method method, Object value) {
        Record changed = RecordParameters.with(part.of(method), Map.of(spec.key(), value));
        return part == Part.ASSIGNER ? new Method((Assigner) changed, method.weighting()) : new Method(method.assigner(), (Weighting) changed);
    }
}
