package anchorlens.model.script;

import anchorlens.model.ModelException;
import anchorlens.model.Wording;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An Ultralytics trace whose head also gives what it hides. The trace returns {@code y [1 × 4+C × A]}, made from the DFL's input
 * {@code x [1 × 4·B × A]} and the class logits {@code cls [1 × C × A]}; in the code of its head {@code return y} becomes
 * {@code return torch.cat([y, x, cls], 1)}. Heads of pose and segment models, and end to end ones, go on from y: their further columns
 * and rows are left out. The type of what it returns stays as it was, so no caller changes.
 *
 * @param archive the whole archive with the changed code
 * @param place   the file of code that was changed
 */
public record ExposedScript(byte[] archive, String place) {
    private static final Pattern FUNCTION = Pattern.compile("(?s)\\n  def \\w+\\(self: .*?(?=\\n  def |\\nclass |\\z)");
    private static final Pattern DFL = Pattern.compile("\\b(\\w+) = self\\.dfl\\b");
    private static final Pattern SIGMOID = Pattern.compile("torch\\.sigmoid\\((\\w+)\\)");
    /** One tensor, or a pair of which the first is the predictions: a segment head's. */
    private static final Pattern RETURN = Pattern.compile("\\n    return (?:\\((torch\\.cat\\(.*\\)), (\\w+)\\)|(\\w+|torch\\.cat\\(.*\\)))\\s*$");

    /** @throws ModelException where no head of this kind is in the archive */
    public static ExposedScript of(ScriptArchive archive) throws ModelException {
        for (Map.Entry<String, String> file : archive.code().entrySet()) {
            Optional<String> changed = expose(file.getValue());
            if (changed.isPresent()) {
                try {
                    return new ExposedScript(archive.with(file.getKey(), changed.get()), file.getKey());
                } catch (IOException e) {
                    throw new ModelException("'" + archive.file() + "' cannot be read (" + Wording.reason(e) + ").", e);
                }
            }
        }
        throw new ModelException(Wording.name(archive.file()) + " is a TorchScript model whose head is not recognised: distributions are "
                + "brought out of Ultralytics traces with a DFL and upright boxes only; export it to ONNX, or dump what its head puts out as .npz.");
    }

    /** The code with its head's function changed; nothing where it has none that fits. */
    static Optional<String> expose(String code) {
        Matcher function = FUNCTION.matcher(code);
        while (function.find()) {
            Optional<String> changed = changed(function.group());
            if (changed.isPresent()) {
                return Optional.of(code.substring(0, function.start()) + changed.get() + code.substring(function.end()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> changed(String function) {
        Matcher dfl = DFL.matcher(function);
        if (!function.contains("-> Tensor:") && !function.contains("-> Tuple[Tensor, Tensor]:") || !dfl.find()
                || function.contains("torch.sin(") && function.contains("torch.cos(")) {
            return Optional.empty();
        }
        Matcher input = Pattern.compile("\\(" + dfl.group(1) + "\\)\\.forward\\((\\w+), \\)").matcher(function);
        Matcher end = RETURN.matcher(function);
        if (!input.find() || !end.find()) {
            return Optional.empty();
        }
        Matcher scores = SIGMOID.matcher(function);
        if (!scores.find(input.end())) {
            return Optional.empty();
        }
        Matcher own = Pattern.compile("(\\w+) = torch\\.cat\\(\\[\\w+, torch\\.sigmoid\\(" + scores.group(1) + "\\)], 1\\)").matcher(function);
        boolean pair = end.group(1) != null;
        if (!own.find() && (pair || !end.group(3).matches("\\w+"))) {
            return Optional.empty();
        }
        String first = own.reset().find() ? own.group(1) : end.group(3);
        String all = "torch.cat([" + first + ", " + input.group(1) + ", " + scores.group(1) + "], 1)";
        return Optional.of(function.substring(0, end.start()) + "\n    return " + (pair ? "(" + all + ", " + end.group(2) + ")" : all)
                + function.substring(end.end(pair ? 2 : 3) + (pair ? 1 : 0)));
    }
}
