package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.dataset.XmlElement.Piece;
import anchorlens.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One Pascal VOC file: {@code annotation} with {@code filename}, {@code size} and {@code object}s.
 *
 * <p>Corners are taken as written. The challenge itself counted pixels from 1 with the last one included; the tools that
 * write this format since do not, and a pixel is never taken off silently. Objects marked difficult are ordinary
 * objects here, as in the other formats of the same data; their number is a finding.
 *
 * <p>Source: M. Everingham et al., "The PASCAL Visual Object Classes Challenge 2012 Development Kit", section 4.
 */
final class VocDocument {
    private static final List<String> CORNERS = List.of("xmin", "ymin", "xmax", "ymax");
    private static final List<ToDoubleFunction<Box>> EDGES = List.of(Box::x1, Box::y1, Box::x2, Box::y2);
    private static final int DECIMALS = 2;

    private VocDocument() {
    }

    /** @throws DatasetException if the file is no XML, or no VOC annotation */
    static DocumentImage read(TextFile file, Findings findings) throws DatasetException {
        List<XmlElement> children = new ArrayList<>();
        XmlElement root = XmlText.read(file, children::add);
        if (!root.name.equals("annotation")) {
            throw new DatasetException(file.name() + " has the root <" + root.name + "> instead of <annotation>, so it is no Pascal VOC "
                    + "file.");
        }
        root.children.addAll(children);
        XmlElement size = root.first("size").orElse(null);
        String name = root.textOf("filename");
        List<DocumentObject> objects = new ArrayList<>();
        List<XmlElement> elements = new ArrayList<>();
        int number = 0;
        for (XmlElement element : root.all("object").toList()) {
            DocumentObject object = object(element, "object[" + number++ + "] of " + file.name(), findings);
            if (object != null) {
                objects.add(object);
                elements.add(element);
            }
        }
        XmlListEdit list = new XmlListEdit(file.text(), root, elements);
        return new DocumentImage(Identifiers.NONE, name.isEmpty() ? file.name().replaceFirst("\\.xml$", "") : name,
                size == null ? 0 : XmlElement.pixels(size.textOf("width")), size == null ? 0 : XmlElement.pixels(size.textOf("height")),
                file.name(), objects, (removed, added, patches) -> list.edit(removed,
                added.stream().map(a -> write(a.category(), a.box(), "\t")).toList(), patches));
    }

    private static DocumentObject object(XmlElement element, String place, Findings findings) {
        XmlElement corners = element.first("bndbox").orElse(null);
        String label = element.textOf("name");
        List<Piece> pieces = new ArrayList<>();
        double[] values = new double[CORNERS.size()];
        for (int i = 0; i < values.length && corners != null; i++) {
            Piece piece = corners.first(CORNERS.get(i)).map(XmlElement::content).orElse(null);
            values[i] = piece == null ? Double.NaN : XmlElement.number(piece.value());
            pieces.add(piece);
        }
        String flaw = label.isEmpty() ? "has no name" : corners == null ? "has no bndbox"
                : !Double.isFinite(values[0] + values[1] + values[2] + values[3]) ? "has a bndbox without four finite numbers" : null;
        if (flaw != null) {
            findings.add("object " + flaw, place, flaw, "it is left out, so correct or remove it");
            return null;
        }
        if (element.textOf("difficult").equals("1")) {
            findings.add("difficult", place, "is marked difficult",
                    "it is assigned like the others, so compare with care where a training leaves difficult objects out");
        }
        Box box = new Box(values[0], values[1], values[2], values[3]);
        return new DocumentObject(label, box, false, place, site(element, pieces), null);
    }

    private static ObjectSite site(XmlElement element, List<Piece> pieces) {
        boolean whole = pieces.stream().allMatch(p -> p.value().indexOf('.') < 0);
        int decimals = whole ? 0 : Math.max(DECIMALS, pieces.stream().mapToInt(p -> NumberStyle.decimals(p.value())).max().orElse(0));
        List<ObjectSite.Number> numbers = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            numbers.add(new ObjectSite.Number(pieces.get(i).start(), pieces.get(i).end(), pieces.get(i).value(), EDGES.get(i), decimals));
        }
        Piece name = element.first("name").orElseThrow().content();
        return new ObjectSite(numbers, new ObjectSite.Label(name.start(), name.end(), c -> XmlText.escaped(c.name())), decimals);
    }

    /** An object as text, on several lines that begin with the indentation. */
    static String write(Category category, Box box, String indentation) {
        String line = "\n" + indentation + "\t";
        String edge = line + "\t";
        return "<object>" + line + "<name>" + XmlText.escaped(category.name()) + "</name>" + line + "<pose>Unspecified</pose>" + line
                + "<truncated>0</truncated>" + line + "<difficult>0</difficult>" + line + "<bndbox>"
                + edge + "<xmin>" + number(box.x1()) + "</xmin>" + edge + "<ymin>" + number(box.y1()) + "</ymin>"
                + edge + "<xmax>" + number(box.x2()) + "</xmax>" + edge + "<ymax>" + number(box.y2()) + "</ymax>"
                + line + "</bndbox>\n" + indentation + "</object>";
    }

    private static String number(double value) {
        return NumberStyle.write(value, 0, DECIMALS);
    }
}
