package anchorlens.ui.state;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** What the person should hear of, newest last: shown in a quiet bar, details on demand. */
public final class Notices {
    /** How much it matters. */
    public enum Severity {
        INFO, WARNING, ERROR
    }

    /**
     * @param text    one sentence: what, where, what to do
     * @param details more lines, shown on demand: of an error when it happened, where in the program, and what caused it
     */
    public record Notice(Severity severity, String text, List<String> details) {
    }

    private static final int TRACE = 40;

    private final ObservableList<Notice> list = FXCollections.observableArrayList();

    public ObservableList<Notice> list() {
        return list;
    }

    public void info(String text) {
        add(new Notice(Severity.INFO, text, List.of()));
    }

    public Notice warn(String text, List<String> details) {
        return add(new Notice(Severity.WARNING, text, List.copyOf(details)));
    }

    public void error(String text) {
        add(new Notice(Severity.ERROR, text, List.of()));
    }

    /** An exception whose message is a sentence for people; any other is named as what it is. */
    public Notice error(Exception cause) {
        return add(notice(cause, sentence(cause)));
    }

    /** Says an error beside one that is newer to the person: behind it while that stands, else in front. */
    public Notice errorBehind(Notice newer, Exception cause) {
        Notice behind = notice(cause, sentence(cause));
        if (!list.contains(newer)) {
            return add(behind);
        } else if (isSame(behind, newer)) {
            return newer;
        }
        list.removeIf(n -> isSame(n, behind));
        list.add(list.indexOf(newer), behind);
        return behind;
    }

    /** An error nobody foresaw: what was going on may not be done, the window lives. */
    public void unexpected(Throwable cause) {
        add(notice(cause, "Something went wrong (" + cause.getClass().getSimpleName() + "), and what was asked for last may not be done; "
                + "everything else goes on. The details say more, for a report of the fault."));
    }

    private static Notice notice(Throwable cause, String sentence) {
        return new Notice(Severity.ERROR, sentence, details(cause));
    }

    /** When it happened, what it was, and where in the program: first the words, then the trace. */
    static List<String> details(Throwable cause) {
        List<String> lines = new ArrayList<>();
        lines.add(LocalDateTime.now().format(DateTimeFormatter.ISO_LOCAL_DATE_TIME) + "  " + cause.getClass().getName());
        for (Throwable t = cause; t != null; t = t.getCause()) {
            if (t.getMessage() != null) {
                lines.add((t == cause ? "" : "because of " + t.getClass().getSimpleName() + ": ") + t.getMessage());
            }
        }
        Arrays.stream(cause.getStackTrace()).limit(TRACE).forEach(at -> lines.add("    at " + at));
        return List.copyOf(lines);
    }

    /** The message of an exception as a sentence for people. */
    public static String sentence(Exception cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? "Something went wrong: " + cause + "." : message;
    }

    private Notice add(Notice notice) {
        list.removeIf(n -> isSame(n, notice));
        list.add(notice);
        return notice;
    }

    private static boolean isSame(Notice a, Notice b) {
        return a.severity() == b.severity() && a.text().equals(b.text());
    }

    public void dismiss(Notice notice) {
        list.remove(notice);
    }
}
