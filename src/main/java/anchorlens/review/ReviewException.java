package anchorlens.review;

/** A review file that cannot be used; the message is one sentence for people: what, where, and what to do. */
public final class ReviewException extends Exception {
    private static final long serialVersionUID = 1;

    public ReviewException(String message) {
        super(message);
    }

    public ReviewException(String message, Throwable cause) {
        super(message, cause);
    }
}
