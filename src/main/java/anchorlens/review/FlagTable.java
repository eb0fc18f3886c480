package anchorlens.review;

import anchorlens.analysis.flags.FlagKind;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Rows of the table of flags. */
final class FlagTable {
    private static final String INSERT = """
            INSERT INTO flags (image, annotation, kind, edge, edges, edge_order, score, reason, category, x1, y1, x2, y2,
            ax1, ay1, ax2, ay2, instead, other, separation, evidence)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String SELECT = "SELECT f.*, i.name FROM flags f JOIN images i ON i.position = f.image ";
    private static final int CHUNK = 500;

    private final Connection connection;

    FlagTable(Connection connection) {
        this.connection = connection;
    }

    void insert(int image, List<FoundFlag> flags) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            for (FoundFlag flag : flags) {
                int mask = flag.edges().stream().mapToInt(e -> 1 << e.ordinal()).sum();
                insert.setInt(1, image);
                insert.setInt(2, flag.annotation());
                insert.setInt(3, flag.kind().ordinal());
                insert.setInt(4, flag.edges().isEmpty() ? -1 : flag.edges().getFirst().ordinal());
                insert.setInt(5, mask);
                insert.setString(6, flag.edges().stream().map(e -> Integer.toString(e.ordinal())).collect(Collectors.joining()));
                insert.setDouble(7, flag.score());
                insert.setString(8, flag.reason());
                insert.setInt(9, flag.category());
                setBox(insert, 10, flag.annotated());
                setBox(insert, 14, flag.alternative());
                insert.setInt(18, flag.instead());
                insert.setInt(19, flag.other());
                insert.setDouble(20, flag.separation());
                insert.setString(21, EdgeSummary.write(flag.evidence()));
                insert.executeUpdate();
            }
        }
    }

    static void setBox(PreparedStatement statement, int at, Optional<Box> box) throws SQLException {
        double[] values = box.map(b -> new double[]{b.x1(), b.y1(), b.x2(), b.y2()}).orElse(null);
        for (int i = 0; i < 4; i++) {
            if (values == null) {
                statement.setNull(at + i, Types.REAL);
            } else {
                statement.setDouble(at + i, values[i]);
            }
        }
    }

    /** The box in four columns with a prefix; empty where they are null. */
    static Optional<Box> box(ResultSet row, String prefix) throws SQLException {
        double x1 = row.getDouble(prefix + "x1");
        return row.wasNull() ? Optional.empty()
                : Optional.of(new Box(x1, row.getDouble(prefix + "y1"), row.getDouble(prefix + "x2"), row.getDouble(prefix + "y2")));
    }

    static Decision decision(ResultSet row) throws SQLException {
        return new Decision(Verdict.values()[row.getInt("verdict")], box(row, "d"));
    }

    /** The identifiers a query selects, in its order. */
    long[] ids(QueueQuery query) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM flags" + query.where() + query.order())) {
            if (!query.name().isEmpty()) {
                select.setString(1, query.name());
            }
            return ids(select);
        }
    }

    /** The flags of an image, the strongest first. */
    long[] ofImage(int position) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM flags WHERE image = ? ORDER BY score DESC, id")) {
            select.setInt(1, position);
            return ids(select);
        }
    }

    private static long[] ids(PreparedStatement select) throws SQLException {
        long[] ids = new long[1024];
        int count = 0;
        try (ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
                if (count == ids.length) {
                    ids = Arrays.copyOf(ids, 2 * count);
                }
                ids[count++] = rows.getLong(1);
            }
        }
        return Arrays.copyOf(ids, count);
    }

    /** The rows of some identifiers, in their order; unknown ones are passed over. */
    List<QueueRow> rows(long[] ids) throws SQLException {
        Map<Long, QueueRow> found = new HashMap<>();
        for (int from = 0; from < ids.length; from += CHUNK) {
            String list = Arrays.stream(ids, from, Math.min(ids.length, from + CHUNK)).mapToObj(Long::toString).collect(Collectors.joining(","));
            try (PreparedStatement select = connection.prepareStatement(SELECT + "WHERE f.id IN (" + list + ")");
                 ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    QueueRow row = row(rows);
                    found.put(row.id(), row);
                }
            }
        }
        List<QueueRow> ordered = new ArrayList<>(ids.length);
        for (long id : ids) {
            if (found.containsKey(id)) {
                ordered.add(found.get(id));
            }
        }
        return ordered;
    }

    /**
     * Flags of the same kind and class about the same strongest edge, the nearest in separation first.
     *
     * @param limit at most so many
     */
    List<QueueRow> similar(QueueRow to, int limit) throws SQLException {
        String sql = SELECT + "WHERE f.category = ? AND f.kind = ? AND f.edge = ? AND f.id <> ? ORDER BY abs(f.separation - ?), f.id LIMIT ?";
        try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setInt(1, to.flag().category());
            select.setInt(2, to.flag().kind().ordinal());
            select.setInt(3, to.flag().edges().isEmpty() ? -1 : to.flag().edges().getFirst().ordinal());
            select.setLong(4, to.id());
            select.setDouble(5, to.flag().separation());
            select.setInt(6, limit);
            List<QueueRow> found = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    found.add(row(rows));
                }
            }
            return found;
        }
    }

    private static QueueRow row(ResultSet row) throws SQLException {
        List<Edge> edges = row.getString("edge_order").chars().mapToObj(c -> Edge.values()[c - '0']).toList();
        String evidence = row.getString("evidence");
        FoundFlag flag = new FoundFlag(FlagKind.values()[row.getInt("kind")], row.getInt("annotation"), edges, row.getDouble("score"),
                row.getString("reason"), row.getInt("category"), box(row, ""), box(row, "a"), row.getInt("instead"), row.getInt("other"),
                row.getDouble("separation"), evidence.chars().allMatch(c -> c == ';') ? List.of() : EdgeSummary.read(evidence));
        return new QueueRow(row.getLong("id"), row.getInt("image"), row.getString("name"), flag, decision(row));
    }
}
