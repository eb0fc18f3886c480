package anchorlens.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.ui.Fx;
import anchorlens.ui.state.Notices;
import anchorlens.ui.theme.Theme;
import java.io.IOException;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;

class NoticeBarTest {
    private final Notices notices = new Notices();
    private final NoticeBar bar = Fx.call(() -> {
        NoticeBar made = new NoticeBar(notices);
        Fx.scene(made, 800, 300, Theme.DARK);
        return made;
    });

    private String details() {
        return Fx.call(() -> ((TextArea) bar.lookup("#notice-details")).getText());
    }

    @Test
    void anErrorSaysInOneLineWhatHappenedAndKeepsTheRestForThoseWhoAsk() {
        Fx.run(() -> notices.error(new IOException("a.json cannot be read; choose another file.", new IllegalStateException("disk on fire"))));
        assertThat(bar.isVisible()).isTrue();
        assertThat(((Label) bar.lookup("#notice-text")).getText()).isEqualTo("a.json cannot be read; choose another file.");
        assertThat(bar.lookup("#notice-details")).isNull();
        Fx.run(() -> ((Hyperlink) bar.lookup("#notice-more")).fire());
        assertThat(details()).contains("java.io.IOException").contains("because of IllegalStateException: disk on fire")
                .contains("at anchorlens.ui.shell.NoticeBarTest");
        String copied = Fx.call(() -> {
            ((Button) bar.lookup("#notice-copy")).fire();
            return Clipboard.getSystemClipboard().getString();
        });
        assertThat(copied).startsWith("a.json cannot be read").contains("disk on fire");
        Fx.run(() -> ((Hyperlink) bar.lookup("#notice-more")).fire());
        assertThat(bar.lookup("#notice-details")).isNull();
    }

    @Test
    void whatNobodyForesawIsSaidCalmlyWithItsTrace() {
        Fx.run(() -> notices.unexpected(new NullPointerException("x is null")));
        assertThat(((Label) bar.lookup("#notice-text")).getText()).contains("NullPointerException").contains("everything else goes on");
        Fx.run(() -> ((Hyperlink) bar.lookup("#notice-more")).fire());
        assertThat(details()).contains("x is null");
    }

    @Test
    void theSameErrorTwiceIsOneNoticeAndOlderOnesAreListedOnDemand() {
        Fx.run(() -> {
            notices.info("first");
            notices.error(new IOException("same"));
            notices.error(new IOException("same"));
        });
        assertThat(notices.list()).hasSize(2);
        assertThat(bar.getChildren()).hasSize(1);
        Fx.run(() -> ((Hyperlink) bar.lookup("#notice-all")).fire());
        assertThat(bar.getChildren()).hasSize(2);
        Fx.run(() -> notices.list().clear());
        assertThat(bar.isVisible()).isFalse();
    }
}
