package anchorlens.ui.inspect;

import anchorlens.assign.CandidateChart;
import anchorlens.workbench.RunResult;
import java.util.Locale;

/** A chart of candidates in words: what its axes, points, lines and curves are, and all of it as a table. */
final class CandidateText {
    private CandidateText() {
    }

    /** Title, decision, and where everything comes from. */
    static String help(CandidateChart chart) {
        StringBuilder out = new StringBuilder(chart.title());
        if (!chart.note().isEmpty()) {
            out.append("\n\n").append(chart.note());
        }
        out.append("\n");
        line(out, "→ " + chart.x().name(), chart.x().formula());
        line(out, "↑ " + chart.y().name(), chart.y().formula());
        chart.lines().forEach(l -> line(out, "┄ " + l.label(), l.formula()));
        chart.curves().forEach(c -> line(out, "∿ " + c.name(), c.formula()));
        if (chart.series().size() > 1) {
            chart.series().forEach(s -> line(out, "• " + s.name(), s.formula()));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String name, String formula) {
        out.append('\n').append(name);
        if (!formula.isEmpty()) {
            out.append(": ").append(formula);
        }
    }

    /**
     * CSV {@code kind,name,prior,level,verdict,x,y,formula}: the points series by series, the lines with their place as x or y,
     * and the points of the curves.
     */
    static String csv(CandidateChart chart, RunResult result) {
        StringBuilder out = new StringBuilder("kind,name,prior,level,verdict,x,y,formula\n");
        for (CandidateChart.Series s : chart.series()) {
            for (int i = 0; i < chart.points().count(); i++) {
                int prior = chart.points().priors()[i];
                int level = result.input().priors().levelOf(prior);
                row(out, "point", s.name(), Integer.toString(prior), level < 0 ? "" : result.input().priors().levels().get(level).label(),
                        chart.points().verdicts()[i].name().toLowerCase(Locale.ROOT), s.x()[i], s.y()[i], s.formula());
            }
        }
        for (CandidateChart.Line l : chart.lines()) {
            row(out, "line", l.label(), "", "", "", l.vertical() ? l.at() : Double.NaN, l.vertical() ? Double.NaN : l.at(), l.formula());
        }
        for (CandidateChart.Curve c : chart.curves()) {
            for (int i = 0; i < c.x().length; i++) {
                row(out, "curve", c.name(), "", "", "", c.x()[i], c.y()[i], c.formula());
            }
        }
        return out.toString();
    }

    private static void row(StringBuilder out, String kind, String name, String prior, String level, String verdict, double x,
                            double y, String formula) {
        out.append(kind).append(',').append(quoted(name)).append(',').append(prior).append(',').append(level).append(',')
                .append(verdict).append(',').append(number(x)).append(',').append(number(y)).append(',').append(quoted(formula))
                .append('\n');
    }

    private static String number(double value) {
        return Double.isNaN(value) ? "" : Double.toString(value);
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\n\\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
