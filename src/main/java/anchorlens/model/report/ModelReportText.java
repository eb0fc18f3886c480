package anchorlens.model.report;

import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Letterbox.Fit;
import anchorlens.geometry.Letterbox;
import anchorlens.model.ModelCard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A {@link ModelReport} as lines of text. */
public final class ModelReportText {
    private static final int NAMES_SHOWN = 6;

    private final ModelReport report;
    private final List<String> lines = new ArrayList<>();

    ModelReportText(ModelReport report) {
        this.report = report;
    }

    List<String> lines() {
        lines.clear();
        card(report.card());
        add("device", report.device().toString());
        report.notices().forEach(n -> add("notice", n));
        report.others().forEach(o -> add("or read as", o));
        report.pass().ifPresent(this::pass);
        return List.copyOf(lines);
    }

    private void card(ModelCard c) {
        add("model", c.file().toString());
        add("head", c.family());
        add("input", String.format(Locale.ROOT, "'%s', %d×%d pixels, %s, %s", c.inputName(), c.inputWidth(),
                c.inputHeight(), c.order(), c.fit().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        if (c.fit() != Fit.STRETCH) {
            add("padding", "grey level " + c.padding());
        }
        add("normalised", "(v − " + c.mean() + ") / " + c.std());
        add("priors", c.strides().isEmpty() ? "loose boxes, on no grid" : "strides " + c.strides() + ", offset " + c.priorOffset());
        String names = c.classNames().stream().limit(NAMES_SHOWN).collect(Collectors.joining(", "));
        add("classes", c.numClasses() + ": " + names + (c.numClasses() > NAMES_SHOWN ? " …" : ""));
        add("scores", c.scoresAreProbabilities() ? "probabilities (the sigmoid is in the graph)" : "logits");
        add("bins", c.bins().map(b -> b + unit(c)).orElse("none: the head has no distributions"));
        c.outputs().forEach(o -> add("output", o));
        c.assumptions().forEach(a -> add("assumed", a));
        c.verified().forEach(v -> add("verified", v));
        c.remarks().forEach(r -> add("remark", r));
    }

    private void pass(ModelReport.Pass pass) {
        Letterbox l = pass.letterbox();
        add("image", String.format(Locale.ROOT, "%d×%d pixels, scaled by %.4f × %.4f", l.imageWidth(), l.imageHeight(),
                l.scaleX(), l.scaleY()));
        add("time", String.format(Locale.ROOT, "%.1f ms preprocessing, %.1f ms network", pass.preprocessMillis(),
                pass.forwardMillis()));
        pass.remarks().forEach(r -> add("remark", r));
        add("best priors", pass.top().size() + " of " + pass.priors());
        pass.top().forEach(this::prior);
    }

    private void prior(ModelReport.Prior p) {
        Box b = p.box();
        String place = p.level() < 0 ? "" : String.format(Locale.ROOT, "  level %d (stride %d) row %d col %d", p.level(), p.stride(),
                p.row(), p.col());
        lines.add(String.format(Locale.ROOT, "#%d %s %.4f%s  centre (%.1f, %.1f)  box in image (%.1f, %.1f, %.1f, %.1f)",
                p.prior(), p.className(), p.score(), place, p.centerX(), p.centerY(), b.x1(), b.y1(), b.x2(), b.y2()));
        for (int e = 0; e < p.probabilities().size(); e++) {
            String bins = p.probabilities().get(e).stream().map(v -> String.format(Locale.ROOT, "%.3f", v))
                    .collect(Collectors.joining(" "));
            lines.add(String.format(Locale.ROOT, "    %-6s %7.3f%s  %s",
                    Edge.values()[e].name().toLowerCase(Locale.ROOT), p.distances().get(e), unit(report.card()), bins));
        }
    }

    /** Queries lie on no grid; what their bins are parts of, a remark of the card says. */
    private static String unit(ModelCard card) {
        return card.strides().isEmpty() ? "" : " strides";
    }

    private void add(String what, String text) {
        lines.add(String.format(Locale.ROOT, "%-12s%s", what, text));
    }
}
