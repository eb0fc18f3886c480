package anchorlens.review;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The header as rows of the table {@code meta}. */
final class HeaderTable {
    private static final String CATEGORY = "category.";

    private HeaderTable() {
    }

    static void write(Connection connection, ReviewHeader header) throws SQLException {
        Map<String, String> values = new HashMap<>(Map.of("data", header.data(), "data.hash", header.dataHash(), "model", header.model(),
                "model.hash", header.modelHash(), "settings", header.settings(), "preset", header.preset(), "images",
                Integer.toString(header.images())));
        for (int i = 0; i < header.categories().size(); i++) {
            values.put(CATEGORY + i, header.categories().get(i));
        }
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO meta (key, value) VALUES (?, ?)")) {
            for (Map.Entry<String, String> entry : values.entrySet()) {
                insert.setString(1, entry.getKey());
                insert.setString(2, entry.getValue());
                insert.executeUpdate();
            }
        }
    }

    static ReviewHeader read(Connection connection) throws SQLException {
        Map<String, String> values = new HashMap<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("SELECT key, value FROM meta")) {
            while (rows.next()) {
                values.put(rows.getString(1), rows.getString(2));
            }
        }
        List<String> categories = new ArrayList<>();
        while (values.containsKey(CATEGORY + categories.size())) {
            categories.add(values.get(CATEGORY + categories.size()));
        }
        return new ReviewHeader(values.getOrDefault("data", ""), values.getOrDefault("data.hash", ""), values.getOrDefault("model", ""),
                values.getOrDefault("model.hash", ""), values.getOrDefault("settings", ""), values.getOrDefault("preset", ""), categories,
                Integer.parseInt(values.getOrDefault("images", "0")));
    }
}
