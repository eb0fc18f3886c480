package anchorlens.ui.help;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A term explained.
 *
 * @param title   as people call it
 * @param also    other names, such as column headings
 * @param text    what it is, in a few sentences
 * @param formula its formula; empty for none
 * @param source  where it is published or defined; empty for none
 */
public record Term(String title, List<String> also, String text, String formula, String source) {
    public Term {
        also = also == null ? List.of() : List.copyOf(also);
        text = text == null ? "" : text;
        formula = formula == null ? "" : formula;
        source = source == null ? "" : source;
    }

    /** Its title, and its other names. */
    List<String> names() {
        List<String> names = new ArrayList<>(List.of(title));
        names.addAll(also);
        return names;
    }

    /** A name whatever its case and blanks. */
    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.]", "");
    }
}
