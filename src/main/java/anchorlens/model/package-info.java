/**
 * Detectors: opening a model file, recognising its head, running it, and handing its raw head on as plain arrays.
 *
 * <p>This is the only package that touches DJL, ONNX Runtime and ONNX graphs. From outside, {@link
 * anchorlens.model.runtime.Detectors#open} gives a {@link anchorlens.model.Detector}; its {@link anchorlens.model.ModelCard}
 * says how the file was recognised and what was assumed, {@link anchorlens.model.Detector#run} gives a {@link
 * anchorlens.model.ForwardPass} with the {@link anchorlens.detection.HeadOutput}.
 *
 * <h2>The room's parts, each using only those before it</h2>
 * <ul>
 * <li>{@code model} itself: the values that the rest of AnchorLens is given, and what a detector is;
 * <li>{@code model.graph}: ONNX files as graphs to ask questions of;
 * <li>{@code model.card}: model cards on disk and what they state;
 * <li>{@code model.head}: one recogniser a kind of head, and the way from output tensors to a head output;
 * <li>{@code model.raw}: head outputs dumped from training code, in place of a network;
 * <li>{@code model.script}: TorchScript archives, and Ultralytics traces with their DFL brought out;
 * <li>{@code model.runtime}: native runtimes, devices, opening and running;
 * <li>{@code model.report}: a model in words and as JSON.
 * </ul>
 *
 * <h2>What happens on opening</h2>
 * <ol>
 * <li>{@code OnnxFile} reads the file and says what it is where it is no ONNX model: an empty file, a Git-LFS pointer,
 *     a web page, an archive, a model whose weights file is missing.
 * <li>{@code ModelCards} reads {@code name.card.json} beside {@code name.onnx}, where there is one. What it states wins
 *     over what would be assumed.
 * <li>{@code ModelInput} makes sure that the network takes one colour image.
 * <li>{@code Integral} finds where the graph sums distributions up; their logits and the class logits are added to the
 *     network's outputs. The network runs once on a test picture; where outputs were added, the file as it is runs as well, to
 *     see that nothing changed by it.
 * <li>The recognisers are asked in turn. Each gives every reading of the head it knows, a card and a {@code RecognizedHead}
 *     each; where the model has boxes of its own, decoded boxes are compared with them, and conventions that the file does not
 *     tell (the prior offset) follow from the comparison.
 * <li>The first reading is used until a person states something else; the evidence is kept, so that nothing runs again for it.
 * </ol>
 *
 * <h2>Adding a head</h2>
 * <ol>
 * <li>Write one class that implements {@code HeadRecognizer}. Decide by graph structure and shapes only: exporters give
 *     misleading names. {@code OnnxGraph.sourceOps} tells what lies behind an output once reshapes are looked through
 *     (a sigmoid, a softmax …).
 * <li>Return no reading for any other head; throw a {@code ModelException} only where the head is yours
 *     and the card contradicts it, or where the card has to decide something.
 * <li>Take every value the file does not hold through a {@code Preset} and {@code CardDraft}: the card can then state it, and
 *     if it does not, the person reads the assumption as a sentence.
 * <li>Say where scores and boxes lie with {@code CellTable}s and how they are written with a {@code ScoreCode} and a {@code
 *     BoxCode}; {@code HeadBuilder} makes the reading of them.
 * <li>List the class in {@code Recognition}, the more particular head before the more general one.
 * <li>Test it on a real file against numbers of an independent run ({@code GoldenHeadsTest}), under misleading names,
 *     with and without a batch axis, and on files that resemble it.
 * </ol>
 */
package anchorlens.model;
