package anchorlens.analysis.flags;

import anchorlens.geometry.Box;

/**
 * An annotation to be inspected.
 *
 * @param box in image pixels
 * @param cls its class, one of the model's; −1 where the model has none of that name: only duplicates are looked for then
 */
public record InspectedObject(Box box, int cls) {
}
