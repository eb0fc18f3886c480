package anchorlens.cli;

import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import org.slf4j.LoggerFactory;

/** Hands what Java's own logging says, JavaFX's warnings among it, on to the log of this program. */
final class PlatformLog extends Handler {
    /** JavaFX says so at every start from a class path, which is how this program is meant to start. */
    private static final String CLASS_PATH_WARNING = "Unsupported JavaFX configuration";

    private final SimpleFormatter formatter = new SimpleFormatter();

    private PlatformLog() {
    }

    /** Puts the handler in place of the ones that write to the console. */
    static void install() {
        java.util.logging.Logger root = LogManager.getLogManager().getLogger("");
        for (Handler handler : root.getHandlers()) {
            root.removeHandler(handler);
        }
        root.addHandler(new PlatformLog());
    }

    @Override
    public void publish(LogRecord record) {
        String name = record.getLoggerName() == null ? "java" : record.getLoggerName();
        LoggerFactory.getLogger(name).atLevel(level(record)).setCause(record.getThrown())
                .log(formatter.formatMessage(record));
    }

    static org.slf4j.event.Level level(LogRecord record) {
        if (record.getMessage() != null && record.getMessage().startsWith(CLASS_PATH_WARNING)) {
            return org.slf4j.event.Level.DEBUG;
        }
        int level = record.getLevel().intValue();
        if (level >= Level.SEVERE.intValue()) {
            return org.slf4j.event.Level.ERROR;
        } else if (level >= Level.WARNING.intValue()) {
            return org.slf4j.event.Level.WARN;
        }
        return level >= Level.INFO.intValue() ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.DEBUG;
    }

    @Override
    public void flush() {
        // the program's log writes at once
    }

    @Override
    public void close() {
        // holds nothing
    }
}
