package anchorlens.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class PlatformLogTest {
    @Test
    void keepsTheSeverityButForTheClassPathWarning() {
        assertThat(PlatformLog.level(new LogRecord(Level.SEVERE, "x"))).isEqualTo(org.slf4j.event.Level.ERROR);
        assertThat(PlatformLog.level(new LogRecord(Level.WARNING, "x"))).isEqualTo(org.slf4j.event.Level.WARN);
        assertThat(PlatformLog.level(new LogRecord(Level.INFO, null))).isEqualTo(org.slf4j.event.Level.INFO);
        assertThat(PlatformLog.level(new LogRecord(Level.FINE, "x"))).isEqualTo(org.slf4j.event.Level.DEBUG);
        assertThat(PlatformLog.level(new LogRecord(Level.WARNING, "Unsupported JavaFX configuration: classes were loaded from "
                + "'unnamed module @1'"))).isEqualTo(org.slf4j.event.Level.DEBUG);
    }
}
