package anchorlens.assign;

/** Arrays of states and verdicts, filled by copying blocks: some times faster than storing one reference after the other. */
final class StateArrays {
    private static final int BLOCK = 256;

    private StateArrays() {
    }

    static <T> T[] filled(T[] array, T value) {
        int n = Math.min(BLOCK, array.length);
        for (int k = 0; k < n; k++) {
            array[k] = value;
        }
        for (int k = n; k < array.length; k += n) {
            System.arraycopy(array, 0, array, k, Math.min(n, array.length - k));
        }
        return array;
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
