package anchorlens.golden;

import java.util.Optional;

/**
 * How the cases of one reference file are run against this program. One class a file, registered through
 * {@code @AutoService(GoldenMethod.class)}; {@link GoldenTest} finds it by that.
 */
public interface GoldenMethod {
    /** Name of the reference file without ".json": "atss". */
    String file();

    /** Why a case is not covered by this release, empty where it is: such cases are reported, never passed. */
    Optional<String> notCovered(GoldenCase c);

    /** Runs a covered case and compares everything that the program also computes. */
    void run(GoldenScene scene, GoldenCase c, GoldenCheck check);
}
