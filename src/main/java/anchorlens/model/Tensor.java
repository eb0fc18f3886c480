package anchorlens.model;


/** What came out of a network: the output's name, its shape and its numbers in row-major order. */
public record Tensor(String name, int[] shape, float[] data) {
}
