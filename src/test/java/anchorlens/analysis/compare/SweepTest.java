package anchorlens.analysis.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import anchorlens.analysis.compare.SweepPoint.Metric;
import anchorlens.assign.Assigner;
import anchorlens.assign.Weighting;
import anchorlens.parameters.RecordParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SweepTest {
    private static Method method(String assigner, String weighting) {
        return new Method(Assigner.catalog().stream().filter(a -> a.id().equals(assigner)).findFirst().orElseThrow(),
                Weighting.catalog().stream().filter(w -> w.id().equals(weighting)).findFirst().orElseThrow());
    }

    private static final Method DW = method("dw", "dw");
    private static final Method ATSS = method("atss", "gfl");

    @Test
    void valuesAreEvenInDifferenceOrInRatioAndEndWhereAsked() {
        MethodParameter mu = MethodParameter.of(DW, "weighting.mu");
        assertThat(SweepAxis.between(mu, 0, 0.6, 7, false).values()).containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6);
        assertThat(SweepAxis.between(mu, 0.01, 10, 4, true).values()).containsExactly(0.01, 0.1, 1.0, 10.0);
    }

    @Test
    void wholeNumbersAreTakenOnceEach() {
        MethodParameter topk = MethodParameter.of(ATSS, "topk");
        assertThat(SweepAxis.between(topk, 1, 5, 20, false).values()).containsExactly(1, 2, 3, 4, 5);
        assertThat(SweepAxis.between(topk, 1, 27, 4, true).values()).containsExactly(1, 3, 9, 27);
    }

    @Test
    void choicesAndFlagsTakeAllTheirValues() {
        MethodParameter variant = MethodParameter.of(DW, "weighting.variant");
        SweepAxis axis = SweepAxis.all(variant);
        assertThat(axis.values()).extracting(Object::toString).containsExactly("PAPER", "CODE");
        assertThat(axis.place(variant.value(DW))).isEqualTo(axis.values().indexOf(variant.value(DW)));
    }

    @Test
    void aRangeThatDoesNotFitIsExplained() {
        MethodParameter topk = MethodParameter.of(ATSS, "topk");
        assertThatThrownBy(() -> SweepAxis.between(topk, 5, 5, 3, false)).hasMessageContaining("must begin below its end");
        assertThatThrownBy(() -> SweepAxis.between(topk, -3, 5, 3, false)).hasMessageContaining("lies in");
        assertThatThrownBy(() -> SweepAxis.between(MethodParameter.of(DW, "weighting.mu"), 0, 5, 3, true)).hasMessageContaining("above 0");
        assertThatThrownBy(() -> MethodParameter.of(DW, "nothere")).hasMessageContaining("weighting.gamma1");
        assertThatThrownBy(() -> SweepAxis.between(topk, 1, 5, 1, false)).hasMessageContaining("two values");
        assertThatThrownBy(() -> new Sweep(ATSS, List.of(SweepAxis.between(topk, 1, 5, 5, false), SweepAxis.between(topk, 1, 5, 5, false))))
                .hasMessageContaining("must differ");
    }

    @Test
    void everyVariableParameterOfEveryMethodCanBeSweptAtItsOwnValue() {
        for (Assigner assigner : Assigner.catalog()) {
            Method method = new Method(assigner, Weighting.catalog().stream().filter(w -> w.id().equals(assigner.usualWeighting())).findFirst().orElseThrow());
            for (MethodParameter p : MethodParameter.variable(method)) {
                assertThat(p.set(method, p.value(method))).as(assigner.id() + " " + p.key()).isEqualTo(method);
                assertThat(MethodParameter.of(method, p.key())).isEqualTo(p);
            }
        }
    }

    @Test
    void cellsRunAlongTheFirstAxisFirst() {
        MethodParameter mu = MethodParameter.of(DW, "weighting.mu");
        MethodParameter gamma = MethodParameter.of(DW, "weighting.gamma1");
        Sweep sweep = new Sweep(DW, List.of(SweepAxis.between(mu, 1, 3, 3, false), SweepAxis.between(gamma, 2, 4, 2, false)));
        assertThat(sweep.size()).isEqualTo(6);
        assertThat(sweep.values(4)).containsExactly(2.0, 4.0);
        Map<String, Object> values = RecordParameters.values((Record) sweep.method(4).weighting());
        assertThat(values).containsEntry("mu", 2.0).containsEntry("gamma1", 4.0);
        assertThat(sweep.method(4).assigner()).isSameAs(DW.assigner());
        assertThat(sweep.words(4)).isEqualTo("Sharpness μ 2, IoU exponent γ₁ 4");
    }

    /** The schemes of {@link CompareTest}: 5 and 3 positives, Σ w_pos 8 and 1, Σ w_neg 11 and 0, 2 of 6 positives in common. */
    @Test
    void imagesAddUpCellByCell() {
        SweepTally tally = new SweepTally(3);
        tally.add(0, CompareTest.first(), CompareTest.first());
        tally.add(1, CompareTest.second(), CompareTest.first());
        tally.fail(2, "no");
        List<SweepPoint> once = tally.points();
        assertThat(once.get(0)).isEqualTo(new SweepPoint(1, 2, 5, 0, 8, 11, 1, ""));
        assertThat(once.get(1)).isEqualTo(new SweepPoint(1, 2, 3, 0, 1, 0, 2.0 / 6, ""));
        assertThat(once.get(2).note()).isEqualTo("no");
        assertThat(Metric.POSITIVES.of(once.get(2))).isNaN();
        tally.add(1, CompareTest.first(), CompareTest.first());
        SweepPoint both = tally.points().get(1);
        assertThat(both.positives()).isEqualTo(8);
        assertThat(both.agreement()).as("over all positives together").isCloseTo(7.0 / 11, within(1e-12));
        Scheme bare = CompareTest.scheme("bare", new int[]{0, 0, -1, -1, -1, -1}, CompareTest.kept(), null);
        tally.add(0, bare, CompareTest.first());
        assertThat(tally.points().getFirst().sumPos()).as("not all images have weights").isNaN();
        assertThat(tally.points().getFirst().starved()).isEqualTo(1);
    }
}
