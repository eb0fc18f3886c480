package anchorlens.scene.training;

/**
 * One step of a training.
 *
 * @param step      from 1
 * @param total     the loss
 * @param classes   its classification part
 * @param edges     its distribution part
 * @param boxes     its GIoU part
 * @param rate      learning rate
 * @param norm      norm of the gradients before clipping
 * @param positives priors with an object
 * @param objects   in the batch
 */
public record StepReport(long step, double total, double classes, double edges, double boxes, double rate, double norm,
                         int positives, int objects) {
}
