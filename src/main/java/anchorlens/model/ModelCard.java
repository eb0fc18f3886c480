package anchorlens.model;

import anchorlens.detection.BinGrid;
import anchorlens.geometry.Letterbox.Fit;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is known or assumed of a model file.
 *
 * @param file        the model file
 * @param family      how its head was recognised, in words: "GFL raw head (NanoDet / PicoDet)"
 * @param inputName   name of the input tensor
 * @param inputWidth  pixels
 * @param inputHeight pixels
 * @param fit         how images are fitted into the input
 * @param order       channel order of the input tensor
 * @param mean        subtracted from each channel, in the tensor's order
 * @param std         each channel is divided by, in the tensor's order
 * @param padding     grey level 0…255 around an image whose aspect ratio is kept
 * @param strides     of the levels, fine to coarse; empty where the priors lie on no grid
 * @param priorOffset 0 for cell corners, 0.5 for cell middles
 * @param numClasses  C
 * @param classNames  C names; "class 0" … where the file has none
 * @param bins        of the edge distributions, where the head has them
 * @param scoresAreProbabilities true where the sigmoid is inside the graph
 * @param outputs     one line a tensor: name, shape, meaning
 * @param assumptions what the file does not say and was assumed, each one sentence
 * @param verified    what was checked against the model's own output, each one sentence
 * @param remarks     what a person should know of this family or file, each one sentence
 * @param reading     which way of reading the head this is, a short word: "ultralytics", "mmdet-atss" …
 * @param declaredInput shape of the input as the file declares it, "[1×3×?×?]" where its size is open
 */
public record ModelCard(Path file, String family, String inputName, int inputWidth, int inputHeight, Fit fit,
                        ChannelOrder order, List<Double> mean, List<Double> std, int padding,
                        List<Integer> strides, double priorOffset, int numClasses, List<String> classNames,
                        Optional<BinGrid> bins, boolean scoresAreProbabilities, List<String> outputs,
                        List<String> assumptions, List<String> verified, List<String> remarks,
                        String reading, String declaredInput) {
    /** Order of the colour channels in the input tensor. */
    public enum ChannelOrder {
        RGB, BGR
    }

    public ModelCard {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        strides = List.copyOf(strides);
        classNames = List.copyOf(classNames);
        outputs = List.copyOf(outputs);
        assumptions = List.copyOf(assumptions);
        verified = List.copyOf(verified);
        remarks = List.copyOf(remarks);
    }

    /** A card whose values were neither verified nor chosen among readings. */
    public ModelCard(Path file, String family, String inputName, int inputWidth, int inputHeight, Fit fit,
                     ChannelOrder order, List<Double> mean, List<Double> std, int padding, List<Integer> strides,
                     double priorOffset, int numClasses, List<String> classNames, Optional<BinGrid> bins,
                     boolean scoresAreProbabilities, List<String> outputs, List<String> assumptions) {
        this(file, family, inputName, inputWidth, inputHeight, fit, order, mean, std, padding, strides, priorOffset, numClasses,
                classNames, bins, scoresAreProbabilities, outputs, assumptions, List.of(), List.of(), "", "");
    }
}
