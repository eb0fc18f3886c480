package anchorlens.review;

import anchorlens.geometry.Edge;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What is kept of the evidence for one edge.
 *
 * @param edge      which
 * @param positions where the model sees it, in image pixels, the likeliest first; empty where it sees nothing
 */
public record EdgeSummary(Edge edge, List<Position> positions) {
    /**
     * One position.
     *
     * @param at   in image pixels
     * @param mass share of the probability, 0…1
     */
    public record Position(double at, double mass) {
    }

    public EdgeSummary {
        positions = List.copyOf(positions);
    }

    /** Edges as {@code 12.5*0.61+44.0*0.39;…}, in the order l, t, r, b. */
    static String write(List<EdgeSummary> edges) {
        StringBuilder out = new StringBuilder();
        for (Edge edge : Edge.values()) {
            List<Position> positions = edges.stream().filter(e -> e.edge == edge).findFirst().map(EdgeSummary::positions).orElse(List.of());
            for (int i = 0; i < positions.size(); i++) {
                out.append(i == 0 ? "" : "+").append(String.format(Locale.ROOT, "%.2f*%.4f", positions.get(i).at, positions.get(i).mass));
            }
            out.append(edge == Edge.BOTTOM ? "" : ";");
        }
        return out.toString();
    }

    static List<EdgeSummary> read(String text) {
        List<EdgeSummary> edges = new ArrayList<>();
        String[] parts = text.split(";", -1);
        for (int e = 0; e < parts.length && e < Edge.values().length; e++) {
            List<Position> positions = new ArrayList<>();
            for (String position : parts[e].isEmpty() ? new String[0] : parts[e].split("\\+")) {
                String[] pair = position.split("\\*");
                positions.add(new Position(Double.parseDouble(pair[0]), Double.parseDouble(pair[1])));
            }
            edges.add(new EdgeSummary(Edge.values()[e], positions));
        }
        return edges;
    }
}
