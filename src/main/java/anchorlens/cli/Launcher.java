package anchorlens.cli;

import anchorlens.model.runtime.Engines;

/** Where AnchorLens starts. It does not extend JavaFX's {@code Application}, so that it runs from the class path. */
public final class Launcher {
    private Launcher() {
    }

    /** Runs the command line and ends with its exit code: 0 done, 1 failure, 2 usage. */
    public static void main(String[] args) {
        Engines.prepare();
        PlatformLog.install();
        System.exit(AnchorLens.commandLine(Tools.ofPlatform()).execute(args));
    }
}
