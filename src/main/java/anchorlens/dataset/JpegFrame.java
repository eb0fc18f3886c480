package anchorlens.dataset;

/**
 * What the first frame header of a JPEG file says.
 *
 * @param colours how its colours are stored
 * @param width   in pixels, as stored; 0 where the bytes are no such file
 * @param height  in pixels, as stored; 0 where the bytes are no such file
 */
record JpegFrame(Colours colours, int width, int height) {
    private static final int BYTE = 0xFF;
    private static final JpegFrame NONE = new JpegFrame(Colours.OTHER, 0, 0);

    /** Luma and two colour differences of eight bits at full height or at half of it, or something else. */
    enum Colours {
        YCC, YCC_HALF_HEIGHT, OTHER
    }

    /** Reads the header of a whole file. */
    static JpegFrame of(byte[] b) {
        if (b.length < 4 || (b[0] & BYTE) != BYTE || (b[1] & BYTE) != 0xD8) {
            return NONE;
        }
        for (int at = 2; at + 9 < b.length && (b[at] & BYTE) == BYTE;) {
            int marker = b[at + 1] & BYTE;
            int length = pair(b, at + 2);
            boolean adobe = marker == 0xEE && length >= 14 && b[at + 4] == 'A' && b[at + 5] == 'd';
            if (adobe && at + 15 < b.length && b[at + 15] != 1) {
                return NONE;
            } else if (marker >= 0xC0 && marker <= 0xC2) {
                return new JpegFrame(colours(b, at + 4), pair(b, at + 7), pair(b, at + 5));
            }
            at += marker == BYTE ? 1 : 2 + length;
        }
        return NONE;
    }

    private static Colours colours(byte[] b, int at) {
        boolean three = at + 14 < b.length && b[at] == 8 && b[at + 5] == 3 && b[at + 6] != 'R';
        if (!three) {
            return Colours.OTHER;
        }
        return b[at + 7] == 0x12 && b[at + 10] == 0x11 && b[at + 13] == 0x11 ? Colours.YCC_HALF_HEIGHT : Colours.YCC;
    }

    private static int pair(byte[] b, int at) {
        return (b[at] & BYTE) << 8 | b[at + 1] & BYTE;
    }
}
