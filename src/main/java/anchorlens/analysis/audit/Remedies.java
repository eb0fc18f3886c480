package anchorlens.analysis.audit;

import anchorlens.assign.Assigner;
import anchorlens.assign.AssignmentInput;
import anchorlens.assign.AssignmentResult;
import anchorlens.assign.CandidateBag;
import anchorlens.assign.Explanation.Flip;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import anchorlens.parameters.RecordParameters;
import anchorlens.task.CancellationToken;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tries out what gives objects of one image more positives: first what turns over the gates they fail, then every parameter of the
 * assigner halved, doubled or switched, one at a time, then a larger input. What is named has been assigned with. Each change is
 * assigned with once for all objects of the image.
 */
final class Remedies {
    private static final int DIGITS = 4;
    private static final int[] REJECTED = {};

    private final Assigner assigner;
    private final AssignmentInput input;
    private final Optional<AssignmentInput> larger;
    private final AssignmentResult result;
    private final CancellationToken cancel;
    private final List<Flip> usual = new ArrayList<>();
    private final Map<Flip, int[]> tried = new HashMap<>();
    private int[] onLarger;

    /** @param larger the same image in a larger input, where there is one */
    Remedies(Assigner assigner, AssignmentInput input, Optional<AssignmentInput> larger, AssignmentResult result,
             CancellationToken cancel) {
        this.assigner = assigner;
        this.input = input;
        this.larger = larger;
        this.result = result;
        this.cancel = cancel;
        Map<String, Object> values = RecordParameters.values((Record) assigner);
        for (ParameterSpec spec : RecordParameters.specs(((Record) assigner).getClass())) {
            if (RecordParameters.isActive(spec, values)) {
                others(spec, values.get(spec.key())).distinct().filter(v -> !v.equals(values.get(spec.key())))
                        .forEach(v -> usual.add(new Flip(spec.key(), v)));
            }
        }
    }

    private static Stream<Object> others(ParameterSpec spec, Object value) {
        return switch (spec) {
            case IntSpec s -> Stream.of(2 * (int) value, (int) value / 2).map(v -> Math.clamp(v, s.min(), s.max()));
            case DoubleSpec s -> Stream.of(2 * (double) value, (double) value / 2).map(v -> Math.clamp(v, s.min(), s.max()));
            case FlagSpec s -> Stream.of(!(boolean) value);
            case ChoiceSpec s -> s.choices().stream().map(c -> (Object) c);
            case ListSpec s -> Stream.of(2.0, 0.5).map(f -> ((List<?>) value).stream()
                    .map(v -> Math.clamp(f * (double) v, s.min(), s.max())).toList());
        };
    }

    /**
     * A parameter and a value with which an object has more positives than now.
     *
     * @param first what to try before the rest
     */
    Optional<Flip> parameter(int gt, Collection<Flip> first) {
        return Stream.concat(first.stream().flatMap(Remedies::rounded), usual.stream()).filter(f -> helps(f, gt)).findFirst();
    }

    /** The size of a larger input with which an object has more positives. */
    Optional<Finding.Input> input(int gt) {
        if (larger.isEmpty()) {
            return Optional.empty();
        }
        if (onLarger == null) {
            onLarger = positives(assigner.assign(larger.get(), cancel));
        }
        return onLarger[gt] <= result.positiveCount(gt) ? Optional.empty()
                : Optional.of(new Finding.Input(larger.get().inputWidth(), larger.get().inputHeight()));
    }

    boolean hasLargerInput() {
        return larger.isPresent();
    }

    /** A number is shortened as long as it helps, so that what is read is what was tried. */
    private static Stream<Flip> rounded(Flip flip) {
        return flip.value() instanceof Double d && Double.isFinite(d) ? Stream.concat(Stream.of(RoundingMode.HALF_EVEN,
                RoundingMode.FLOOR, RoundingMode.CEILING).map(mode -> new Flip(flip.parameter(),
                BigDecimal.valueOf(d).round(new MathContext(DIGITS, mode)).doubleValue())), Stream.of(flip)) : Stream.of(flip);
    }

    private boolean helps(Flip flip, int gt) {
        cancel.throwIfCancelled();
        int[] now = tried.computeIfAbsent(flip, this::assigned);
        return now != REJECTED && now[gt] > result.positiveCount(gt);
    }

    private int[] assigned(Flip flip) {
        try {
            Assigner changed = (Assigner) RecordParameters.with((Record) assigner, Map.of(flip.parameter(), flip.value()));
            return positives(changed.assign(input, cancel));
        } catch (IllegalArgumentException e) {
            return REJECTED;
        }
    }

    private static int[] positives(AssignmentResult result) {
        return result.bags().stream().mapToInt(CandidateBag::keptCount).toArray();
    }
}
