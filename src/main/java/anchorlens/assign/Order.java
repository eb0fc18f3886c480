package anchorlens.assign;

/** Stable ascending order of numbers, as a list of their indices. */
final class Order {
    private static final int SHORT = 12;

    private Order() {
    }

    /** Indices 0…n−1 by value, equal values by index. */
    static int[] ascending(double[] values, int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            order[i] = i;
        }
        sort(values, order, new int[n], 0, n);
        return order;
    }

    private static void sort(double[] values, int[] order, int[] spare, int from, int to) {
        if (to - from <= SHORT) {
            insert(values, order, from, to);
            return;
        }
        int middle = (from + to) >>> 1;
        sort(values, order, spare, from, middle);
        sort(values, order, spare, middle, to);
        System.arraycopy(order, from, spare, from, to - from);
        int left = from;
        int right = middle;
        for (int k = from; k < to; k++) {
            boolean takeLeft = right == to || left < middle && values[spare[left]] <= values[spare[right]];
            order[k] = takeLeft ? spare[left++] : spare[right++];
        }
    }

    private static void insert(double[] values, int[] order, int from, int to) {
        for (int k = from + 1; k < to; k++) {
            int moved = order[k];
            int at = k;
            while (at > from && values[order[at - 1]] > values[moved]) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = moved;
        }
    }
}
