package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.dataset.XmlElement.Piece;
import anchorlens.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A CVAT file of images, version 1.1: {@code annotations} with {@code meta} and {@code image}s, which hold {@code box}es
 * and other shapes.
 *
 * <p>Of a box with {@code rotation} (degrees, about its centre), a polygon or a polyline the box around it is taken.
 *
 * <p>Source: docs.cvat.ai, "XML annotation format".
 */
final class CvatDocument {
    private static final List<String> CORNERS = List.of("xtl", "ytl", "xbr", "ybr");
    private static final List<ToDoubleFunction<Box>> EDGES = List.of(Box::x1, Box::y1, Box::x2, Box::y2);
    private static final int DECIMALS = 2;
    /** Elements of an image that are shapes; the rest are its tags. */
    private static final Set<String> SHAPES = Set.of("box", "polygon", "polyline", "ellipse", "points", "mask", "skeleton", "cuboid");

    private final TextFile file;
    private final Findings findings;
    private final List<DocumentImage> images = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private final List<String> subsets = new ArrayList<>();
    private boolean tracks;

    private CvatDocument(TextFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /**
     * What the file holds.
     *
     * @param labels  the task's classes, in its order
     * @param images  those that are annotated, and those that are not
     * @param subsets {@code [images]}: the subset of each, empty for none: an export of a project has a folder for each
     */
    record Content(List<String> labels, List<DocumentImage> images, List<String> subsets) {
    }

    /** @throws DatasetException if the file is no XML, or holds no annotated images */
    static Content read(TextFile file, Findings findings) throws DatasetException {
        CvatDocument document = new CvatDocument(file, findings);
        XmlElement root = XmlText.read(file, document::child);
        if (!root.name.equals("annotations")) {
            throw new DatasetException(file.name() + " has the root <" + root.name + "> instead of <annotations>, so it is no CVAT file.");
        }
        if (document.images.isEmpty()) {
            throw new DatasetException(file.name() + (document.tracks ? " holds tracks of a video, not images" : " holds no images")
                    + "; export the task as \"CVAT for images 1.1\".");
        }
        return new Content(document.labels, document.images, document.subsets);
    }

    private void child(XmlElement element) {
        switch (element.name) {
            case "meta" -> labels(element);
            case "track" -> tracks = true;
            case "image" -> image(element);
            default -> { }
        }
    }

    /** Labels stand under {@code meta/task/labels}, {@code meta/project/labels} or {@code meta/job/labels}. */
    private void labels(XmlElement element) {
        for (XmlElement child : element.children) {
            if (child.name.equals("label") && !child.textOf("name").isEmpty()) {
                labels.add(child.textOf("name"));
            } else {
                labels(child);
            }
        }
    }

    private void image(XmlElement element) {
        String name = element.attribute("name");
        double id = XmlElement.number(element.attribute("id"));
        String place = "image " + (name.isEmpty() ? element.attribute("id") : name);
        if (name.isEmpty()) {
            findings.add("image name", place, "has no name", "it is left out with its boxes, so name its file");
            return;
        }
        List<DocumentObject> objects = new ArrayList<>();
        List<XmlElement> elements = new ArrayList<>();
        int number = 0;
        for (XmlElement shape : element.children) {
            DocumentObject object = object(shape, shape.name + "[" + number++ + "] of " + place);
            if (object != null) {
                objects.add(object);
                elements.add(shape);
            }
        }
        XmlListEdit list = new XmlListEdit(file.text(), element, elements);
        subsets.add(element.attribute("subset"));
        images.add(new DocumentImage(id == Math.rint(id) && Math.abs(id) < 1e15 ? (long) id : Identifiers.NONE, name,
                XmlElement.pixels(element.attribute("width")), XmlElement.pixels(element.attribute("height")), place, objects,
                (removed, added, patches) -> list.edit(removed, added.stream().map(a -> write(a.category(), a.box())).toList(), patches)));
    }

    private DocumentObject object(XmlElement shape, String place) {
        if (!SHAPES.contains(shape.name)) {
            return null;
        }
        Box box = switch (shape.name) {
            case "box" -> box(shape);
            case "polygon", "polyline" -> around(shape.attribute("points"));
            case "ellipse" -> ellipse(shape);
            default -> null;
        };
        String label = shape.attribute("label");
        String flaw = box == null ? "is no box but " + shape.name : label.isEmpty() ? "has no label"
                : !Double.isFinite(box.x1() + box.y1() + box.x2() + box.y2()) ? "has no four finite corners" : null;
        if (flaw != null) {
            findings.add("shape " + flaw, place, flaw, "it is left out");
            return null;
        }
        double rotation = XmlElement.number(shape.attribute("rotation"));
        boolean turned = !Double.isNaN(rotation) && rotation != 0;
        boolean upright = shape.name.equals("box") && !turned;
        Box outline = turned ? PointSets.turned(box, rotation, box.centerX(), box.centerY()) : box;
        return new DocumentObject(label, outline, false, place, upright ? site(shape) : null,
                upright ? null : turned ? "turned box" : shape.name);
    }

    private static Box box(XmlElement shape) {
        double[] v = CORNERS.stream().mapToDouble(c -> XmlElement.number(shape.attribute(c))).toArray();
        return new Box(v[0], v[1], v[2], v[3]);
    }

    private static Box ellipse(XmlElement shape) {
        double cx = XmlElement.number(shape.attribute("cx"));
        double cy = XmlElement.number(shape.attribute("cy"));
        double rx = XmlElement.number(shape.attribute("rx"));
        double ry = XmlElement.number(shape.attribute("ry"));
        return new Box(cx - rx, cy - ry, cx + rx, cy + ry);
    }

    /** The box around "x,y;x,y;…". */
    private static Box around(String points) {
        String[] pairs = points.split(";");
        double[] x = new double[pairs.length];
        double[] y = new double[pairs.length];
        for (int i = 0; i < pairs.length; i++) {
            String[] pair = pairs[i].split(",");
            if (pair.length != 2) {
                return null;
            }
            x[i] = XmlElement.number(pair[0]);
            y[i] = XmlElement.number(pair[1]);
        }
        return PointSets.around(x, y);
    }

    private static ObjectSite site(XmlElement shape) {
        List<ObjectSite.Number> numbers = new ArrayList<>();
        List<Piece> pieces = CORNERS.stream().map(shape.attributes::get).toList();
        int decimals = Math.max(DECIMALS, pieces.stream().mapToInt(p -> NumberStyle.decimals(p.value())).max().orElse(0));
        for (int i = 0; i < pieces.size(); i++) {
            Piece p = pieces.get(i);
            numbers.add(new ObjectSite.Number(p.start(), p.end(), p.value(), EDGES.get(i), decimals));
        }
        Piece label = shape.attributes.get("label");
        return new ObjectSite(numbers, new ObjectSite.Label(label.start(), label.end(), c -> XmlText.escaped(c.name())), decimals);
    }

    /** A box as text. */
    static String write(Category category, Box box) {
        return "<box label=\"" + XmlText.escaped(category.name()) + "\" source=\"manual\" occluded=\"0\" xtl=\"" + number(box.x1())
                + "\" ytl=\"" + number(box.y1()) + "\" xbr=\"" + number(box.x2()) + "\" ybr=\"" + number(box.y2()) + "\" z_order=\"0\">\n"
                + "    </box>";
    }

    private static String number(double value) {
        return NumberStyle.write(value, DECIMALS, DECIMALS);
    }
}
