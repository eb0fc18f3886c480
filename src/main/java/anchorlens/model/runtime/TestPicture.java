package anchorlens.model.runtime;

import anchorlens.model.head.ModelInput;
import java.util.Random;

/** A picture of coloured blocks and noise that is the same every time: what a network is tried with when it is opened. */
final class TestPicture {
    private static final int BLOCK = 24;
    private static final long SEED = 7;
    private static final float NOISE = 0.15f;

    private TestPicture() {
    }

    /** Numbers in 0…1, {@code [3 × height × width]}. */
    static float[] tensor(ModelInput input) {
        Random random = new Random(SEED);
        int across = input.width() / BLOCK + 1;
        int down = input.height() / BLOCK + 1;
        float[] blocks = new float[ModelInput.CHANNELS * across * down];
        for (int i = 0; i < blocks.length; i++) {
            blocks[i] = random.nextFloat();
        }
        float[] out = new float[input.size()];
        for (int i = 0; i < out.length; i++) {
            int channel = i / (input.width() * input.height());
            int row = i / input.width() % input.height() / BLOCK;
            int col = i % input.width() / BLOCK;
            float noise = NOISE * (random.nextFloat() - 0.5f);
            out[i] = Math.clamp(blocks[(channel * down + row) * across + col] + noise, 0, 1);
        }
        return out;
    }
}
