package anchorlens.ui.state;

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
     * @param details more lines, shown on demand
     */
    public record Notice(Severity severity, String text, List<String> details) {
    }

    private final ObservableList<Notice> list = FXCollections.observableArrayList();

    public ObservableList<Notice> list() {
        return list;
    }

    public void info(String text) {
        add(new Notice(Severity.INFO, text, List.of()));
    }

    public void warn(String text, List<String> details) {
        add(new Notice(Severity.WARNING, text, List.copyOf(details)));
    }

    public void error(String text) {
        add(new Notice(Severity.ERROR, text, List.of()));
    }

    /** An exception whose message is a sentence for people; any other is named as what it is. */
    public void error(Exception cause) {
        error(sentence(cause));
    }

    /** The message of an exception as a sentence for people. */
    public static String sentence(Exception cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? "Something went wrong: " + cause + "." : message;
    }

    private void add(Notice notice) {
        list.remove(notice);
        list.add(notice);
    }

    public void dismiss(Notice notice) {
        list.remove(notice);
    }
}
