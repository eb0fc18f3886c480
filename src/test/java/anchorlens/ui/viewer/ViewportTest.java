package anchorlens.ui.viewer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import anchorlens.geometry.Box;
import org.junit.jupiter.api.Test;

class ViewportTest {
    private final Viewport fit = Viewport.fit(640, 480, 1000, 600);

    @Test
    void fitShowsTheWholeImageInTheMiddle() {
        assertThat(fit.scale()).isEqualTo(1.25);
        assertThat(fit.offsetX()).isEqualTo(100);
        assertThat(fit.offsetY()).isZero();
        assertThat(fit.visible()).isEqualTo(new Box(0, 0, 640, 480));
        assertThat(fit.isFit()).isTrue();
    }

    @Test
    void zoomKeepsTheImagePointUnderTheCursor() {
        Viewport v = fit.zoomAt(333, 222, 3.7).zoomAt(700, 100, 0.4).pan(13, -7);
        double x = v.toImageX(250);
        double y = v.toImageY(300);
        Viewport zoomed = v.zoomAt(250, 300, 2.2);
        assertThat(zoomed.toImageX(250)).isCloseTo(x, within(1e-9));
        assertThat(zoomed.toImageY(300)).isCloseTo(y, within(1e-9));
        assertThat(zoomed.scale()).isCloseTo(v.scale() * 2.2, within(1e-9));
        assertThat(zoomed.isFit()).isFalse();
    }

    @Test
    void viewAndImageCoordinatesAreEachOthersInverse() {
        Viewport v = fit.zoomAt(333, 222, 3.7);
        assertThat(v.toImageX(v.toViewX(123.4))).isCloseTo(123.4, within(1e-9));
        assertThat(v.toViewY(v.toImageY(99.5))).isCloseTo(99.5, within(1e-9));
    }

    @Test
    void scaleStaysWithinItsLimits() {
        assertThat(fit.zoomAt(0, 0, 1e9).scale()).isEqualTo(Viewport.MAX_SCALE);
        assertThat(fit.zoomAt(0, 0, 1e-9).scale()).isEqualTo(Viewport.MIN_SCALE);
        assertThat(Viewport.fit(100_000, 10, 100, 100).scale()).isEqualTo(Viewport.MIN_SCALE);
    }

    @Test
    void someOfTheImageStaysInViewHoweverFarItIsPanned() {
        for (Viewport v : new Viewport[] {fit.pan(1e6, 1e6), fit.pan(-1e6, -1e6), fit.zoomAt(500, 300, 40).pan(-1e7, 1e7),
            fit.zoomAt(0, 0, 0.001).pan(-1e5, 3)}) {
            assertThat(v.visible().area()).isPositive();
        }
    }

    @Test
    void actualSizeIsOnePixelAPixelAboutTheMiddle() {
        Viewport v = fit.ofScale(1);
        assertThat(v.scale()).isEqualTo(1);
        assertThat(v.toImageX(500)).isCloseTo(fit.toImageX(500), within(1e-9));
    }

    @Test
    void cropPutsABoxInTheMiddleWithRoomAround() {
        Box box = new Box(100, 100, 300, 150);
        Viewport v = fit.cropTo(box);
        assertThat(v.toViewX(200)).isCloseTo(500, within(1e-9));
        assertThat(v.toViewY(125)).isCloseTo(300, within(1e-9));
        assertThat(v.toViewX(100)).isBetween(50.0, 200.0);
        assertThat(fit.cropTo(new Box(5, 5, 5, 5)).scale()).isEqualTo(16);
    }

    @Test
    void anotherImageIsShownAtTheSameScaleAndRelativePlace() {
        Viewport v = fit.zoomAt(700, 400, 4);
        Viewport other = v.onImage(1280, 960);
        assertThat(other.scale()).isEqualTo(v.scale());
        assertThat(other.toImageX(500) / 1280).isCloseTo(v.toImageX(500) / 640, within(1e-9));
    }

    @Test
    void aLargerViewKeepsTheMiddle() {
        Viewport v = fit.zoomAt(700, 400, 4);
        Viewport other = v.resized(1200, 900);
        assertThat(other.toImageX(600)).isCloseTo(v.toImageX(500), within(1e-9));
        assertThat(other.toImageY(450)).isCloseTo(v.toImageY(300), within(1e-9));
    }
}
