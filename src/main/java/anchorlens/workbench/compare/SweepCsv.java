package anchorlens.workbench.compare;

import anchorlens.analysis.compare.SweepPoint;
import anchorlens.parameters.RecordParameters;
import java.util.ArrayList;
import java.util.List;

/** A sweep as CSV, one line a cell; a value that is not defined is an empty cell. */
public final class SweepCsv {
    private SweepCsv() {
    }

    public static String of(SweepRun run) {
        List<Object> head = new ArrayList<>();
        run.sweep().axes().forEach(a -> head.add(a.parameter().key()));
        head.addAll(List.of("images", "objects", "positives", "starved", "sum_w_pos", "sum_w_neg", "jaccard_with_current", "note"));
        Csv csv = new Csv(head.toArray());
        for (int cell = 0; cell < run.points().size(); cell++) {
            SweepPoint p = run.points().get(cell);
            List<Object> cells = new ArrayList<>();
            for (Object value : run.sweep().values(cell)) {
                cells.add(RecordParameters.text(value));
            }
            boolean none = p.images() == 0;
            cells.addAll(List.of(p.images(), p.objects(), none ? Double.NaN : (Object) p.positives(), none ? Double.NaN : (Object) p.starved(),
                    none ? Double.NaN : p.sumPos(), none ? Double.NaN : p.sumNeg(), p.agreement(), p.note()));
            csv.line(cells);
        }
        return csv.toString();
    }
}
