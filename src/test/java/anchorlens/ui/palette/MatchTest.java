package anchorlens.ui.palette;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MatchTest {
    private static int score(String typed, String text) {
        return Match.of(typed, text).map(Match::score).orElse(Integer.MIN_VALUE);
    }

    @Test
    void lettersFitInOrderWordsInAnyOrder() {
        assertThat(Match.of("zf", "Zoom to fit")).isPresent();
        assertThat(Match.of("fit zoom", "Zoom to fit")).isPresent();
        assertThat(Match.of("fz", "Zoom to fit")).isEmpty();
        assertThat(Match.of("zoom q", "Zoom to fit")).isEmpty();
        assertThat(Match.of("", "anything")).isPresent();
    }

    @Test
    void marksTheLettersThatWereTyped() {
        assertThat(Match.of("zofi", "Zoom to fit").orElseThrow().hits().toString()).isEqualTo("{0, 1, 8, 9}");
    }

    @Test
    void wholeWordsBeatBeginningsBeatRunsBeatScatteredLetters() {
        assertThat(score("fit", "Fit the picture")).isGreaterThan(score("fit", "Fitting"));
        assertThat(score("fit", "Fitting")).isGreaterThan(score("fit", "Profits"));
        assertThat(score("fit", "Profits")).isGreaterThan(score("fit", "of inverted text"));
    }

    @Test
    void lettersFarApartAreChance() {
        assertThat(Match.of("abcde", "a long bad tale, cut and made")).isEmpty();
    }
}
