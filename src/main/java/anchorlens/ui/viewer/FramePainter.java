package anchorlens.ui.viewer;

import java.util.List;

/**
 * Paints whole frames: the photo, kept while the viewport stands still, and the overlays that are shown, over it. Needs no
 * screen; texts go to a {@link LabelSink}. Not thread-safe.
 */
public final class FramePainter {
    private final List<Overlay> overlays;
    private final BaseLayer base = new BaseLayer();
    private int[] still = {};

    /** @param overlays in the order in which they are painted, lowest first */
    public FramePainter(List<Overlay> overlays) {
        this.overlays = List.copyOf(overlays);
    }

    public List<Overlay> overlays() {
        return overlays;
    }

    /**
     * Paints into a frame of the viewport's size.
     *
     * @param background colour around the photo, 0xFFRRGGBB
     * @param frame      {@code viewWidth · viewHeight} numbers, overwritten
     */
    public void paint(OverlayContext context, int background, int[] frame, LabelSink labels) {
        Viewport viewport = context.viewport();
        int[] photo = base.paint(context.image().pixels(), viewport, background);
        System.arraycopy(photo, 0, frame, 0, photo.length);
        Raster raster = new Raster(viewport.viewWidth(), viewport.viewHeight(), frame);
        paintOverlays(context, raster, labels, false);
        if (still.length != photo.length) {
            still = new int[photo.length];
        }
        System.arraycopy(frame, 0, still, 0, photo.length);
        paintOverlays(context, raster, labels, true);
    }

    /**
     * Paints the last frame again with another prior under the mouse, where that makes a difference: photo and overlays that do not
     * follow it are taken as they were. Nothing but the prior under the mouse may have changed in between.
     *
     * @param before the prior that was under the mouse when the frame was painted
     * @param frame  as it was painted, with whatever stands above the overlays, which is to be put there again
     * @return where it was painted anew
     */
    public Patch repaint(OverlayContext context, int before, int[] frame) {
        Viewport viewport = context.viewport();
        Patch patch = Patch.NONE;
        for (Overlay overlay : overlays) {
            if (overlay.followsMouse() && overlay.isDrawn(context)) {
                patch = patch.with(overlay.mouseArea(context, before), viewport).with(overlay.mouseArea(context, context.picked().hoveredPrior()), viewport);
            }
        }
        for (int y = patch.y1(); y < patch.y2(); y++) {
            int from = y * viewport.viewWidth() + patch.x1();
            System.arraycopy(still, from, frame, from, patch.width());
        }
        Raster raster = new Raster(viewport.viewWidth(), viewport.viewHeight(), frame);
        for (Overlay overlay : overlays) {
            if (!patch.isEmpty() && overlay.followsMouse() && overlay.isDrawn(context)) {
                raster.clip(patch.x1(), patch.y1(), patch.x2(), patch.y2());
                overlay.paint(context, raster, LabelSink.NONE);
            }
        }
        return patch;
    }

    private void paintOverlays(OverlayContext context, Raster raster, LabelSink labels, boolean following) {
        for (Overlay overlay : overlays) {
            if (overlay.followsMouse() == following && overlay.isDrawn(context)) {
                overlay.paint(context, raster, labels);
                raster.resetClip();
            }
        }
    }

    /** A new frame without texts. */
    public int[] paint(OverlayContext context, int background) {
        int[] frame = new int[context.viewport().viewWidth() * context.viewport().viewHeight()];
        paint(context, background, frame, LabelSink.NONE);
        return frame;
    }
}
