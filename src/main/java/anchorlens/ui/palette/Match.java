package anchorlens.ui.palette;

import java.util.BitSet;
import java.util.Locale;
import java.util.Optional;

/**
 * How well typed letters fit a text. Every typed word must occur in it, letter after letter, not necessarily side by side; letters at
 * the beginnings of words and runs of letters count more.
 *
 * @param score larger is better
 * @param hits  indices of the letters of the text that were typed
 */
record Match(int score, BitSet hits) {
    private static final int START = 12;
    private static final int RUN = 9;
    private static final int WHOLE = 14;
    private static final int GAP = 1;
    private static final int MOST_GAPS = 3;

    /** Empty where some word does not occur. */
    static Optional<Match> of(String typed, String text) {
        if (typed.isBlank()) {
            return Optional.of(new Match(0, new BitSet()));
        }
        String low = text.toLowerCase(Locale.ROOT);
        BitSet hits = new BitSet();
        int score = 0;
        for (String word : typed.toLowerCase(Locale.ROOT).strip().split("\\s+")) {
            if (!word.isEmpty()) {
                int one = best(word, text, low, hits);
                if (one == Integer.MIN_VALUE) {
                    return Optional.empty();
                }
                score += one;
            }
        }
        return Optional.of(new Match(score - text.length() / 12, hits));
    }

    private static int best(String word, String text, String low, BitSet hits) {
        int best = Integer.MIN_VALUE;
        BitSet bestHits = new BitSet();
        for (int start = low.indexOf(word.charAt(0)); start >= 0; start = low.indexOf(word.charAt(0), start + 1)) {
            BitSet tried = new BitSet();
            int score = from(start, word, text, low, tried);
            if (score > best) {
                best = score;
                bestHits = tried;
            }
        }
        hits.or(bestHits);
        return best;
    }

    private static int from(int start, String word, String text, String low, BitSet tried) {
        int at = start;
        int score = isWordStart(text, at) ? START : 0;
        int gaps = 0;
        tried.set(at);
        for (int i = 1; i < word.length(); i++) {
            int next = low.indexOf(word.charAt(i), at + 1);
            if (next < 0) {
                return Integer.MIN_VALUE;
            }
            if (next == at + 1) {
                score += RUN;
            } else {
                gaps++;
                // Letters far apart that start no word are chance, not what was meant.
                score += isWordStart(text, next) ? START / 2 : -GAP * Math.min(6, next - at);
                if (gaps > MOST_GAPS) {
                    return Integer.MIN_VALUE;
                }
            }
            tried.set(next);
            at = next;
        }
        boolean whole = isWordStart(text, start) && (at + 1 == text.length() || !Character.isLetterOrDigit(text.charAt(at + 1)));
        return score + (whole && gaps == 0 ? WHOLE : 0);
    }

    private static boolean isWordStart(String text, int at) {
        return at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))
                || Character.isUpperCase(text.charAt(at)) && Character.isLowerCase(text.charAt(at - 1));
    }
}
