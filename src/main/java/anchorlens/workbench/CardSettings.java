package anchorlens.workbench;

import anchorlens.geometry.Letterbox.Fit;
import anchorlens.model.CardOverrides;
import anchorlens.model.ModelCard;
import anchorlens.model.ModelCard.ChannelOrder;
import anchorlens.parameters.Labelled;
import anchorlens.parameters.Parameter;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** What a person can state of a model, as parameters with editors: the values of its card that the file itself does not fix. */
public record CardSettings(
        @Parameter(label = "Input width", min = 1, max = 8192, sliderMin = 32, sliderMax = 1280, unit = "px", group = "Input",
                help = "Width of the network's input. Fixed where the file declares it.")
        int inputWidth,
        @Parameter(label = "Input height", min = 1, max = 8192, sliderMin = 32, sliderMax = 1280, unit = "px", group = "Input",
                help = "Height of the network's input. Fixed where the file declares it.")
        int inputHeight,
        @Parameter(label = "Fit", group = "Input",
                help = "How images come into the input: stretched, or with their aspect ratio, centred or at the top left.")
        Fit fit,
        @Parameter(label = "Padding", min = 0, max = 255, group = "Input", activeWhen = "fit=CENTER|TOP_LEFT",
                help = "Grey level around an image that keeps its aspect ratio: 114 in Ultralytics and YOLOX, 0 in NanoDet.")
        int padding,
        @Parameter(label = "Channels", group = "Input",
                help = "Order of the colour channels in the input: BGR where the training read its images with OpenCV and left them so.")
        ChannelOrder order,
        @Parameter(label = "Mean", min = -1000, max = 1000, group = "Input",
                help = "What is subtracted from each channel, in the tensor's order, on the scale 0 … 255.")
        List<Double> mean,
        @Parameter(label = "Deviation", min = 1e-6, max = 1000, group = "Input",
                help = "What each channel is divided by, in the tensor's order, on the scale 0 … 255.")
        List<Double> std,
        @Parameter(label = "Strides", min = 1, max = 512, unit = "px", group = "Head",
                help = "Stride of each level, fine to coarse.")
        List<Double> strides,
        @Parameter(label = "Offset", min = 0, max = 1, group = "Head",
                help = "Where in its cell a prior lies: 0 corner (mmdetection, NanoDet-Plus), 0.5 middle (Ultralytics, NanoDet-m, PicoDet).")
        double offset,
        @Parameter(label = "Bins", min = 0, max = 256, sliderMax = 33, group = "Head",
                help = "Bins of each edge distribution: 8 in NanoDet and PicoDet, 16 in Ultralytics, 17 in mmdetection; 0 where there are "
                        + "none.")
        int bins,
        @Parameter(label = "Scores", group = "Head",
                help = "Whether class scores come as logits or after their sigmoid.")
        Scores scores) {

    /** What class scores are. */
    public enum Scores implements Labelled {
        LOGITS("logits"), PROBABILITIES("after the sigmoid");

        private final String label;

        Scores(String label) {
            this.label = label;
        }

        @Override
        public String label() {
            return label;
        }
    }

    public CardSettings {
        mean = List.copyOf(mean);
        std = List.copyOf(std);
        strides = List.copyOf(strides);
        if (mean.size() != 3 || std.size() != 3) {
            throw new IllegalArgumentException("mean and deviation need three numbers each, one a channel");
        }
        for (int i = 0; i < strides.size(); i++) {
            if (strides.get(i) != Math.rint(strides.get(i)) || i > 0 && strides.get(i) <= strides.get(i - 1)) {
                throw new IllegalArgumentException("strides must be whole numbers in ascending order, not " + strides);
            }
        }
        if (bins == 1) {
            throw new IllegalArgumentException("a distribution has two bins at least");
        }
    }

    /** The values of a card. */
    public static CardSettings of(ModelCard card) {
        return new CardSettings(card.inputWidth(), card.inputHeight(), card.fit(), card.padding(), card.order(), card.mean(), card.std(),
                card.strides().stream().map(Integer::doubleValue).toList(), card.priorOffset(), card.bins().map(b -> b.count()).orElse(0),
                card.scoresAreProbabilities() ? Scores.PROBABILITIES : Scores.LOGITS);
    }

    /**
     * What is to be stated: where a value differs from that of {@code before} it, else what was stated already.
     *
     * @param before     the values that hold with {@code stated}
     * @param stated     what is stated so far
     * @param reading    the way of reading, where one was chosen
     * @param classNames names, where a person gave them
     */
    public CardOverrides over(CardSettings before, CardOverrides stated, Optional<String> reading, Optional<List<String>> classNames) {
        return new CardOverrides(stated.source(), changed(before, CardSettings::inputWidth, stated.inputWidth()),
                changed(before, CardSettings::inputHeight, stated.inputHeight()), changed(before, CardSettings::fit, stated.fit()),
                changed(before, CardSettings::order, stated.order()), changed(before, CardSettings::mean, stated.mean()),
                changed(before, CardSettings::std, stated.std()), changed(before, CardSettings::padding, stated.padding()),
                changed(before, CardSettings::offset, stated.priorOffset()),
                changed(before, c -> c.strides().stream().map(Double::intValue).toList(), stated.strides()),
                changed(before, CardSettings::bins, stated.bins()).filter(b -> b > 0),
                changed(before, c -> c.scores() == Scores.PROBABILITIES, stated.scoresAreProbabilities()),
                classNames.or(stated::classNames), reading.or(stated::reading));
    }

    private <T> Optional<T> changed(CardSettings before, Function<CardSettings, T> value, Optional<T> stated) {
        return Objects.equals(value.apply(this), value.apply(before)) ? stated : Optional.of(value.apply(this));
    }
}
