package anchorlens.review;

import anchorlens.geometry.Box;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Every decision, one row each, never changed and never taken out: undoing and redoing are rows, too. What can be undone
 * and redone follows from reading them in order, so it outlives the program.
 */
final class Journal {
    /** What a row records. */
    enum Action {
        DECIDE, UNDO, REDO
    }

    private static final String INSERT = """
            INSERT INTO journal (at, action, flag, target, verdict, x1, y1, x2, y2, old_verdict, ox1, oy1, ox2, oy2)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";

    private final Connection connection;
    private final Deque<Long> undoable = new ArrayDeque<>();
    private final Deque<Long> redoable = new ArrayDeque<>();

    /** Reads what there is. */
    Journal(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT seq, action FROM journal ORDER BY seq")) {
            while (rows.next()) {
                switch (Action.values()[rows.getInt(2)]) {
                    case DECIDE -> {
                        undoable.push(rows.getLong(1));
                        redoable.clear();
                    }
                    case UNDO -> redoable.push(undoable.pop());
                    case REDO -> undoable.push(redoable.pop());
                }
            }
        }
    }

    boolean canUndo() {
        return !undoable.isEmpty();
    }

    boolean canRedo() {
        return !redoable.isEmpty();
    }

    /** Records a decision and applies it, both or neither. */
    void decide(long flag, Decision before, Decision after) throws SQLException {
        long seq = record(Action.DECIDE, flag, 0, before, after);
        undoable.push(seq);
        redoable.clear();
    }

    /** @return the flag whose last decision was taken back */
    Optional<Long> undo() throws SQLException {
        if (undoable.isEmpty()) {
            return Optional.empty();
        }
        long seq = undoable.peek();
        Row row = row(seq);
        record(Action.UNDO, row.flag, seq, row.after, row.before);
        redoable.push(undoable.pop());
        return Optional.of(row.flag);
    }

    /** @return the flag whose decision was made again */
    Optional<Long> redo() throws SQLException {
        if (redoable.isEmpty()) {
            return Optional.empty();
        }
        long seq = redoable.peek();
        Row row = row(seq);
        record(Action.REDO, row.flag, seq, row.before, row.after);
        undoable.push(redoable.pop());
        return Optional.of(row.flag);
    }

    private long record(Action action, long flag, long target, Decision before, Decision after) throws SQLException {
        connection.setAutoCommit(false);
        try {
            long seq = insert(action, flag, target, before, after);
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE flags SET verdict = ?, dx1 = ?, dy1 = ?, dx2 = ?, dy2 = ? WHERE id = ?")) {
                update.setInt(1, after.verdict().ordinal());
                FlagTable.setBox(update, 2, after.box());
                update.setLong(6, flag);
                update.executeUpdate();
            }
            connection.commit();
            return seq;
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private long insert(Action action, long flag, long target, Decision before, Decision after) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT, Statement.RETURN_GENERATED_KEYS)) {
            insert.setLong(1, System.currentTimeMillis());
            insert.setInt(2, action.ordinal());
            insert.setLong(3, flag);
            insert.setLong(4, target);
            insert.setInt(5, after.verdict().ordinal());
            FlagTable.setBox(insert, 6, after.box());
            insert.setInt(10, before.verdict().ordinal());
            FlagTable.setBox(insert, 11, before.box());
            insert.executeUpdate();
            try (ResultSet keys = insert.getGeneratedKeys()) {
                keys.next();
                return keys.getLong(1);
            }
        }
    }

    private record Row(long flag, Decision before, Decision after) {
    }

    private Row row(long seq) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM journal WHERE seq = ?")) {
            select.setLong(1, seq);
            try (ResultSet row = select.executeQuery()) {
                row.next();
                Optional<Box> after = FlagTable.box(row, "");
                return new Row(row.getLong("flag"), new Decision(Verdict.values()[row.getInt("old_verdict")], FlagTable.box(row, "o")),
                        new Decision(Verdict.values()[row.getInt("verdict")], after));
            }
        }
    }

    /** All rows, the earliest first. */
    List<JournalEntry> entries() throws SQLException {
        List<JournalEntry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery("SELECT * FROM journal ORDER BY seq")) {
            while (row.next()) {
                entries.add(new JournalEntry(row.getLong("seq"), row.getLong("at"),
                        Action.values()[row.getInt("action")].name().toLowerCase(Locale.ROOT), row.getLong("flag"),
                        new Decision(Verdict.values()[row.getInt("verdict")], FlagTable.box(row, ""))));
            }
        }
        return entries;
    }
}
