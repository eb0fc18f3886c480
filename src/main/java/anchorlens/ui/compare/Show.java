package anchorlens.ui.compare;

import anchorlens.ui.theme.Strings;

/** What a pane shows of its scheme. */
enum Show {
    PAIR, POS, NEG, QUALITY, RANK, POSITIVES, VERDICTS;

    String label() {
        return Strings.beside(Show.class).get("show." + name());
    }

    /** True where the map needs loss weights. */
    boolean needsWeights() {
        return this == PAIR || this == POS || this == NEG || this == RANK;
    }
}
