package anchorlens.scene.training;

/** Pictures as the network takes them: planes R, G, B of bytes, each number scaled {@code (x − 128) / 64}. */
final class Pixels {
    static final int CHANNELS = 3;
    static final int MEAN = 128;
    static final int DEVIATION = 64;

    private Pixels() {
    }

    /**
     * Copies planes of the given width into {@code to}, from {@code offset} on, perhaps with left and right exchanged.
     */
    static void copy(byte[] planes, int width, boolean flipped, byte[] to, int offset) {
        if (!flipped) {
            System.arraycopy(planes, 0, to, offset, planes.length);
            return;
        }
        for (int row = 0; row < planes.length; row += width) {
            for (int x = 0; x < width; x++) {
                to[offset + row + x] = planes[row + width - 1 - x];
            }
        }
    }
}
