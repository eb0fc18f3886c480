package anchorlens.task;

/** Hears how far a piece of work has come; called on the working thread. */
@FunctionalInterface
public interface Progress {
    Progress SILENT = (done, total, what) -> {
    };

    /** {@code done} of {@code total} steps (total 0 where it is not known), and the step under way in a few words. */
    void report(long done, long total, String what);
}
