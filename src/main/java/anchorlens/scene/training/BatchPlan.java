package anchorlens.scene.training;

import java.util.SplittableRandom;

/** Which scenes a step sees, and which of them flipped: a function of the seed and the step alone. */
final class BatchPlan {
    private final int scenes;
    private final TrainingSettings settings;
    private long epoch = -1;
    private int[] order;

    BatchPlan(int scenes, TrainingSettings settings) {
        this.scenes = scenes;
        this.settings = settings;
    }

    /** The scene in place {@code slot} of a step from 1 on; every epoch has its own order. */
    int scene(long step, int slot) {
        long place = place(step, slot);
        long wanted = place / scenes;
        if (wanted != epoch) {
            order = shuffled(new SplittableRandom(settings.seed() * 1_000_003 + wanted));
            epoch = wanted;
        }
        return order[(int) (place % scenes)];
    }

    boolean flips(long step, int slot) {
        return settings.flip() && new SplittableRandom(~settings.seed() * 1_000_003 + place(step, slot)).nextBoolean();
    }

    private long place(long step, int slot) {
        return (step - 1) * settings.batch() + slot;
    }

    private int[] shuffled(SplittableRandom random) {
        int[] out = new int[scenes];
        for (int i = 0; i < scenes; i++) {
            int j = random.nextInt(i + 1);
            out[i] = out[j];
            out[j] = i;
        }
        return out;
    }
}
