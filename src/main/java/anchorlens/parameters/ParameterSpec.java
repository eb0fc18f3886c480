package anchorlens.parameters;

import java.util.List;

/** One parameter of a record as data: enough to draw an editor, parse a command line and write a help text. */
public sealed interface ParameterSpec {
    /** What is the same for every kind of parameter; see {@link Parameter} for the meaning of each. */
    record Info(String key, String label, String symbol, String unit, String help, String source, String group,
                String activeWhen) {
    }

    Info info();

    /** The record component's name: the key in JSON and on the command line. */
    default String key() {
        return info().key();
    }

    record IntSpec(Info info, int min, int max, int sliderMin, int sliderMax) implements ParameterSpec {
    }

    record DoubleSpec(Info info, double min, double max, double sliderMin, double sliderMax, boolean logarithmic)
            implements ParameterSpec {
    }

    /** A list of numbers such as the size limits of the levels, each within min…max. */
    record ListSpec(Info info, double min, double max) implements ParameterSpec {
    }

    record ChoiceSpec(Info info, List<? extends Enum<?>> choices) implements ParameterSpec {
    }

    record FlagSpec(Info info) implements ParameterSpec {
    }
}
