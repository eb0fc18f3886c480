package anchorlens.review;

/**
 * One row of the queue.
 *
 * @param id       of the flag
 * @param image    position of its image in the data set
 * @param name     of the image
 * @param flag     what was found
 * @param decision what was decided
 */
public record QueueRow(long id, int image, String name, FoundFlag flag, Decision decision) {
}
