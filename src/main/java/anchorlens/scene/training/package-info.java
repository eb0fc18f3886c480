/**
 * Trains the small detector that is bundled with the program, and writes it as an ONNX file.
 *
 * <p>{@link anchorlens.scene.training.DetectorNet} says once what the network is; {@link
 * anchorlens.scene.training.TorchOps} computes it, {@link anchorlens.scene.training.OnnxOps} writes it down. What each
 * prior has to learn comes from the assigners and weightings of {@link anchorlens.assign}, the very classes that the
 * window shows, computed on plain arrays between the forward and the backward pass.
 *
 * <p>The PyTorch engine is needed here and nowhere else; the usual package leaves it out.
 */
package anchorlens.scene.training;
