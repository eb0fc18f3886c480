package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import anchorlens.ui.viewer.Raster.Dash;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RasterTest {
    private static final int BLACK = 0xFF000000;
    private static final int WHITE = 0xFFFFFFFF;

    private static Raster raster(int width, int height) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, BLACK);
        return new Raster(width, height, pixels);
    }

    private static long inked(Raster r) {
        return Arrays.stream(r.pixels()).filter(p -> p != BLACK).count();
    }

    /** Ink of white on black, in pixels. */
    private static double area(Raster r) {
        return Arrays.stream(r.pixels()).mapToDouble(p -> (p & 0xFF) / 255.0).sum();
    }

    private static String row(Raster r, int y) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, r.width()).forEach(x -> text.append(r.pixel(x, y) == BLACK ? '.' : '#'));
        return text.toString();
    }

    @Test
    void fillsExactlyTheRoundedRectangle() {
        Raster r = raster(8, 4);
        r.fillRect(1.4, 0.6, 5.5, 3.4, WHITE);
        assertThat(IntStream.range(0, 4).mapToObj(y -> row(r, y)))
                .containsExactly("........", ".#####..", ".#####..", "........");
    }

    @Test
    void blendsByAlphaAndStaysOpaque() {
        Raster r = raster(1, 1);
        r.fillRect(0, 0, 1, 1, 0x80FF8000);
        assertThat(r.pixel(0, 0) >>> 24).isEqualTo(0xFF);
        assertThat(r.pixel(0, 0) >> 16 & 0xFF).isBetween(127, 129);
        assertThat(r.pixel(0, 0) >> 8 & 0xFF).isBetween(63, 65);
        r.fillRect(0, 0, 1, 1, 0x00FFFFFF);
        assertThat(r.pixel(0, 0) & 0xFF).isZero();
        assertThat(Raster.blend(0xFF123456, 0xFFABCDEF, 256)).isEqualTo(0xFFABCDEF);
        assertThat(Raster.blend(0xFF123456, 0xFFABCDEF, 0)).isEqualTo(0xFF123456);
    }

    @Test
    void outlinesWithEveryPixelOnce() {
        Raster r = raster(8, 6);
        r.strokeRect(1, 1, 6, 4, 1, 0x80FFFFFF);
        assertThat(IntStream.range(0, 6).mapToObj(y -> row(r, y)))
                .containsExactly("........", ".######.", ".#....#.", ".#....#.", ".######.", "........");
        assertThat(Arrays.stream(r.pixels()).filter(p -> p != BLACK).distinct()).hasSize(1);
    }

    @Test
    void outlinesBoxesOfNoExtentOnce() {
        Raster r = raster(9, 9);
        r.strokeRect(4, 4, 4, 4, 3, 0x80FFFFFF);
        assertThat(inked(r)).isEqualTo(9);
        assertThat(Arrays.stream(r.pixels()).filter(p -> p != BLACK).distinct()).hasSize(1);
        Raster mirrored = raster(9, 9);
        mirrored.strokeRect(6, 7, 2, 3, 1, WHITE);
        assertThat(inked(mirrored)).isEqualTo(2 * 5 + 2 * 3);
    }

    @Test
    void dashesStartAtEveryCornerAndDoNotCreepWhereTheLineIsCut() {
        Raster r = raster(12, 3);
        r.strokeRect(0, 1, 11, 40, 1, WHITE, new Dash(3, 2));
        assertThat(row(r, 1)).isEqualTo("###..###..##");
        Raster cut = raster(12, 3);
        cut.strokeRect(-1_000_000_000.0, 1, 11, 40, 1, WHITE, new Dash(3, 2));
        Raster near = raster(12, 3);
        near.strokeRect(-100_000_000.0, 1, 11, 40, 1, WHITE, new Dash(3, 2));
        assertThat(row(cut, 1)).isEqualTo(row(near, 1));
    }

    @Test
    void nothingOutsideTheClipIsTouched() {
        Raster r = raster(20, 20);
        r.clip(5, 5, 10, 10);
        r.fillRect(-1e12, -1e12, 1e12, 1e12, WHITE);
        assertThat(inked(r)).isEqualTo(25);
        Raster all = raster(20, 20);
        all.clip(5, 5, 10, 10);
        Marks.disc(all, 7, 7, 300, WHITE);
        Marks.ring(all, 0, 0, 9, 2, WHITE);
        Marks.cross(all, 5, 5, 50, 2, WHITE);
        all.hatch(-50, -50, 50, 50, 2, WHITE);
        all.strokeRect(2, 2, 30, 30, 9, WHITE, new Dash(2, 1));
        Curves.line(all, -1e9, -3e9, 1e9, 3e9, WHITE);
        Curves.segment(all, -100, -100, 100, 100, 8, WHITE);
        Curves.fill(all, new double[] {-90, 90, 0}, new double[] {-90, -80, 300}, 3, WHITE);
        for (int y = 0; y < 20; y++) {
            for (int x = 0; x < 20; x++) {
                if (x < 5 || x >= 10 || y < 5 || y >= 10) {
                    assertThat(all.pixel(x, y)).as("(%d, %d)", x, y).isEqualTo(BLACK);
                }
            }
        }
        assertThat(inked(all)).isEqualTo(25);
    }

    @Test
    void coordinatesThatAreNoNumbersDrawNothing() {
        Raster r = raster(10, 10);
        r.strokeRect(Double.NaN, 1, 5, 5, 1, WHITE);
        r.strokeRect(0, 1, Double.POSITIVE_INFINITY, 5, 1, WHITE);
        Marks.disc(r, Double.NaN, 3, 4, WHITE);
        Marks.disc(r, 3, 3, Double.NaN, WHITE);
        Curves.segment(r, 0, 0, Double.NaN, 4, 1, WHITE);
        assertThat(inked(r)).isZero();
    }

    @Test
    void discsAndRingsHaveTheirAreaAtAnyPlace() {
        for (double place : new double[] {20, 20.25, 20.5, 20.83}) {
            for (double radius : new double[] {2, 3.3, 7.5}) {
                Raster disc = raster(40, 40);
                Marks.disc(disc, place, 40 - place, radius, WHITE);
                assertThat(area(disc)).isCloseTo(Math.PI * radius * radius, within(0.06 * Math.PI * radius * radius));
                Raster ring = raster(40, 40);
                Marks.ring(ring, place, place, radius, 1.5, WHITE);
                assertThat(area(ring)).isCloseTo(2 * Math.PI * radius * 1.5, within(0.06 * 2 * Math.PI * radius * 1.5));
            }
        }
    }

    @Test
    void marksBesideTheViewDrawOnlyWhatReachesIn() {
        for (double x : new double[] {-4, 24, -3000, 3000}) {
            for (double y : new double[] {-4, 10, 24}) {
                Raster r = raster(20, 20);
                Marks.disc(r, x, y, 2, WHITE);
                Marks.ring(r, x, y, 2, 1, WHITE);
                Marks.cross(r, x, y, 2, 1, WHITE);
                Marks.shape(r, Marks.Shape.HEXAGON, x, y, 2, WHITE);
                assertThat(inked(r)).isZero();
            }
        }
        Raster half = raster(20, 20);
        Marks.disc(half, 20, 10, 6, WHITE);
        assertThat(area(half)).isCloseTo(Math.PI * 18, within(3.0));
    }

    @Test
    void shapesOfLevelsDifferAndHaveAboutTheAreaOfTheDisc() {
        for (Marks.Shape shape : Marks.Shape.values()) {
            Raster r = raster(40, 40);
            Marks.shape(r, shape, 20, 20, 6, WHITE);
            assertThat(area(r)).as(shape.name()).isCloseTo(Math.PI * 36, within(0.15 * Math.PI * 36));
        }
        assertThat(Marks.Shape.ofLevel(0)).isNotEqualTo(Marks.Shape.ofLevel(1));
        assertThat(Marks.Shape.ofLevel(6)).isEqualTo(Marks.Shape.ofLevel(0));
    }

    @Test
    void stampsLookLikeTheMarksTheyRepeatOnAnyGround() {
        Stamp.Mark mark = (r, x, y) -> {
            Marks.disc(r, x, y, 6.1, 0xC0101418);
            Marks.disc(r, x, y, 4.3, 0xE626B99A);
            Marks.ring(r, x, y, 4.3, 1.2, 0xFFF0E442);
        };
        Stamp stamp = new Stamp(6.1, mark);
        for (double x : new double[] {20, 20.25, 13.5, 20.7, -1, 39, 60, Double.NaN}) {
            for (int ground : new int[] {BLACK, WHITE, 0xFF3C78FE}) {
                Raster stamped = raster(40, 40);
                stamped.fillRect(0, 0, 40, 40, ground);
                Raster drawn = raster(40, 40);
                drawn.fillRect(0, 0, 40, 40, ground);
                stamp.draw(stamped, x, 19.75);
                mark.draw(drawn, x, 19.75);
                int tolerance = x * 4 == Math.rint(x * 4) ? 6 : 60;
                for (int i = 0; i < 1600; i++) {
                    for (int shift = 0; shift < 24; shift += 8) {
                        assertThat(stamped.pixels()[i] >> shift & 0xFF)
                                .isCloseTo(drawn.pixels()[i] >> shift & 0xFF, within(tolerance));
                    }
                    assertThat(stamped.pixels()[i] >>> 24).isEqualTo(0xFF);
                }
            }
        }
    }

    @Test
    void filledOutlinesHaveTheirExactArea() {
        Raster r = raster(30, 30);
        Curves.fill(r, new double[] {3.25, 21.5, 14.75}, new double[] {2.5, 6.25, 25.5}, 3, WHITE);
        double exact = Math.abs((21.5 - 3.25) * (25.5 - 2.5) - (14.75 - 3.25) * (6.25 - 2.5)) / 2;
        assertThat(area(r)).isCloseTo(exact, within(0.01 * exact));
        Raster whole = raster(10, 10);
        Curves.fill(whole, new double[] {2, 7, 7, 2}, new double[] {3, 3, 6, 6}, 4, WHITE);
        assertThat(inked(whole)).isEqualTo(15);
        assertThat(area(whole)).isEqualTo(15);
    }

    @Test
    void filledOutlinesCutAtTheClipFillTheRest() {
        Raster r = raster(10, 10);
        Curves.fill(r, new double[] {-20, 5.5, 5.5, -20}, new double[] {2, 2, 40, 40}, 4, WHITE);
        assertThat(area(r)).isCloseTo(5.5 * 8, within(0.1));
        Raster right = raster(10, 10);
        Curves.fill(right, new double[] {4, 30, 30, 4}, new double[] {2, 2, 5, 5}, 4, WHITE);
        assertThat(area(right)).isCloseTo(18, within(0.1));
    }

    @Test
    void translucentCurvesHaveNoDarkerJoints() {
        Raster r = raster(40, 20);
        Curves.polyline(r, new double[] {5, 15, 20, 35}, new double[] {10, 10, 10, 10}, 4, 4, 0x80FFFFFF);
        assertThat(r.pixel(15, 10)).isEqualTo(r.pixel(10, 10)).isEqualTo(r.pixel(20, 9));
    }

    @Test
    void fastLinesJoinTheirEnds() {
        Raster r = raster(10, 10);
        Curves.line(r, 1.5, 1.5, 8.5, 5.5, WHITE);
        assertThat(r.pixel(1, 1)).isEqualTo(WHITE);
        assertThat(r.pixel(8, 5)).isEqualTo(WHITE);
        assertThat(inked(r)).isEqualTo(8);
    }

    @Test
    void hatchingIsFixedToItsRectangle() {
        Raster r = raster(12, 4);
        r.hatch(2, 1, 9, 3, 4, WHITE);
        assertThat(row(r, 0)).isEqualTo("............");
        assertThat(row(r, 1)).isEqualTo("..#...#.....");
        assertThat(row(r, 2)).isEqualTo(".....#......");
    }

    @Test
    void refusesAnArrayThatIsTooShort() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Raster(4, 4, new int[15])).withMessageContaining("4×4");
    }
}
