package anchorlens.ui.compare;

import anchorlens.analysis.compare.MethodParameter;
import anchorlens.analysis.compare.SweepAxis;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;

/** How a number is swept. */
record SweepRange(double from, double to, int steps, boolean logarithmic) {
    private static final int USUAL = 25;
    private static final int USUAL_OF_TWO = 13;
    /** Whole numbers up to this many are all taken. */
    private static final int FEW = 64;
    private static final int FEW_OF_TWO = 20;
    private static final double OPEN = 1e6;
    private static final double DECADES = 1e-3;

    /** Over what the parameter's slider covers, else around its value. */
    static SweepRange usual(MethodParameter parameter, Object value, boolean ofTwo) {
        int steps = ofTwo ? USUAL_OF_TWO : USUAL;
        if (parameter.spec() instanceof IntSpec s) {
            boolean open = (double) s.sliderMax() - s.sliderMin() > OPEN;
            int around = Math.max(1, (int) value);
            int low = open ? Math.max(s.min(), around / 4) : s.sliderMin();
            int high = open ? (int) Math.min(s.max(), 4L * around) : s.sliderMax();
            long all = (long) high - low + 1;
            return new SweepRange(low, high, (int) (all <= (ofTwo ? FEW_OF_TWO : FEW) ? all : steps), false);
        }
        DoubleSpec s = (DoubleSpec) parameter.spec();
        boolean open = !(s.sliderMax() - s.sliderMin() <= OPEN);
        double around = Math.abs((double) value) == 0 ? 1 : Math.abs((double) value);
        double low = open ? Math.max(s.min(), around / 4) : s.sliderMin();
        double high = open ? Math.min(s.max(), 4 * around) : s.sliderMax();
        boolean logarithmic = s.logarithmic() && high > 0;
        return new SweepRange(logarithmic && low <= 0 ? high * DECADES : low, high, steps, logarithmic);
    }

    /** @throws IllegalArgumentException in one sentence, where the range does not fit the parameter */
    SweepAxis axis(MethodParameter parameter) {
        return SweepAxis.between(parameter, from, to, steps, logarithmic);
    }
}
