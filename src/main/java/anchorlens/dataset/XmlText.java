package anchorlens.dataset;

import anchorlens.dataset.XmlElement.Piece;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;
import org.codehaus.stax2.XMLStreamReader2;

/**
 * Reads XML into elements that know their places. Document types are passed over unread and no entity is fetched or
 * expanded but the five of XML itself, so that no file can make the program read another one or fill its memory.
 */
final class XmlText {
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([^\\s=<>\"'/]+)\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)')");

    private XmlText() {
    }

    /**
     * Reads the root and hands its children out one by one, so that a file of any number of them needs the memory of one.
     *
     * @param child gets each child of the root, complete
     * @return the root, with attributes and text but without children
     * @throws DatasetException if the text is no XML, in one sentence with the place
     */
    static XmlElement read(TextFile file, Consumer<XmlElement> child) throws DatasetException {
        XMLStreamReader2 reader = null;
        try {
            reader = (XMLStreamReader2) factory().createXMLStreamReader(new StringReader(file.text()));
            return read(reader, file.text(), child);
        } catch (XMLStreamException e) {
            throw new DatasetException(file.name() + " is no valid XML" + place(e) + " (" + reason(e) + "); correct that place.", e);
        } finally {
            close(reader);
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory2 factory = new WstxInputFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, false);
        factory.setProperty(XMLInputFactory2.P_REPORT_PROLOG_WHITESPACE, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("refers to another file, which is not read");
        });
        return factory;
    }

    private static XmlElement read(XMLStreamReader2 reader, String text, Consumer<XmlElement> child) throws XMLStreamException {
        Deque<XmlElement> open = new ArrayDeque<>();
        XmlElement root = null;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                XmlElement element = element(reader, text);
                if (root == null) {
                    root = element;
                } else if (open.size() > 1) {
                    open.peek().children.add(element);
                }
                open.push(element);
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                XmlElement closed = open.pop();
                closed.contentEnd = Math.max(closed.contentStart, (int) reader.getLocationInfo().getStartingCharOffset());
                closed.end = Math.max(closed.contentEnd, (int) reader.getLocationInfo().getEndingCharOffset());
                if (open.size() == 1) {
                    child.accept(closed);
                }
            } else if (!open.isEmpty() && (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA)) {
                open.peek().text.append(reader.getText());
            }
        }
        return root;
    }

    private static XmlElement element(XMLStreamReader2 reader, String text) throws XMLStreamException {
        int start = (int) reader.getLocationInfo().getStartingCharOffset();
        int end = (int) reader.getLocationInfo().getEndingCharOffset();
        XmlElement element = new XmlElement(reader.getLocalName(), start, end);
        Matcher attributes = ATTRIBUTE.matcher(text).region(start, end);
        for (int i = 0; i < reader.getAttributeCount() && attributes.find(); i++) {
            int group = attributes.group(2) == null ? 3 : 2;
            element.attributes.put(attributes.group(1), new Piece(attributes.start(group), attributes.end(group),
                    reader.getAttributeValue(null, attributes.group(1))));
        }
        return element;
    }

    private static String place(XMLStreamException e) {
        return e.getLocation() == null ? "" : " at line " + e.getLocation().getLineNumber() + ", column "
                + e.getLocation().getColumnNumber();
    }

    private static String reason(XMLStreamException e) {
        String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("").strip();
        return first.replaceAll("[.]$", "");
    }

    private static void close(XMLStreamReader2 reader) {
        try {
            if (reader != null) {
                reader.closeCompletely();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory cannot fail to close", e);
        }
    }

    /** Text as XML writes it between tags and in attributes. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }
}
