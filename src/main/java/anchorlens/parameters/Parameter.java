package anchorlens.parameters;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says what a component of a parameter record means: the panel, the command line and the help are made from it.
 *
 * <p>Components may be {@code int}, {@code double}, {@code boolean}, an enum, or {@code List<Double>}. The FIELD target
 * is there for tools that read class files and do not see annotations of record components.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Parameter {
    /** Short name in the field's own words, as it stands beside the slider. */
    String label();

    /** The symbol of the formula, such as "γ₁"; empty where the source has none. */
    String symbol() default "";

    /** Smallest allowed value of a number (of every entry of a list), inclusive. */
    double min() default Double.NEGATIVE_INFINITY;

    /** Largest allowed value of a number (of every entry of a list), inclusive. */
    double max() default Double.POSITIVE_INFINITY;

    /** Ends of the slider, where they are narrower than what may be typed; NaN means the same as min and max. */
    double sliderMin() default Double.NaN;

    double sliderMax() default Double.NaN;

    /** True where the slider should move on a logarithmic scale. */
    boolean logarithmic() default false;

    /** "px", "strides" …; empty for a pure number. */
    String unit() default "";

    /** One or two sentences: what it does to the assignment when it grows. */
    String help();

    /** Where it comes from: paper section, equation, or file of the reference implementation. */
    String source() default "";

    /** Heading under which the panel groups it; empty for none. */
    String group() default "";

    /**
     * When it has an effect, as {@code key=value} or {@code key=value1|value2} over another component; empty for always.
     * Enum values by their constant's name. The panel greys it out otherwise.
     */
    String activeWhen() default "";
}
