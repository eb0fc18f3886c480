package anchorlens.ui.palette;

import anchorlens.ui.theme.Strings;
import anchorlens.ui.workspace.Tuned;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the palette lists for what was typed: commands by how well they fit, and parameters that take a value typed after their name. */
public final class PaletteViewModel {
    /** A line that fits. @param hits letters of its text that were typed */
    record Row(Command command, BitSet hits, int score) {
    }

    private static final int MOST = 200;
    private static final int RECENT = 8;
    private static final int NAMED = 60;
    /** What a whole word of a few letters scores: what fits less than half as well is not meant. */
    private static final int GOOD = 50;

    private final Strings strings = Strings.beside(PaletteViewModel.class);
    private final Supplier<List<Command>> commands;
    private final Supplier<List<Tuned>> tuned;
    private final StringProperty query = new SimpleStringProperty(this, "query", "");
    private final ObservableList<Row> rows = FXCollections.observableArrayList();
    private final List<String> recent = new ArrayList<>();
    private List<Command> known = List.of();

    /**
     * @param commands everything that can be done now
     * @param tuned    the parameters that can be turned now
     */
    public PaletteViewModel(Supplier<List<Command>> commands, Supplier<List<Tuned>> tuned) {
        this.commands = commands;
        this.tuned = tuned;
        query.addListener((o, was, is) -> search());
    }

    /** What was typed. */
    public StringProperty queryProperty() {
        return query;
    }

    /** What fits, best first. */
    ObservableList<Row> rows() {
        return rows;
    }

    /** Asks anew what can be done. */
    public void refresh() {
        known = commands.get();
        search();
    }

    /** Lists what was run lately before its like. */
    void remember(Command command) {
        recent.remove(command.text());
        recent.addFirst(command.text());
        while (recent.size() > RECENT) {
            recent.removeLast();
        }
    }

    private void search() {
        String typed = query.get();
        List<Row> found = new ArrayList<>();
        for (Command command : known) {
            Match.of(typed, command.text()).ifPresentOrElse(m -> found.add(row(command, m.hits(), m.score())),
                    () -> Match.of(typed, command.text() + " " + command.group())
                            .ifPresent(m -> found.add(row(command, within(m.hits(), command.text()), m.score() - NAMED / 4))));
        }
        for (Tuned record : tuned.get()) {
            for (Turn turn : Turn.of(strings, record, query::set)) {
                add(turn, typed, found);
            }
        }
        found.sort(Comparator.comparingInt(Row::score).reversed());
        if (!typed.isBlank() && !found.isEmpty()) {
            int least = Math.min(found.getFirst().score(), GOOD) / 2;
            found.removeIf(row -> row.score() < least);
        }
        rows.setAll(found.subList(0, Math.min(MOST, found.size())));
    }

    private void add(Turn turn, String typed, List<Row> found) {
        Optional<String> value = valueAfter(turn.key(), typed);
        if (value.isPresent()) {
            turn.values(value.get()).forEach(c -> found.add(new Row(c, new BitSet(), value.get().isBlank() ? Integer.MAX_VALUE
                    : Integer.MAX_VALUE - 1)));
            return;
        }
        Match.of(typed, turn.words()).ifPresent(m -> {
            Command command = turn.asIs();
            BitSet hits = Match.of(typed, command.text()).map(Match::hits).orElse(new BitSet());
            int whole = typed.strip().equalsIgnoreCase(turn.key()) ? NAMED : 0;
            found.add(new Row(command, hits, typed.isBlank() ? m.score() - NAMED : m.score() + whole));
        });
    }

    /** "12" of "topk 12" and "topk=12" for the key "topk"; empty where something else was typed. */
    private static Optional<String> valueAfter(String key, String typed) {
        String low = typed.stripLeading().toLowerCase(Locale.ROOT);
        String name = key.toLowerCase(Locale.ROOT);
        if (!low.startsWith(name) || low.length() == name.length()) {
            return Optional.empty();
        }
        char next = low.charAt(name.length());
        return Character.isWhitespace(next) || next == '=' ? Optional.of(typed.stripLeading().substring(name.length() + 1).strip())
                : Optional.empty();
    }

    private Row row(Command command, BitSet hits, int score) {
        int used = recent.indexOf(command.text());
        return new Row(command, hits, score + (used < 0 ? 0 : 2 * (RECENT - used)) - (command.isPossible() ? 0 : 3));
    }

    private static BitSet within(BitSet hits, String text) {
        return hits.get(0, text.length());
    }
}
