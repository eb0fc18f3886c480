package anchorlens.scene.training;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The loss over the steps: a table in CSV, one row a step, and a drawing in SVG of its running means. */
final class LossCurve {
    private static final String HEADER = "step,total,classes,edges,boxes,rate,norm,positives,objects";
    private static final int WIDTH = 720;
    private static final int HEIGHT = 400;
    private static final int MARGIN = 56;
    private static final int MOST_POINTS = 400;
    private static final List<String> NAMES = List.of("total", "classes", "edges", "boxes");
    private static final List<String> COLORS = List.of("#1a1a1a", "#0072b2", "#d55e00", "#009e73");
    private final Path csv;
    private final Path svg;
    private final long steps;
    private final List<StepReport> rows = new ArrayList<>();

    LossCurve(Path folder, long steps) {
        this.csv = folder.resolve("loss.csv");
        this.svg = folder.resolve("loss.svg");
        this.steps = steps;
    }

    /** Reads the rows up to a step, where the training goes on from there. */
    void resume(long lastStep) throws IOException {
        rows.clear();
        for (String line : Files.readAllLines(csv)) {
            String[] c = line.split(",");
            if (!line.equals(HEADER) && Long.parseLong(c[0]) <= lastStep) {
                rows.add(new StepReport(Long.parseLong(c[0]), Double.parseDouble(c[1]), Double.parseDouble(c[2]),
                        Double.parseDouble(c[3]), Double.parseDouble(c[4]), Double.parseDouble(c[5]),
                        Double.parseDouble(c[6]), Integer.parseInt(c[7]), Integer.parseInt(c[8])));
            }
        }
    }

    void add(StepReport row) {
        rows.add(row);
    }

    void write() throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv)) {
            out.write(HEADER + "\n");
            for (StepReport r : rows) {
                out.write(String.format(Locale.ROOT, "%d,%.6g,%.6g,%.6g,%.6g,%.6g,%.6g,%d,%d%n", r.step(), r.total(),
                        r.classes(), r.edges(), r.boxes(), r.rate(), r.norm(), r.positives(), r.objects()));
            }
        }
        Files.writeString(svg, drawing());
    }

    private String drawing() {
        int window = Math.max(1, rows.size() / MOST_POINTS);
        List<double[]> points = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += window) {
            points.add(mean(rows.subList(from, Math.min(rows.size(), from + window))));
        }
        double top = points.stream().mapToDouble(p -> p[1]).max().orElse(1);
        StringBuilder out = new StringBuilder(String.format(Locale.ROOT, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
                + "width=\"%d\" height=\"%d\" font-family=\"sans-serif\" font-size=\"12\">%n"
                + "<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>%n", WIDTH, HEIGHT));
        axes(out, top);
        for (int line = 0; line < NAMES.size(); line++) {
            out.append("<polyline fill=\"none\" stroke=\"").append(COLORS.get(line)).append("\" points=\"");
            for (double[] p : points) {
                out.append(String.format(Locale.ROOT, "%.1f,%.1f ", x(p[0]), y(p[line + 1], top)));
            }
            out.append("\"/>\n").append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\" fill=\"%s\">%s</text>%n",
                    WIDTH - 2 * MARGIN, MARGIN + 16 * line, COLORS.get(line), NAMES.get(line)));
        }
        return out.append("</svg>\n").toString();
    }

    private void axes(StringBuilder out, double top) {
        for (int i = 0; i <= 4; i++) {
            double value = top * i / 4;
            out.append(String.format(Locale.ROOT, "<line x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\" stroke=\"#ddd\"/>"
                    + "<text x=\"8\" y=\"%.1f\">%.2f</text>%n", MARGIN, WIDTH - 8, y(value, top), y(value, top),
                    y(value, top) + 4, value));
            long step = steps * i / 4;
            out.append(String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%d</text>%n",
                    x(step), HEIGHT - MARGIN / 2, step));
        }
    }

    private double x(double step) {
        return MARGIN + (WIDTH - MARGIN - 24) * step / steps;
    }

    private static double y(double value, double top) {
        return HEIGHT - MARGIN - (HEIGHT - MARGIN - 24) * value / top;
    }

    private static double[] mean(List<StepReport> part) {
        double[] sum = new double[NAMES.size() + 1];
        for (StepReport r : part) {
            double[] v = {r.step(), r.total(), r.classes(), r.edges(), r.boxes()};
            for (int i = 0; i < sum.length; i++) {
                sum[i] += v[i] / part.size();
            }
        }
        return sum;
    }
}
