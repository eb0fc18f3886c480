package anchorlens.golden;

/**
 * How the cases of one reference file are run against this program. One class a file, registered through
 * {@code @AutoService(GoldenMethod.class)}; {@link GoldenTest} finds it by that.
 */
public interface GoldenMethod {
    /** Name of the reference file without ".json": "atss". */
    String file();

    /** Runs a case and compares everything that the program also computes. */
    void run(GoldenScene scene, GoldenCase c, GoldenCheck check);
}
