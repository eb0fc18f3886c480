package anchorlens.loss;

import anchorlens.geometry.Box;

/**
 * What the losses of two boxes are made of, each with its derivative with respect to x1, y1, x2, y2 of the predicted
 * box.
 *
 * <p>Extents may be negative, as in an inverted box; only the common part (and, where asked, the enclosure) is held
 * at 0.
 */
final class BoxTerms {
    /** A number and its four derivatives. */
    record Term(double value, double d0, double d1, double d2, double d3) {
        /** The four derivatives times a factor; the 0 added turns −0 into 0. */
        double[] gradient(double factor) {
            return new double[] {factor * d0 + 0.0, factor * d1 + 0.0, factor * d2 + 0.0, factor * d3 + 0.0};
        }

        Term plus(Term o) {
            return combine(value + o.value, 1, o, 1);
        }

        Term plus(double constant) {
            return new Term(value + constant, d0, d1, d2, d3);
        }

        Term minus(Term o) {
            return combine(value - o.value, 1, o, -1);
        }

        Term times(Term o) {
            return combine(value * o.value, o.value, o, value);
        }

        Term over(Term o) {
            return combine(value / o.value, 1 / o.value, o, -value / (o.value * o.value));
        }

        Term scaled(double factor) {
            return combine(value * factor, factor, this, 0);
        }

        /** At least the given number, which has no derivative; at a tie this term keeps its own. */
        Term atLeast(double low) {
            return value >= low ? this : constant(low);
        }

        /** A function of this term and another, from its value and its two partial derivatives. */
        Term combine(double newValue, double mine, Term o, double others) {
            return new Term(newValue, mine * d0 + others * o.d0, mine * d1 + others * o.d1, mine * d2 + others * o.d2,
                    mine * d3 + others * o.d3);
        }

        static Term constant(double value) {
            return new Term(value, 0, 0, 0, 0);
        }
    }

    private final Box predicted;
    private final Box truth;

    BoxTerms(Box predicted, Box truth) {
        this.predicted = predicted;
        this.truth = truth;
    }

    Term width() {
        return new Term(predicted.width(), -1, 0, 1, 0);
    }

    Term height() {
        return new Term(predicted.height(), 0, -1, 0, 1);
    }

    /** Area of the common part. */
    Term intersection() {
        double w = Math.min(predicted.x2(), truth.x2()) - Math.max(predicted.x1(), truth.x1());
        double h = Math.min(predicted.y2(), truth.y2()) - Math.max(predicted.y1(), truth.y1());
        Term across = new Term(w, -share(predicted.x1() - truth.x1()), 0, share(truth.x2() - predicted.x2()), 0);
        Term down = new Term(h, 0, -share(predicted.y1() - truth.y1()), 0, share(truth.y2() - predicted.y2()));
        return across.atLeast(0).times(down.atLeast(0));
    }

    /** Width of the smallest box around both; negative only where both are inverted. */
    Term enclosingWidth() {
        double w = Math.max(predicted.x2(), truth.x2()) - Math.min(predicted.x1(), truth.x1());
        return new Term(w, -share(truth.x1() - predicted.x1()), 0, share(predicted.x2() - truth.x2()), 0);
    }

    Term enclosingHeight() {
        double h = Math.max(predicted.y2(), truth.y2()) - Math.min(predicted.y1(), truth.y1());
        return new Term(h, 0, -share(truth.y1() - predicted.y1()), 0, share(predicted.y2() - truth.y2()));
    }

    /** Squared distance of the two centres. */
    Term centerDistance() {
        double x = truth.x1() + truth.x2() - predicted.x1() - predicted.x2();
        double y = truth.y1() + truth.y2() - predicted.y1() - predicted.y2();
        return new Term(0.25 * (x * x + y * y), -0.5 * x, -0.5 * y, -0.5 * x, -0.5 * y);
    }

    /**
     * {@code (4/π²)(atan(W/H) − atan(w/h))²}, how much the shapes differ, 0…1.
     *
     * @param epsilon added to both heights
     */
    Term shapeDifference(double epsilon) {
        double w = predicted.width();
        double h = predicted.height() + epsilon;
        double scale = 4 / (Math.PI * Math.PI);
        double difference = Math.atan(truth.width() / (truth.height() + epsilon)) - Math.atan(w / h);
        double slope = 2 * scale * difference / (w * w + h * h);
        return new Term(scale * difference * difference, slope * h, -slope * w, -slope * h, slope * w);
    }

    /** How much of the derivative goes to the side that is ahead by the given difference. */
    private static double share(double ahead) {
        return ahead > 0 ? 1 : ahead == 0 ? 0.5 : 0;
    }
}
