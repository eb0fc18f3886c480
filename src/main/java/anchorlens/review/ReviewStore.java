package anchorlens.review;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A review in one SQLite file: the images a scan has looked at, the flags it found, and what a person decided.
 *
 * <p>Written ahead (WAL), so that a kill at any moment leaves each image either whole or not there, and each decision made or
 * not made. Used by this process alone while it is open. Safe for use by several threads, which wait for each other.
 */
public final class ReviewStore implements AutoCloseable {
    /** Uses the connection. */
    @FunctionalInterface
    private interface Work<R> {
        R run() throws SQLException;
    }

    private final Path file;
    private final Connection connection;
    private final FlagTable flags;
    private final Journal journal;
    private final ReviewHeader header;
    private boolean durable = true;

    private ReviewStore(Path file, Connection connection) throws SQLException {
        this.file = file;
        this.connection = connection;
        this.flags = new FlagTable(connection);
        this.journal = new Journal(connection);
        this.header = HeaderTable.read(connection);
    }

    /** True where a file is a review, told by its head. */
    public static boolean isReview(Path file) {
        return Files.isRegularFile(file) && ReviewSchema.isReview(file);
    }

    /**
     * Makes a new review.
     *
     * @throws ReviewException in one sentence, if there is such a file already or it cannot be made
     */
    public static ReviewStore create(Path file, ReviewHeader header) throws ReviewException {
        if (Files.exists(file)) {
            throw new ReviewException(file + " exists already; open it, or choose another name.");
        }
        try {
            ReviewSchema.create(file, header);
        } catch (SQLException e) {
            throw ReviewSchema.explained(file, e);
        } catch (IOException e) {
            throw new ReviewException(file + " cannot be made (" + e.getMessage() + "); check its folder and permissions.", e);
        }
        return open(file);
    }

