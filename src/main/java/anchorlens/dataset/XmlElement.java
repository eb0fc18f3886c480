package anchorlens.dataset;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** An element of an XML text with its places. Positions count characters. */
final class XmlElement {
    /** A piece of the text and its meaning, entities replaced. */
    record Piece(int start, int end, String value) {
    }

    final String name;
    final int start;
    final int contentStart;
    final Map<String, Piece> attributes = new HashMap<>();
    final List<XmlElement> children = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    int contentEnd;
    int end;

    XmlElement(String name, int start, int contentStart) {
        this.name = name;
        this.start = start;
        this.contentStart = contentStart;
    }

    Stream<XmlElement> all(String child) {
        return children.stream().filter(c -> c.name.equals(child));
    }

    Optional<XmlElement> first(String child) {
        return all(child).findFirst();
    }

    /** The text between its tags. */
    Piece content() {
        return new Piece(contentStart, contentEnd, text.toString().strip());
    }

    /** The text of a child; empty where there is none. */
    String textOf(String child) {
        return first(child).map(c -> c.content().value()).orElse("");
    }

    String attribute(String key) {
        Piece piece = attributes.get(key);
        return piece == null ? "" : piece.value().strip();
    }

    /** A number as text; NaN where it is none. */
    static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** A count of pixels as text; 0 where it is no positive whole number. */
    static int pixels(String text) {
        double value = number(text);
        return value >= 1 && value <= Integer.MAX_VALUE && value == Math.rint(value) ? (int) value : 0;
    }
}
