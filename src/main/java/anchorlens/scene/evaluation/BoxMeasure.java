package anchorlens.scene.evaluation;

import anchorlens.analysis.flags.Baselines;
import anchorlens.analysis.flags.Baselines.Seen;
import anchorlens.analysis.flags.InspectedObject;
import anchorlens.geometry.Box;
import anchorlens.geometry.Edge;
import anchorlens.geometry.Iou;
import anchorlens.parameters.Labelled;
import java.util.List;

/** Scores of a whole box that are compared: from detections after non-maximum suppression, as published. */
public enum BoxMeasure implements Labelled {
    DETECTION("detection: |edge − annotated| / side") {
        @Override
        double of(List<InspectedObject> objects, int which, List<Seen> detections) {
            InspectedObject o = objects.get(which);
            int nearest = Baselines.nearest(o.box(), o.cls(), detections);
            if (nearest < 0) {
                return Double.NaN;
            }
            double worst = 0;
            Box seen = detections.get(nearest).box();
            for (Edge e : Edge.values()) {
                double side = Math.max(1, e.isHorizontalPosition() ? o.box().width() : o.box().height());
                worst = Math.max(worst, Math.abs(seen.edge(e) - o.box().edge(e)) / side);
            }
            return worst;
        }
    },
    IOU("1 − IoU with the detection") {
        @Override
        double of(List<InspectedObject> objects, int which, List<Seen> detections) {
            InspectedObject o = objects.get(which);
            int nearest = Baselines.nearest(o.box(), o.cls(), detections);
            return nearest < 0 ? Double.NaN : 1 - Iou.iou(detections.get(nearest).box(), o.box());
        }
    },
    FIFTYONE("FiftyOne mistakenness_loc") {
        @Override
        double of(List<InspectedObject> objects, int which, List<Seen> detections) {
            return Baselines.mistakennessLoc(objects, detections)[which];
        }
    },
    OBJECTLAB_50("ObjectLab badloc, p > 0.5") {
        @Override
        double of(List<InspectedObject> objects, int which, List<Seen> detections) {
            return Baselines.badloc(objects.get(which), detections, 0.5);
        }
    },
    OBJECTLAB_30("ObjectLab badloc, p > 0.3") {
        @Override
        double of(List<InspectedObject> objects, int which, List<Seen> detections) {
            return Baselines.badloc(objects.get(which), detections, 0.3);
        }
    };

    private final String label;

    BoxMeasure(String label) {
        this.label = label;
    }

    @Override
    public String label() {
        return label;
    }

    /** The score of one of an image's annotations. */
    abstract double of(List<InspectedObject> objects, int which, List<Seen> detections);
}
