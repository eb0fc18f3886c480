package anchorlens.ui.help;

import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.RecordParameters;
import anchorlens.workbench.Catalog;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All terms the window uses: those of the field from a file, the methods and their parameters from the catalogue. */
public final class Glossary {
    private final List<Term> terms;
    private final Map<String, Term> byName = new HashMap<>();

    private Glossary(List<Term> terms) {
        this.terms = List.copyOf(terms);
        terms.forEach(t -> t.names().forEach(name -> byName.putIfAbsent(Term.plain(name), t)));
    }

    public static Glossary of(Catalog catalog) {
        List<Term> all = new ArrayList<>(ofFile());
        for (Assigner a : catalog.assigners()) {
            all.add(of(a));
            all.addAll(parameters((Record) a, a.displayName(), a.formula()));
        }
        for (Weighting w : catalog.weightings()) {
            all.add(of(w));
            all.addAll(parameters((Record) w, w.displayName(), w.formula()));
        }
        return new Glossary(all);
    }

    private static List<Term> ofFile() {
        try (InputStream in = Glossary.class.getResourceAsStream("terms.json")) {
            List<Term> read = new ArrayList<>(new ObjectMapper().readValue(in, new TypeReference<List<Term>>() { }));
            read.sort(Comparator.comparing(t -> t.title().toLowerCase(Locale.ROOT)));
            return read;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Term of(Assigner a) {
        return new Term(a.displayName(), List.of("assigner." + a.id()), a.summary() + "\n\n" + a.goodFor(), a.formula(), a.source());
    }

    public static Term of(Weighting w) {
        return new Term(w.displayName() + " weights", List.of("weighting." + w.id()), w.summary() + "\n\n" + w.goodFor(), w.formula(),
                w.source());
    }

    private static List<Term> parameters(Record record, String owner, String formula) {
        return RecordParameters.specs(record.getClass()).stream().map(s -> of(s, owner, formula)).toList();
    }

    /**
     * A parameter.
     *
     * @param owner   the method it belongs to; empty for what stands alone
     * @param formula of that method
     */
    public static Term of(ParameterSpec spec, String owner, String formula) {
        ParameterSpec.Info info = spec.info();
        String name = info.label() + (info.symbol().isEmpty() ? "" : ", " + info.symbol());
        String title = owner.isEmpty() ? name : name + " · " + owner;
        return new Term(title, List.of(info.key() + " of " + owner), info.help() + "\n\nOn the command line: " + info.key()
                + (info.unit().isEmpty() ? "." : ", in " + info.unit() + "."), formula, info.source());
    }

    public List<Term> all() {
        return terms;
    }

    /** The term that is called so; empty where there is none. */
    public Optional<Term> find(String name) {
        return name == null || name.isBlank() ? Optional.empty() : Optional.ofNullable(byName.get(Term.plain(name)));
    }

    /** Terms whose names have all words of a text, then those whose explanations have. */
    public List<Term> search(String text) {
        String[] words = text.toLowerCase(Locale.ROOT).strip().split("\\s+");
        List<Term> named = terms.stream().filter(t -> has(t.title() + " " + String.join(" ", t.also()), words)).toList();
        List<Term> told = terms.stream().filter(t -> !named.contains(t) && has(t.title() + " " + t.text() + " " + t.formula() + " "
                + t.source(), words)).toList();
        List<Term> found = new ArrayList<>(named);
        found.addAll(told);
        return found;
    }

    private static boolean has(String text, String[] words) {
        String low = text.toLowerCase(Locale.ROOT);
        for (String word : words) {
            if (!low.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
