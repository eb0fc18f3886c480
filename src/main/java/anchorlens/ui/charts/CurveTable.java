package anchorlens.ui.charts;

/** A chart's data as CSV, one line a point. */
final class CurveTable {
    private CurveTable() {
    }

    static String csv(CurveData data) {
        StringBuilder out = new StringBuilder("series,").append(quoted(data.x().name().isEmpty() ? "x" : data.x().name())).append(',')
                .append(quoted(data.y().name().isEmpty() ? "y" : data.y().name())).append('\n');
        for (Curve c : data.curves()) {
            for (int i = 0; i < c.x().length; i++) {
                line(out, c.name(), c.x()[i], c.y()[i]);
            }
        }
        CurveMarks marks = data.marks();
        for (int i = 0; i < marks.count(); i++) {
            line(out, marks.kinds().get(marks.kind()[i]).name(), marks.x()[i], marks.y()[i]);
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String name, double x, double y) {
        if (!Double.isNaN(x) && !Double.isNaN(y)) {
            out.append(quoted(name)).append(',').append(x).append(',').append(y).append('\n');
        }
    }

    private static String quoted(String text) {
        return text.matches("[^,\"\\n\\r]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
