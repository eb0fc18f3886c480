package anchorlens.workbench;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The assigners and weightings there are, each with its published defaults.
 *
 * @param assigners  by display name
 * @param weightings by display name
 */
public record Catalog(List<Assigner> assigners, List<Weighting> weightings) {
    /** Everything on the class path. */
    public static Catalog load() {
        return new Catalog(Assigner.catalog(), Weighting.catalog());
    }

    /** @throws IllegalArgumentException in one sentence that lists what there is */
    public Assigner assigner(String id) {
        return find(assigners, Assigner::id, id, "assigner");
    }

    /** @throws IllegalArgumentException in one sentence that lists what there is */
    public Weighting weighting(String id) {
        return find(weightings, Weighting::id, id, "weighting");
    }

    /** The weighting an assigner is published with. */
    public Weighting usualWeighting(Assigner assigner) {
        return weighting(assigner.usualWeighting());
    }

    private static <T> T find(List<T> all, Function<T, String> id, String wanted, String what) {
        return all.stream().filter(t -> id.apply(t).equalsIgnoreCase(wanted.strip())).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no " + what + " '" + wanted + "'; there are: "
                        + all.stream().map(id).sorted().collect(Collectors.joining(", "))));
    }
}
