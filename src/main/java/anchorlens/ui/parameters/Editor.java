package anchorlens.ui.parameters;

import anchorlens.parameters.ParameterSpec;
import anchorlens.parameters.ParameterSpec.ChoiceSpec;
import anchorlens.parameters.ParameterSpec.DoubleSpec;
import anchorlens.parameters.ParameterSpec.FlagSpec;
import anchorlens.parameters.ParameterSpec.IntSpec;
import anchorlens.parameters.ParameterSpec.ListSpec;
import javafx.scene.Node;

/** What a person changes one parameter with. */
interface Editor {
    /** The whole editor. */
    Node node();

    /** The part that takes the keyboard: the one its label belongs to. */
    Node input();

    /** Shows a value of the parameter, dropping what was typed; never proposes anything. */
    void show(Object value);

    /** True while a refused text stands in it. */
    default boolean isRejected() {
        return false;
    }

    /** Where an editor hands its values to. */
    interface Target {
        /** Takes a value over; false, with the reason already shown, where it is refused. */
        boolean propose(Object value);

        /** Takes a typed text over; false, with the reason already shown, where it is refused. */
        boolean proposeText(String text);

        /** A refused text was given up. */
        void withdrawn();
    }

    static Editor of(ParameterSpec spec, Target target) {
        return switch (spec) {
            case IntSpec s -> new NumberEditor(SliderScale.of(s), s.min(), s.max(), s.info(), v -> (int) v, target);
            case DoubleSpec s -> new NumberEditor(SliderScale.of(s), s.min(), s.max(), s.info(), v -> v, target);
            case ListSpec s -> new ListEditor(s, target);
            case ChoiceSpec s -> new ChoiceEditor(s, target);
            case FlagSpec s -> new FlagEditor(s, target);
        };
    }
}
