package anchorlens.dataset;

import java.util.List;
import java.util.Set;

/** Child elements of an XML text, some of which are taken out with their line and others added, indented like them. */
final class XmlListEdit {
    private final String text;
    private final XmlElement parent;
    private final List<XmlElement> elements;

    XmlListEdit(String text, XmlElement parent, List<XmlElement> elements) {
        this.text = text;
        this.parent = parent;
        this.elements = elements;
    }

    /** What stands before an element: the line break and the blanks of its indentation. */
    private int indentationStart(int start) {
        int from = start;
        while (from > 0 && Character.isWhitespace(text.charAt(from - 1)) && text.charAt(from - 1) != '\n') {
            from--;
        }
        if (from > 0 && text.charAt(from - 1) == '\n') {
            from -= from > 1 && text.charAt(from - 2) == '\r' ? 2 : 1;
            return from;
        }
        return start;
    }

    void edit(Set<Integer> removed, List<String> added, Patches patches) {
        for (int i : removed) {
            XmlElement element = elements.get(i);
            patches.replace(indentationStart(element.start), element.end, "");
        }
        if (added.isEmpty()) {
            return;
        }
        if (!parent.children.isEmpty()) {
            XmlElement last = parent.children.getLast();
            String indentation = text.substring(indentationStart(last.start), last.start);
            String more = "";
            for (String element : added) {
                more += indentation + element;
            }
            patches.insert(last.end, more);
        } else if (parent.contentEnd > parent.contentStart || text.startsWith("</", parent.contentEnd)) {
            patches.insert(parent.contentEnd, String.join("", added));
        } else {
            patches.replace(text.lastIndexOf("/>", parent.end), parent.end, ">" + String.join("", added) + "</" + parent.name + ">");
        }
    }
}
