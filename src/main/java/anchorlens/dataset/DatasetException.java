package anchorlens.dataset;

/** A file that cannot be read; the message is one sentence for people: what, where, and what to do. */
public final class DatasetException extends Exception {
    private static final long serialVersionUID = 1;

    public DatasetException(String message) {
        super(message);
    }

    public DatasetException(String message, Throwable cause) {
        super(message, cause);
    }
}
