package anchorlens.ui.tour;

/**
 * A stop of the tour.
 *
 * @param key     of its title and text in the strings
 * @param target  id of the control it points at
 * @param prepare run when the stop is reached, so that there is something to see
 */
public record TourStop(String key, String target, Runnable prepare) {
}
