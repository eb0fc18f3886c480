package anchorlens.dataset;

import anchorlens.dataset.CocoContent.AnnotationEntry;
import anchorlens.dataset.CocoContent.ImageEntry;
import anchorlens.geometry.Box;

/**
 * Compares boxes with the sizes of their images and finds the file that writes corners (x1, y1, x2, y2) where COCO has
 * x, y, width, height: then some boxes leave their images, while the four numbers of nearly all fit as corners.
 */
final class BoxAudit {
    /** Annotation tools round: a box may leave its image by this much, in pixels, without a word. */
    private static final double TOLERANCE = 1;
    private static final double CORNER_SHARE = 0.98;
    private static final double LEAVING_SHARE = 0.05;

    private final Findings findings;
    private int checked;
    private int fitAsCorners;
    private int leaving;
    private int leavingButFitAsCorners;
    private String firstPlace;
    private String firstWhat;
    private String firstSize;

    BoxAudit(Findings findings) {
        this.findings = findings;
    }

    void check(AnnotationEntry entry, ImageEntry image) {
        Box box = entry.box();
        if (image.width() == 0 || image.height() == 0 || box.isDegenerate()) {
            return;
        }
        checked++;
        boolean corners = box.x1() >= -TOLERANCE && box.y1() >= -TOLERANCE && box.width() > box.x1()
                && box.height() > box.y1() && box.width() <= image.width() + TOLERANCE
                && box.height() <= image.height() + TOLERANCE;
        boolean leaves = box.x1() < -TOLERANCE || box.y1() < -TOLERANCE || box.x2() > image.width() + TOLERANCE
                || box.y2() > image.height() + TOLERANCE;
        fitAsCorners += corners ? 1 : 0;
        leaving += leaves ? 1 : 0;
        leavingButFitAsCorners += corners && leaves ? 1 : 0;
        if (leaves && firstPlace == null) {
            firstPlace = entry.place();
            firstWhat = "[" + AnnotationReader.number(box.x1()) + ", " + AnnotationReader.number(box.y1()) + ", "
                    + AnnotationReader.number(box.width()) + ", " + AnnotationReader.number(box.height()) + "]";
            firstSize = image.width() + "×" + image.height();
        }
    }

    /** Adds the one finding that the checks lead to, if any. */
    void conclude() {
        if (leaving == 0) {
            return;
        }
        String others = leaving == 1 ? "" : ", as do " + (leaving - 1) + " more";
        if (fitAsCorners >= CORNER_SHARE * checked && leavingButFitAsCorners >= LEAVING_SHARE * checked) {
            findings.add("corners", firstPlace, "has the bbox " + firstWhat
                    + ", which read as x, y, width, height leaves its " + firstSize + " image" + others + ", while "
                    + fitAsCorners + " of " + checked + " boxes fit as corners x1, y1, x2, y2",
                    "they are read as x, y, width, height, so if the file holds corners, subtract x1 and y1 from "
                    + "the last two numbers of each bbox");
        } else {
            findings.add("outside", firstPlace, "has the bbox " + firstWhat + ", which leaves its " + firstSize
                    + " image" + others, "it is kept as written, so clip or correct it");
        }
    }
}
