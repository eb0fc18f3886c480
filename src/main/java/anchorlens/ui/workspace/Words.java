package anchorlens.ui.workspace;

import anchorlens.dataset.Annotation;
import anchorlens.detection.FeatureLevel;
import anchorlens.detection.Priors;
import anchorlens.workbench.RunResult;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Locale;

/** How the panels name priors, objects and numbers, so that all do it the same way. */
public final class Words {
    public static final String NONE = "–";

    private Words() {
    }

    /** Up to four significant digits: "0.2801", "12", "1.3e−7"; "–" for NaN. */
    public static String number(double value) {
        if (Double.isNaN(value)) {
            return NONE;
        } else if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        } else if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return Long.toString((long) value).replace('-', '−');
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(4)).stripTrailingZeros();
        double size = Math.abs(value);
        if (size >= 1e-3 && size < 1e6) {
            return rounded.toPlainString().replace('-', '−');
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        return (rounded.scaleByPowerOfTen(-exponent).toPlainString() + "e" + exponent).replace('-', '−');
    }

    /** "2,125". */
    public static String count(long n) {
        return String.format(Locale.ROOT, "%,d", n);
    }

    /** "3 umbrella": the number of a ground truth, from 0, and its class. */
    public static String object(RunResult result, int gt) {
        int category = annotation(result, gt).category();
        List<String> names = result.request().categories();
        return category >= 0 && category < names.size() ? gt + " " + names.get(category) : Integer.toString(gt);
    }

    public static Annotation annotation(RunResult result, int gt) {
        return result.request().image().annotations().get(result.annotationOf()[gt]);
    }

    /** "#1187 · P4 · (584, 216)": a prior's number, its level, and its centre in pixels of the image. */
    public static String prior(RunResult result, int prior) {
        Priors priors = result.input().priors();
        long x = Math.round(result.letterbox().toImageX(priors.centerX(prior)));
        long y = Math.round(result.letterbox().toImageY(priors.centerY(prior)));
        return "#" + prior + level(priors, prior) + " · (" + x + ", " + y + ")";
    }

    private static String level(Priors priors, int prior) {
        int level = priors.levelOf(prior);
        return level < 0 ? "" : " · " + priors.levels().get(level).label();
    }

    /** "P4 · 16": a level and its stride. */
    public static String level(FeatureLevel level) {
        return level.label() + " · " + level.stride();
    }
}
