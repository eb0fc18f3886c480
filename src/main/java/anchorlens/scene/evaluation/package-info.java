/**
 * Measures a detector on an annotated data set: average precision and, where the truth of drawn scenes is known, modes.
 */
package anchorlens.scene.evaluation;
