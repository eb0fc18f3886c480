package anchorlens.ui.help;

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

    /** Whether it is called so, whatever case and blanks. */
    boolean isCalled(String name) {
        return plain(title).equals(plain(name)) || also.stream().anyMatch(a -> plain(a).equals(plain(name)));
    }

    static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s_.]", "");
    }
}
