package anchorlens.scene.training;

/**
 * The layers a network is made of. One implementation computes them, another writes them to a file, a third notes which
 * tensors they need, so that all three are the same network.
 *
 * @param <T> a value between layers, of shape {@code [N × channels × rows × columns]}
 */
interface LayerOps<T> {
    /** How the weights of a convolution begin. */
    enum Start {
        /** Normal with variance 2 / fan-in (He et al. 2015); bias 0. */
        HIDDEN,
        /** Normal with deviation 0.01; bias −4.6, so that every class begins with probability 0.01. */
        CLASSES,
        /** Normal with deviation 0.01; bias 0, so that all bins begin alike. */
        EDGES
    }

    /**
     * A square convolution, padded so that stride 1 keeps the size.
     *
     * @param name convolutions of the same name share their weights
     */
    record Conv(String name, int in, int out, int kernel, int stride, boolean bias, Start start) {
        long[] shape() {
            return new long[] {out, in, kernel, kernel};
        }
    }

    T conv(T x, Conv conv);

    /** Batch normalisation with its own scale, shift, mean and variance under this name. */
    T norm(T x, String name, int channels);

    T relu(T x);

    T add(T a, T b);

    /** Every cell becomes 2 × 2 cells. */
    T doubled(T x);

    /** Cells as rows: {@code [N × rows·columns × channels]}, named as an output of the network. */
    T rows(T x, int channels, String output);
}
