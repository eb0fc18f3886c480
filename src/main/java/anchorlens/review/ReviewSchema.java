package anchorlens.review;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteException;

/**
 * The tables of a review file and their versions. A file of another program, of a newer version or with damage is never
 * written to: its head is looked at before SQLite may touch it.
 */
final class ReviewSchema {
    /** "ALRV", in the head of every review file. */
    private static final int APPLICATION = 0x414C5256;
    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEAD = 100;
    private static final int VERSION_AT = 60;
    private static final int APPLICATION_AT = 68;
    /** Larger files are not checked whole on opening; damage is then told when it is met. */
    private static final long CHECKED_BYTES = 64_000_000;

    /** What each version adds to the one before it. */
    static final List<List<String>> VERSIONS = List.of(
            List.of("CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL)",
                    "CREATE TABLE images (position INTEGER PRIMARY KEY, name TEXT NOT NULL, annotations INTEGER NOT NULL, unreadable TEXT)",
                    """
                    CREATE TABLE flags (id INTEGER PRIMARY KEY, image INTEGER NOT NULL REFERENCES images, annotation INTEGER NOT NULL,
                    kind INTEGER NOT NULL, edge INTEGER NOT NULL, edges INTEGER NOT NULL, edge_order TEXT NOT NULL, score REAL NOT NULL,
                    reason TEXT NOT NULL, category INTEGER NOT NULL, x1 REAL, y1 REAL, x2 REAL, y2 REAL, ax1 REAL, ay1 REAL, ax2 REAL,
                    ay2 REAL, instead INTEGER NOT NULL, other INTEGER NOT NULL, separation REAL NOT NULL, evidence TEXT NOT NULL,
                    verdict INTEGER NOT NULL DEFAULT 0, dx1 REAL, dy1 REAL, dx2 REAL, dy2 REAL)""",
                    """
                    CREATE TABLE journal (seq INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, action INTEGER NOT NULL,
                    flag INTEGER NOT NULL, target INTEGER, verdict INTEGER NOT NULL, x1 REAL, y1 REAL, x2 REAL, y2 REAL,
                    old_verdict INTEGER NOT NULL, ox1 REAL, oy1 REAL, ox2 REAL, oy2 REAL)"""),
            List.of("CREATE INDEX flags_by_score ON flags (score DESC, id)", "CREATE INDEX flags_by_image ON flags (image, score DESC, id)",
                    "CREATE INDEX flags_by_kind ON flags (kind, score DESC, id)",
                    "CREATE INDEX flags_by_category ON flags (category, kind, separation)",
                    "CREATE INDEX flags_by_verdict ON flags (verdict, score DESC, id)",
                    "CREATE INDEX unreadable_images ON images (position) WHERE unreadable IS NOT NULL"));

    private ReviewSchema() {
    }

    /** True where a file is a review, told by its head alone. */
    static boolean isReview(Path file) {
        try {
            byte[] head = head(file);
            return hasMagic(head) && number(head, APPLICATION_AT) == APPLICATION;
        } catch (IOException e) {
            return false;
        }
    }

    /** Makes a review without images beside its place first, so that a crash leaves no half of one. */
    static void create(Path file, ReviewHeader header) throws IOException, SQLException {
        Path part = file.resolveSibling("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        try {
            try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + part); Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA application_id = " + APPLICATION);
                migrate(connection, 0);
                HeaderTable.write(connection, header);
            }
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** Opens a review for this process alone and brings it up to this version. */
    static Connection open(Path file) throws ReviewException, SQLException, IOException {
        int version = requireReview(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setLockingMode(SQLiteConfig.LockingMode.EXCLUSIVE);
        config.setBusyTimeout(0);
        Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file, config.toProperties());
        try {
            if (Files.size(file) < CHECKED_BYTES) {
                requireSound(connection, file);
            }
            migrate(connection, Math.max(version, version(connection)));
            return connection;
        } catch (SQLException | ReviewException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    /** @return the version in the head; a newer one may still lie in the write-ahead log */
    private static int requireReview(Path file) throws ReviewException, IOException {
        byte[] head = head(file);
        if (!hasMagic(head)) {
            throw new ReviewException(file + " is no review file, so it is left alone; choose another name.");
        }
        if (number(head, APPLICATION_AT) != APPLICATION) {
            throw new ReviewException(file + " is the database of another program, so it is left alone; choose another name.");
        }
        int version = number(head, VERSION_AT);
        if (version > VERSIONS.size()) {
            throw new ReviewException(file + " was written by a newer AnchorLens (version " + version + " of the file, this one reads "
                    + VERSIONS.size() + "); use that one, or choose another name.");
        }
        return version;
    }

    private static void requireSound(Connection connection, Path file) throws SQLException, ReviewException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (!rows.next() || !"ok".equals(rows.getString(1))) {
                throw damaged(file, null);
            }
        }
    }

    private static int version(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("PRAGMA user_version")) {
            return rows.getInt(1);
        }
    }

    private static void migrate(Connection connection, int from) throws SQLException {
        if (from >= VERSIONS.size()) {
            return;
        }
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            for (List<String> step : VERSIONS.subList(from, VERSIONS.size())) {
                for (String sql : step) {
                    statement.execute(sql);
                }
            }
            statement.execute("PRAGMA user_version = " + VERSIONS.size());
            connection.commit();
        } catch (SQLException e) {
            connection.rollback();
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** What went wrong inside SQLite, in one sentence. */
    static ReviewException explained(Path file, SQLException e) {
        if (e instanceof SQLiteException sqlite) {
            return switch (sqlite.getResultCode()) {
                case SQLITE_BUSY, SQLITE_LOCKED -> new ReviewException(file + " is in use by another AnchorLens; close it there first.", e);
                case SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_CORRUPT_VTAB -> damaged(file, e);
                case SQLITE_FULL -> new ReviewException("the disk of " + file + " is full; make room and go on, nothing decided is lost.", e);
                case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> new ReviewException(file + " cannot be written; check its folder and "
                        + "permissions.", e);
                default -> new ReviewException(file + " cannot be used (" + e.getMessage() + ").", e);
            };
        }
        return new ReviewException(file + " cannot be used (" + e.getMessage() + ").", e);
    }

    private static ReviewException damaged(Path file, Throwable cause) {
        return new ReviewException(file + " is damaged, so it is left as it is; restore a copy, or scan into another file.", cause);
    }

    private static byte[] head(Path file) throws IOException {
        byte[] head = new byte[HEAD];
        try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
            int n = in.read(head);
            return n < HEAD ? new byte[HEAD] : head;
        }
    }

    private static boolean hasMagic(byte[] head) {
        for (int i = 0; i < MAGIC.length; i++) {
            if (head[i] != MAGIC[i]) {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] head, int at) {
        return (head[at] & 0xFF) << 24 | (head[at + 1] & 0xFF) << 16 | (head[at + 2] & 0xFF) << 8 | head[at + 3] & 0xFF;
    }
}
