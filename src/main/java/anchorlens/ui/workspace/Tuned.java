package anchorlens.ui.workspace;

import anchorlens.assign.Assigner;
import anchorlens.assign.Need;
import anchorlens.assign.Weighting;
import anchorlens.parameters.ParameterSpec;
import anchorlens.workbench.Catalog;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.property.ObjectProperty;

/**
 * A record of parameters that a workspace shows, to be turned from outside its panel too.
 *
 * @param what    whose it is: "assigner", "A · weighting", "priors"
 * @param name    what the record is called: "ATSS"; empty where there is one kind of it only
 * @param now     its values
 * @param put     sets it
 * @param choices records of other kinds that can stand in its place; empty where there is one kind only
 * @param blocked why a parameter cannot be turned now; empty where it can
 */
public record Tuned(String what, Supplier<String> name, Supplier<Record> now, Consumer<Record> put, Supplier<List<Choice>> choices,
                    Function<ParameterSpec, String> blocked) {
    private static final Function<ParameterSpec, String> FREE = spec -> "";

    /**
     * A record of another kind that can stand in its place.
     *
     * @param why why it cannot be chosen now; empty where it can
     */
    public record Choice(String name, Record record, String why) {
    }

    /** One without a name and without others in its place. */
    public static <R extends Record> Tuned of(String what, ObjectProperty<R> property) {
        return new Tuned(what, () -> "", property::get, value -> put(property, value), List::of, FREE);
    }

    /** @param modelOpen whether there are predictions to look at. @param why why methods cannot be chosen that need them */
    public static Tuned assigner(String what, Catalog catalog, ObjectProperty<Assigner> property, BooleanSupplier modelOpen, String why) {
        return new Tuned(what, () -> property.get().displayName(), () -> (Record) property.get(), value -> put(property, value),
                () -> catalog.assigners().stream().map(a -> new Choice(a.displayName(), (Record) a, missing(a.needs(), modelOpen, why))).toList(),
                FREE);
    }

    /** @see #assigner */
    public static Tuned weighting(String what, Catalog catalog, ObjectProperty<Weighting> property, BooleanSupplier modelOpen, String why) {
        return new Tuned(what, () -> property.get().displayName(), () -> (Record) property.get(), value -> put(property, value),
                () -> catalog.weightings().stream().map(w -> new Choice(w.displayName(), (Record) w, missing(w.needs(), modelOpen, why)))
                        .toList(), FREE);
    }

    public Tuned withBlocked(Function<ParameterSpec, String> reason) {
        return new Tuned(what, name, now, put, choices, reason);
    }

    private static String missing(Set<Need> needs, BooleanSupplier modelOpen, String why) {
        return needs.contains(Need.PREDICTIONS) && !modelOpen.getAsBoolean() ? why : "";
    }

    @SuppressWarnings("unchecked")
    private static <T> void put(ObjectProperty<T> property, Record value) {
        property.set((T) value);
    }
}
