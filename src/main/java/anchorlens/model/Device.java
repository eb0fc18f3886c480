package anchorlens.model;


/** What a model runs on: the processor or a graphics card by its number. */
public record Device(boolean gpu, int index) {
    public static final Device CPU = new Device(false, 0);

    public static Device gpu(int index) {
        return new Device(true, index);
    }

    /**
     * Reads "cpu", "gpu" or "gpu:1".
     *
     * @throws IllegalArgumentException in one sentence
     */
    public static Device parse(String text) {
        String t = text.strip().toLowerCase();
        if (t.equals("cpu")) {
            return CPU;
        } else if (t.equals("gpu")) {
            return gpu(0);
        } else if (t.matches("gpu[: ]\\d{1,2}")) {
            return gpu(Integer.parseInt(t.substring(4)));
        }
        throw new IllegalArgumentException("a device is cpu, gpu or gpu:N, not '" + text + "'");
    }

    @Override
    public String toString() {
        return gpu ? "GPU " + index : "CPU";
    }
}
