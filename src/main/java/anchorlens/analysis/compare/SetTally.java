package anchorlens.analysis.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Adds up what configurations make of the images of a set. Not thread-safe; results may be read on other threads. */
public final class SetTally {
    /** What a configuration makes of an image. @param annotationOf {@code [G]} index of the annotation of each ground truth */
    public record OfImage(Scheme scheme, int[] annotationOf) {
    }

    /** An image of the set. @param categories {@code [annotations]} @param areas {@code [annotations]} in square pixels */
    public record Image(int index, int[] categories, double[] areas) {
    }

    private final int configurations;
    private final ConfigurationTally[] tallies;
    private final SetObjects objects;
    private final List<SetResult.ContestedImage> contested = new ArrayList<>();
    private int images;

    public SetTally(int configurations, int categories) {
        this.configurations = configurations;
        objects = new SetObjects(configurations);
        tallies = new ConfigurationTally[configurations];
        Arrays.setAll(tallies, i -> new ConfigurationTally(categories));
    }

    /** Adds an image. @param made one entry a configuration, empty where it could not be run */
    public void add(Image image, List<Optional<OfImage>> made) {
        images++;
        int[] rowOf = new int[image.categories.length];
        Arrays.fill(rowOf, -1);
        for (Optional<OfImage> of : made) {
            of.ifPresent(o -> addRows(image, o.annotationOf, rowOf));
        }
        int[] contestedHere = new int[configurations];
        for (int c = 0; c < configurations; c++) {
            if (made.get(c).isPresent()) {
                ObjectCounts counts = ObjectCounts.of(made.get(c).get().scheme);
                int[] annotationOf = made.get(c).get().annotationOf;
                for (int g = 0; g < annotationOf.length; g++) {
                    objects.put(rowOf[annotationOf[g]], c, counts.positives()[g], counts.sumPos()[g], counts.sumNeg()[g], counts.levels()[g]);
                }
                contestedHere[c] = counts.contested();
                tallies[c].addImage(counts);
            }
        }
        for (int row : rowOf) {
            for (int c = 0; c < configurations && row >= 0; c++) {
                tallies[c].addObject(objects, row, c);
            }
        }
        for (int c = 0; c < configurations; c++) {
            if (made.get(0).isPresent() && made.get(c).isPresent()) {
                tallies[c].addAgreement(made.get(c).get().scheme, made.get(0).get().scheme);
            }
        }
        if (Arrays.stream(contestedHere).anyMatch(n -> n > 0)) {
            contested.add(new SetResult.ContestedImage(image.index, contestedHere));
        }
    }

    private void addRows(Image image, int[] annotationOf, int[] rowOf) {
        for (int a : annotationOf) {
            if (rowOf[a] < 0) {
                rowOf[a] = objects.add(image.index, a, image.categories[a], image.areas[a]);
            }
        }
    }

    /** What there is so far. */
    public SetResult result() {
        return new SetResult(Arrays.stream(tallies).map(ConfigurationTally::result).toList(), objects.view(), List.copyOf(contested), images);
    }
}
