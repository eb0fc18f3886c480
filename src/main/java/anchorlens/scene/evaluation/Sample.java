package anchorlens.scene.evaluation;

import anchorlens.analysis.evidence.ObjectEvidence;
import anchorlens.analysis.flags.Baselines.Seen;
import anchorlens.analysis.flags.InspectedObject;
import anchorlens.geometry.Edge;
import java.util.ArrayList;
import java.util.List;

/**
 * The scores of one annotation, as it is or spoilt.
 *
 * @param edges   {@code [EdgeMeasure][4]}
 * @param boxes   {@code [BoxMeasure]}
 * @param shifted ordinal of the edge that was moved, −1 if none
 */
record Sample(double[][] edges, double[] boxes, int shifted) {
    static Sample of(ObjectEvidence evidence, List<InspectedObject> objects, int which, InspectedObject spoilt, int shifted,
                     List<Seen> detections) {
        EdgeMeasure[] measures = EdgeMeasure.values();
        double[][] edges = new double[measures.length][4];
        for (EdgeMeasure m : measures) {
            for (Edge e : Edge.values()) {
                edges[m.ordinal()][e.ordinal()] = m.of(evidence, e);
            }
        }
        List<InspectedObject> all = new ArrayList<>(objects);
        all.set(which, spoilt);
        double[] boxes = new double[BoxMeasure.values().length];
        for (BoxMeasure m : BoxMeasure.values()) {
            boxes[m.ordinal()] = m.of(all, which, detections);
        }
        return new Sample(edges, boxes, shifted);
    }

    double edge(EdgeMeasure measure, int edge) {
        return edges[measure.ordinal()][edge];
    }

    /** The largest of the four; NaN where there is none. */
    double box(EdgeMeasure measure) {
        double worst = Double.NaN;
        for (double s : edges[measure.ordinal()]) {
            worst = Double.isNaN(worst) || s > worst ? s : worst;
        }
        return worst;
    }
}
