package anchorlens.dataset;

import anchorlens.dataset.DocumentImage.Addition;
import anchorlens.dataset.DocumentImage.DocumentObject;
import anchorlens.geometry.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The label file of one image: a line an object, {@code class cx cy width height}, the four numbers as shares of the
 * image's width and height. A line of more points, {@code class x1 y1 x2 y2 x3 y3 …}, is a polygon: the box around it is
 * taken.
 *
 * <p>Source: docs.ultralytics.com, "Object Detection Datasets Overview"; Darknet's {@code data.c}.
 */
final class YoloLabels {
    /** Numbers a box has. */
    static final int BOX_NUMBERS = 5;
    private static final int DIGITS = 8;
    private static final double TOLERANCE = 1e-3;
    private static final Pattern TOKEN = Pattern.compile("[^\\s]+");

    /** One line that holds an object. */
    private record Line(int start, int end) {
    }

    private record Token(int start, int end, String text) {
        double number() {
            return XmlElement.number(text);
        }
    }

    private final TextFile file;
    private final Findings findings;
    private final List<String> classes;
    private final int width;
    private final int height;
    private final List<DocumentObject> objects = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private YoloLabels(TextFile file, List<String> classes, int width, int height, Findings findings) {
        this.file = file;
        this.classes = classes;
        this.width = width;
        this.height = height;
        this.findings = findings;
    }

    /** Reads the labels of an image of the given size in pixels. */
    static DocumentImage read(TextFile file, String image, List<String> classes, int width, int height, Findings findings) {
        YoloLabels labels = new YoloLabels(file, classes, width, height, findings);
        String text = file.text();
        int number = 0;
        for (int start = 0; start < text.length();) {
            int end = text.indexOf('\n', start);
            end = end < 0 ? text.length() : end + 1;
            number++;
            labels.line(start, end, "line " + number + " of " + file.name());
            start = end;
        }
        return new DocumentImage(Identifiers.NONE, image, width, height, file.name(), labels.objects, labels::edit);
    }

    private void line(int start, int end, String place) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(file.text()).region(start, end);
        while (matcher.find()) {
            tokens.add(new Token(matcher.start(), matcher.end(), matcher.group()));
        }
        if (tokens.isEmpty()) {
            return;
        }
        String flaw = flaw(tokens);
        if (flaw != null) {
            findings.add("line " + flaw.replaceAll("[\\d.]+", ""), place, flaw, "it is left out, so correct or remove it");
            return;
        }
        boolean polygon = tokens.size() > BOX_NUMBERS + 1;
        Box share = polygon ? around(tokens) : box(tokens);
        if (tokens.size() == BOX_NUMBERS + 1) {
            findings.add("score", place, "carries a sixth number, a score as detections do",
                    "it is read as an annotation, so check that these are the labels and not predictions");
        }
        if (share.x1() < -TOLERANCE || share.y1() < -TOLERANCE || share.x2() > 1 + TOLERANCE || share.y2() > 1 + TOLERANCE) {
            findings.add("outside", place, "leaves its image", "it is kept as written, so clip or correct it");
        }
        Box box = new Box(share.x1() * width, share.y1() * height, share.x2() * width, share.y2() * height);
        objects.add(new DocumentObject(className((int) tokens.getFirst().number()), box, false, place, polygon ? null : site(tokens),
                polygon ? "polygon" : null));
        lines.add(new Line(start, end));
    }

    private static String flaw(List<Token> tokens) {
        double label = tokens.getFirst().number();
        if (tokens.stream().anyMatch(t -> !Double.isFinite(t.number()))) {
            return "holds something that is no finite number";
        } else if (tokens.size() < BOX_NUMBERS || tokens.size() > BOX_NUMBERS + 1 && tokens.size() % 2 == 0) {
            return "holds " + tokens.size() + " numbers instead of five";
        } else if (label < 0 || label != Math.rint(label) || label > Short.MAX_VALUE) {
            return "has the class " + tokens.getFirst().text + ", which is no number of a class";
        }
        return null;
    }

    private String className(int index) {
        return index < classes.size() ? classes.get(index) : "class " + index;
    }

    private static Box box(List<Token> t) {
        double w = t.get(3).number();
        double h = t.get(4).number();
        return Box.ofSize(t.get(1).number() - w / 2, t.get(2).number() - h / 2, w, h);
    }

    private static Box around(List<Token> tokens) {
        int n = (tokens.size() - 1) / 2;
        double[] x = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = tokens.get(2 * i + 1).number();
            y[i] = tokens.get(2 * i + 2).number();
        }
        return PointSets.around(x, y);
    }

    private ObjectSite site(List<Token> t) {
        double w = width;
        double h = height;
        return new ObjectSite(List.of(number(t.get(1), b -> b.centerX() / w), number(t.get(2), b -> b.centerY() / h),
                number(t.get(3), b -> b.width() / w), number(t.get(4), b -> b.height() / h)),
                new ObjectSite.Label(t.getFirst().start, t.getFirst().end, c -> Long.toString(c.id())), -1);
    }

    private static ObjectSite.Number number(Token token, ToDoubleFunction<Box> of) {
        return new ObjectSite.Number(token.start, token.end, token.text, of, Math.max(DIGITS, NumberStyle.decimals(token.text)));
    }

    private void edit(Set<Integer> removed, List<Addition> added, Patches patches) {
        removed.forEach(i -> patches.replace(lines.get(i).start, lines.get(i).end, ""));
        String text = file.text();
        String end = text.contains("\r\n") ? "\r\n" : "\n";
        StringBuilder more = new StringBuilder(text.isEmpty() || text.endsWith("\n") || added.isEmpty() ? "" : end);
        added.forEach(a -> more.append(write(a.category(), a.box(), width, height)).append(end));
        if (!more.isEmpty()) {
            patches.insert(text.length(), more.toString());
        }
    }

    /** An object as a line, without its end. */
    static String write(Category category, Box box, int width, int height) {
        return category.id() + " " + share(box.centerX(), width) + " " + share(box.centerY(), height) + " " + share(box.width(), width) + " "
                + share(box.height(), height);
    }

    private static String share(double pixels, int size) {
        return NumberStyle.write(pixels / size, 1, DIGITS);
    }
}