    /**
     * Opens a review.
     *
     * @throws ReviewException in one sentence, if the file is missing, damaged, in use, of another program or a newer version;
     *                         it is left as it is then
     */
    public static ReviewStore open(Path file) throws ReviewException {
        if (!Files.isRegularFile(file)) {
            throw new ReviewException("there is no review file " + file + "; check the name, or scan a data set first.");
        }
        Connection connection = null;
        try {
            connection = ReviewSchema.open(file);
            return new ReviewStore(file, connection);
        } catch (SQLException e) {
            close(connection);
            throw ReviewSchema.explained(file, e);
        } catch (RuntimeException e) {
            close(connection);
            throw new ReviewException(file + " holds something unexpected (" + e.getMessage() + "), so it is left as it is; restore a copy, or "
                    + "scan into another file.", e);
        } catch (IOException e) {
            throw new ReviewException(file + " cannot be read (" + e.getMessage() + "); check the file and its permissions.", e);
        }
    }

    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            // The reason why it is closed is told instead.
            return;
        }
    }

    public Path file() {
        return file;
    }

    public ReviewHeader header() {
        return header;
    }

    private synchronized <R> R with(Work<R> work) throws ReviewException {
        try {
            return work.run();
        } catch (SQLException e) {
            throw ReviewSchema.explained(file, e);
        }
    }

    /** Waits for the disk with every decision, but not with every image: those can be scanned again. */
    private void setDurable(boolean wanted) throws SQLException {
        if (durable != wanted) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA synchronous = " + (wanted ? "FULL" : "NORMAL"));
            }
            durable = wanted;
        }
    }

    // ---- scan

    /** Positions of the images that were looked at, those that could not be read included. */
    public BitSet scanned() throws ReviewException {
        return with(() -> {
            BitSet scanned = new BitSet();
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT position FROM images")) {
                while (rows.next()) {
                    scanned.set(rows.getInt(1));
                }
            }
            return scanned;
        });
    }

    /** Keeps an image with its flags, both or neither. One that is there already stays as it is: its flags may be decided. */
    public void save(ScannedImage image) throws ReviewException {
        with(() -> {
            setDurable(false);
            connection.setAutoCommit(false);
            try (PreparedStatement insert = connection.prepareStatement(
                    "INSERT OR IGNORE INTO images (position, name, annotations, unreadable) VALUES (?, ?, ?, ?)")) {
                insert.setInt(1, image.position());
                insert.setString(2, image.name());
                insert.setInt(3, image.annotations());
                insert.setString(4, image.unreadable().orElse(null));
                if (insert.executeUpdate() == 1) {
                    flags.insert(image.position(), image.flags());
                }
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
            return null;
        });
    }

    /** Why images could not be read, by position. */
    public Map<Integer, String> unreadable() throws ReviewException {
        return with(() -> {
            Map<Integer, String> reasons = new TreeMap<>();
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                    "SELECT position, unreadable FROM images WHERE unreadable IS NOT NULL")) {
                while (rows.next()) {
                    reasons.put(rows.getInt(1), rows.getString(2));
                }
            }
            return reasons;
        });
    }

    // ---- queue

    /** Identifiers of the flags a query selects, in its order: the list a table shows, whose rows are fetched as they are seen. */
    public long[] ids(QueueQuery query) throws ReviewException {
        return with(() -> flags.ids(query));
    }

    /** Rows by identifier, in the order given. */
    public List<QueueRow> rows(long... ids) throws ReviewException {
        return with(() -> flags.rows(ids));
    }

    /** One row. */
    public Optional<QueueRow> row(long id) throws ReviewException {
        return rows(id).stream().findFirst();
    }

    /** Identifiers of the flags of an image, the strongest first. */
    public long[] ofImage(int position) throws ReviewException {
        return with(() -> flags.ofImage(position));
    }

    /** How many flags there are of each class index that occurs; −1 for objects whose class the set lacks. */
    public Map<Integer, Long> categories() throws ReviewException {
        return with(() -> {
            Map<Integer, Long> counts = new TreeMap<>();
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(
                    "SELECT category, count(*) FROM flags GROUP BY category")) {
                while (rows.next()) {
                    counts.put(rows.getInt(1), rows.getLong(2));
                }
            }
            return counts;
        });
    }

    /** Flags of the same kind and class about the same edge, the most alike first, with what was decided about them. */
    public List<QueueRow> similar(QueueRow to, int limit) throws ReviewException {
        return with(() -> flags.similar(to, limit));
    }

    public ReviewProgress progress() throws ReviewException {
        return with(() -> {
            Map<Verdict, Long> byVerdict = new EnumMap<>(Verdict.class);
            long[] counts = new long[2];
            try (Statement statement = connection.createStatement()) {
                try (ResultSet rows = statement.executeQuery("SELECT verdict, count(*) FROM flags GROUP BY verdict")) {
                    while (rows.next()) {
                        byVerdict.put(Verdict.values()[rows.getInt(1)], rows.getLong(2));
                    }
                }
                try (ResultSet rows = statement.executeQuery("SELECT count(*), count(unreadable) FROM images")) {
                    counts[0] = rows.getLong(1);
                    counts[1] = rows.getLong(2);
                }
            }
            return new ReviewProgress(header.images(), (int) counts[0], (int) counts[1],
                    byVerdict.values().stream().mapToLong(Long::longValue).sum(), byVerdict);
        });
    }

    // ---- decisions

    /**
     * Journals a decision and applies it. When this returns, it is on the disk.
     *
     * @throws ReviewException in one sentence, if there is no such flag or it cannot be written
     */
    public void decide(long flag, Decision decision) throws ReviewException {
        QueueRow row = row(flag).orElseThrow(() -> new ReviewException("there is no flag " + flag + " in " + file + "."));
        with(() -> {
            setDurable(true);
            journal.decide(flag, row.decision(), decision);
            return null;
        });
    }

    /** Takes the last decision back that was not taken back yet. @return its flag; empty where there is none */
    public Optional<Long> undo() throws ReviewException {
        return with(() -> {
            setDurable(true);
            return journal.undo();
        });
    }

    /** Makes the decision again that was taken back last. @return its flag; empty where there is none */
    public Optional<Long> redo() throws ReviewException {
        return with(() -> {
            setDurable(true);
            return journal.redo();
        });
    }

    public synchronized boolean canUndo() {
        return journal.canUndo();
    }

    public synchronized boolean canRedo() {
        return journal.canRedo();
    }

    /** Everything that was ever decided, undone or redone, the earliest first. */
    public List<JournalEntry> journal() throws ReviewException {
        return with(() -> new ArrayList<>(journal.entries()));
    }

    @Override
    public synchronized void close() {
        close(connection);
    }
}
