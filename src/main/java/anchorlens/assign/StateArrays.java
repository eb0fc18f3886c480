package anchorlens.assign;

/** Arrays of states and verdicts, filled by copying blocks: some times faster than storing one reference after the other. */
final class StateArrays {
    private static final int BLOCK = 256;

    private StateArrays() {
    }

    static <T> T[] filled(T[] array, T value) {
        fill(array, 0, array.length, value);
        return array;
    }

    static <T> void fill(T[] array, int from, int to, T value) {
        int n = Math.min(BLOCK, to - from);
        for (int k = from; k < from + n; k++) {
            array[k] = value;
        }
        for (int k = from + n; k < to; k += n) {
            System.arraycopy(array, from, array, k, Math.min(n, to - k));
        }
    }

    static PriorState[] negative(int priors) {
        return filled(new PriorState[priors], PriorState.NEGATIVE);
    }

    /** Positive where a prior has an owner, 0 or more, else negative. */
    static PriorState[] ofOwners(int[] owner) {
        PriorState[] state = negative(owner.length);
        for (int i = 0; i < owner.length; i++) {
            if (owner[i] >= 0) {
                state[i] = PriorState.POSITIVE;
            }
        }
        return state;
    }
}
