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
 * @param strides     of the levels, fine to coarse
 * @param priorOffset 0 for cell corners, 0.5 for cell middles
 * @param numClasses  C
 * @param classNames  C names; "class 0" … where the file has none
 * @param bins        of the edge distributions, where the head has them
 * @param scoresAreProbabilities true where the sigmoid is inside the graph
 * @param outputs     one line a tensor: name, shape, meaning
 * @param assumptions what the file does not say and was assumed, each one sentence
 */
public record ModelCard(Path file, String family, String inputName, int inputWidth, int inputHeight, Fit fit,
                        ChannelOrder order, List<Double> mean, List<Double> std, int padding,
                        List<Integer> strides, double priorOffset, int numClasses, List<String> classNames,
                        Optional<BinGrid> bins, boolean scoresAreProbabilities, List<String> outputs,
                        List<String> assumptions) {
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
    }
}
