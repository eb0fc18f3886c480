package anchorlens.model.runtime;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what ONNX Runtime says of a file that it does not load into one sentence with the way out. */
final class RuntimeRefusal {
    private static final Pattern NO_KERNEL = Pattern.compile("Could not find an implementation for (\\w+)\\((\\d+)\\)");
    private static final Pattern NO_OPERATOR = Pattern.compile("(?:No Op registered for|Unrecognized operator:?) (\\w+)");
    private static final Pattern NOT_REGISTERED = Pattern.compile("([\\w.]+[:.]\\w+)\\(-?\\d+\\) is not a registered function/op");
    private static final Pattern OPSET = Pattern.compile("Opset (\\d+) is under development.*?till opset (\\d+)");
    private static final Pattern IR_VERSION = Pattern.compile("Unsupported model IR version: (\\d+), max supported IR version: (\\d+)");

    private RuntimeRefusal() {
    }

    static ModelException of(Path file, Throwable cause) {
        return new ModelException(sentence(file, Wording.wholeReason(cause)), cause);
    }

    static String sentence(Path file, String whole) {
        String said = Wording.shortened(whole);
        Matcher kernel = NO_KERNEL.matcher(whole);
        Matcher operator = NO_OPERATOR.matcher(whole);
        Matcher registered = NOT_REGISTERED.matcher(whole);
        Matcher opset = OPSET.matcher(whole);
        Matcher ir = IR_VERSION.matcher(whole);
        if (kernel.find()) {
            return Wording.name(file) + " uses the operator " + kernel.group(1) + " in a form that this ONNX Runtime does not have ("
                    + said + "); " + (kernel.group(1).contains("Integer") || kernel.group(1).startsWith("QLinear")
                    ? "quantise it with unsigned activations, or use the float32 model." : "export it with another opset.");
        } else if (operator.find()) {
            return Wording.name(file) + " uses the operator " + operator.group(1) + ", which this ONNX Runtime does not have ("
                    + said + "); export it with another opset.";
        } else if (registered.find()) {
            return Wording.name(file) + " uses the operator " + registered.group(1) + ", which this ONNX Runtime does not have; export it "
                    + "without it or with another opset.";
        } else if (opset.find()) {
            return Wording.name(file) + " is written for ONNX opset " + opset.group(1) + ", but this ONNX Runtime reads up to "
                    + opset.group(2) + "; export it with opset " + opset.group(2) + " or lower.";
        } else if (ir.find()) {
            return Wording.name(file) + " is written in version " + ir.group(1) + " of the ONNX format, but this ONNX Runtime reads up to "
                    + ir.group(2) + "; export it with an older version of the onnx package.";
        } else if (isOutOfMemory(said)) {
            return Wording.name(file) + " needs more memory than there is (" + said + "); close other programs, or export it with a smaller "
                    + "input.";
        }
        return "ONNX Runtime does not load " + Wording.name(file) + " (" + said
                + "); the file may be damaged or made for another version: download or export it again.";
    }

    static boolean isOutOfMemory(String said) {
        return said.contains("bad_alloc") || said.contains("Failed to allocate memory") || said.contains("out of memory")
                || said.contains("Java heap space");
    }
}
