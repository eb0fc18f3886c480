package anchorlens.scene;

/**
 * What scenes are drawn.
 *
 * @param seed   of the series
 * @param width  in pixels, 128…2048
 * @param height in pixels, 128…2048
 * @param fewest objects in a scene, at least 0; fewer are drawn where there is no room
 * @param most   objects in a scene, at least fewest, at most 24
 * @param look   contrast, brightness and noise
 * @param shares how often appendages are drawn and annotated
 * @param errors errors made on purpose
 */
public record SceneSettings(long seed, int width, int height, int fewest, int most, Look look, Shares shares,
        Errors errors) {
    /** Bounds of a side, in pixels. */
    public static final int MIN_SIDE = 128;
    /** Bounds of a side, in pixels. */
    public static final int MAX_SIDE = 2048;

    public SceneSettings {
        if (Math.min(width, height) < MIN_SIDE || Math.max(width, height) > MAX_SIDE) {
            throw new IllegalArgumentException("a scene has " + MIN_SIDE + " to " + MAX_SIDE + " pixels a side, not "
                    + width + "×" + height);
        }
        if (fewest < 0 || most < fewest || most > 24) {
            throw new IllegalArgumentException("a scene has 0 to 24 objects, not " + fewest + " to " + most);
        }
    }

    /** 1–6 objects on 256×256, as detectors are trained on; on larger pictures up to two more. */
    public static SceneSettings of(long seed, int width, int height) {
        boolean large = (long) width * height > 512 * 320;
        return new SceneSettings(seed, width, height, large ? 3 : 1, large ? 8 : 6, Look.USUAL, Shares.USUAL,
                Errors.NONE);
    }

    public SceneSettings withErrors(Errors changed) {
        return new SceneSettings(seed, width, height, fewest, most, look, shares, changed);
    }

    public SceneSettings withLook(Look changed) {
        return new SceneSettings(seed, width, height, fewest, most, changed, shares, errors);
    }

    /**
     * How pictures are taken.
     *
     * @param leastContrast factor about mid-grey, at least
     * @param mostContrast  at most
     * @param brightness    largest offset, either way, of 255
     * @param leastNoise    standard deviation of the grain, of 255, at least
     * @param mostNoise     at most
     */
    public record Look(double leastContrast, double mostContrast, double brightness, double leastNoise,
            double mostNoise) {
        /** As detectors are trained on. */
        public static final Look USUAL = new Look(0.75, 1.15, 25, 1, 8);
        /** For pictures to be looked at. */
        public static final Look CLEAN = new Look(0.98, 1.08, 6, 0.6, 1.8);
    }

    /**
     * How often what is ambiguous is drawn, and how it is annotated; all 0…1.
     *
     * @param appendage  umbrellas with a handle, lamps with a pole, kites with a tail
     * @param covered    crates partly hidden by a slab
     * @param reflection balls mirrored in a puddle
     * @param shadow     arrows that cast a shadow of their shape
     * @param handle     mugs with a handle, which is always annotated
     * @param whole      ambiguous objects annotated with their appendage, hidden part, reflection or shadow
     */
    public record Shares(double appendage, double covered, double reflection, double shadow, double handle,
            double whole) {
        /** Each convention equally often. */
        public static final Shares USUAL = new Shares(0.75, 0.55, 0.25, 0.25, 0.6, 0.5);

        public Shares {
            share("appendages", appendage);
            share("covered crates", covered);
            share("reflected balls", reflection);
            share("arrows with a shadow", shadow);
            share("handles", handle);
            share("whole annotations", whole);
        }
    }

    /**
     * Errors made on purpose. An object gets at most one.
     *
     * @param shifted    share of objects with one edge shifted, 0…1
     * @param leastShift of the box's side, at least, above 0
     * @param mostShift  at most, below 1
     * @param swapped    share with the label of another class
     * @param missing    share without annotation
     * @param duplicate  share annotated twice
     */
    public record Errors(double shifted, double leastShift, double mostShift, double swapped, double missing,
            double duplicate) {
        /** Every annotation follows a convention. */
        public static final Errors NONE = new Errors(0, 0.08, 0.4, 0, 0, 0);

        public Errors {
            share("shifted edges", shifted);
            share("swapped labels", swapped);
            share("missing boxes", missing);
            share("duplicate boxes", duplicate);
            if (shifted + swapped + missing + duplicate > 1 + 1e-9) {
                throw new IllegalArgumentException("the shares of the errors sum to more than 1: an object has one error");
            }
            if (!(leastShift > 0 && leastShift <= mostShift && mostShift < 1)) {
                throw new IllegalArgumentException("an edge is shifted by a part of the side above 0 and below 1, not "
                        + leastShift + " to " + mostShift);
            }
        }
    }

    private static void share(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("the share of " + what + " is 0 to 1, not " + value);
        }
    }
}
