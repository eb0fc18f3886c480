package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.viewer.LabelPlacer.Placed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LabelPlacerTest {
    /** Ten pixels a letter. */
    private static final LabelPlacer.Measure MEASURE = new LabelPlacer.Measure() {
        @Override
        public double width(String text) {
            return 10.0 * text.length();
        }

        @Override
        public double height() {
            return 15;
        }

        @Override
        public double padding() {
            return 0;
        }
    };

    private static List<Placed> place(OverlayLabel... labels) {
        return LabelPlacer.place(List.of(labels), MEASURE, 400, 300);
    }

    @Test
    void aLabelStandsAboveItsBox() {
        Placed p = place(OverlayLabel.ofBox("cat", -1, 100, 100, 200, 200, 0)).getFirst();
        assertThat(p.x()).isEqualTo(100);
        assertThat(p.y() + p.height()).isBetween(95.0, 100.0);
    }

    @Test
    void atTheTopOfTheViewALargeBoxHoldsItsLabelAndASmallOneDoesNot() {
        Placed large = place(OverlayLabel.ofBox("cat", -1, 100, 2, 300, 200, 0)).getFirst();
        assertThat(large.y()).isBetween(2.0, 10.0);
        Placed small = place(OverlayLabel.ofBox("cat", -1, 100, 2, 120, 14, 0)).getFirst();
        assertThat(small.y()).isGreaterThanOrEqualTo(14);
    }

    @Test
    void labelsNeverCoverEachOther() {
        OverlayLabel[] many = IntStream.range(0, 60).mapToObj(i -> OverlayLabel.ofBox("label " + i, -1, 100 + i % 5, 100 + i % 7,
                160 + i % 3, 140, i % 4)).toArray(OverlayLabel[]::new);
        List<Placed> placed = place(many);
        assertThat(placed).hasSizeBetween(2, 30);
        for (Placed a : placed) {
            assertThat(placed.stream().filter(b -> b != a && a.meets(b))).isEmpty();
            assertThat(a.x()).isBetween(0.0, 400 - a.width());
        }
    }

    @Test
    void whatMustBeSeenIsSeenAndWhatIsOutOfViewIsNot() {
        OverlayLabel must = OverlayLabel.ofBox("no positives", -1, -50, -50, 390, 320, OverlayLabel.MUST);
        assertThat(place(must)).hasSize(1);
        assertThat(place(OverlayLabel.ofBox("away", -1, 500, 100, 600, 200, OverlayLabel.MUST))).isEmpty();
        assertThat(place(OverlayLabel.ofBox("nowhere", -1, Double.NaN, 100, 600, 200, OverlayLabel.MUST))).isEmpty();
    }

    @Test
    void closeObjectsThatMustBeSeenHaveLabelsBesideEachOther() {
        OverlayLabel[] close = IntStream.range(0, 20).mapToObj(i -> OverlayLabel.ofBox(i + " book · no positives", -1, 150 + 5 * i, 120,
                157 + 5 * i, 150, OverlayLabel.MUST).orBrief(i + " book")).toArray(OverlayLabel[]::new);
        List<Placed> placed = place(close);
        assertThat(placed).hasSize(20).extracting(p -> p.label().text()).contains("0 book", "19 book");
        for (Placed a : placed) {
            assertThat(placed.stream().filter(b -> b != a && a.meets(b))).isEmpty();
            assertThat(a.y()).isBetween(120 - 5 * 16 - 3.0, 150 + 4 * 16 + 3.0);
        }
    }

    @Test
    void aPointThatMustBeNamedIsNamedFartherOffWhereItsNeighboursAre() {
        List<Placed> placed = place(IntStream.range(0, 8).mapToObj(i -> OverlayLabel.ofPoint("P" + i, -1, 200, 150, OverlayLabel.MUST))
                .toArray(OverlayLabel[]::new));
        assertThat(placed).hasSize(8);
        for (Placed a : placed) {
            assertThat(placed.stream().filter(b -> b != a && a.meets(b))).isEmpty();
        }
    }

    @Test
    void noLabelCoversASmallBoxThatMustBeSeen() {
        List<Placed> placed = place(OverlayLabel.ofBox("no positives", -1, 100, 100, 140, 140, OverlayLabel.MUST),
                OverlayLabel.ofBox("cat", -1, 110, 130, 300, 300, 0));
        Placed cat = placed.stream().filter(p -> p.label().text().equals("cat")).findFirst().orElseThrow();
        assertThat(cat.x() >= 140 || cat.y() >= 140).isTrue();
    }

    @Test
    void aPointsLabelTurnsToTheLeftAtTheRightBorder() {
        Placed p = place(OverlayLabel.ofPoint("annotated 56 %", -1, 380, 150, 0)).getFirst();
        assertThat(p.x() + p.width()).isLessThan(380);
    }
}
