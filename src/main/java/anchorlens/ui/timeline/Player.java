package anchorlens.ui.timeline;

import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.util.Duration;

/** Plays the steps of a training one after the other and stops at the last; started there it begins anew. */
final class Player {
    private final BooleanProperty playing = new SimpleBooleanProperty(this, "playing");
    private final DoubleProperty speed = new SimpleDoubleProperty(this, "speed", 2);
    private final Timeline clock = new Timeline(new KeyFrame(Duration.seconds(1), e -> tick()));
    private final TimelineViewModel model;

    Player(TimelineViewModel model) {
        this.model = model;
        clock.setCycleCount(Animation.INDEFINITE);
        speed.subscribe(now -> clock.setRate(now.doubleValue()));
        playing.addListener((o, was, is) -> {
            if (is) {
                start();
            } else {
                clock.stop();
            }
        });
        model.activeProperty().addListener((o, was, is) -> playing.set(false));
    }

    private void start() {
        if (model.steps().isEmpty()) {
            playing.set(false);
            return;
        }
        if (model.isAtEnd()) {
            model.stepProperty().set(model.steps().getFirst());
        }
        clock.playFromStart();
    }

    private void tick() {
        model.move(1);
        if (model.isAtEnd()) {
            playing.set(false);
        }
    }

    BooleanProperty playingProperty() {
        return playing;
    }

    /** Steps a second. */
    DoubleProperty speedProperty() {
        return speed;
    }

    void toggle() {
        playing.set(!playing.get());
    }
}
