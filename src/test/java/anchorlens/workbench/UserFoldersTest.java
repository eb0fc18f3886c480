package anchorlens.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserFoldersTest {
    private static final Path HOME = Path.of("home");

    @Test
    void followsTheDesktopVariablesOnLinux() {
        UserFolders folders = UserFolders.of("Linux", HOME, Map.of("XDG_CONFIG_HOME", "conf"));
        assertThat(folders.config()).isEqualTo(Path.of("conf/anchorlens"));
        assertThat(folders.state()).isEqualTo(HOME.resolve(".local/state/anchorlens"));
        assertThat(folders.cache()).isEqualTo(HOME.resolve(".cache/anchorlens"));
    }

    @Test
    void usesLibraryOnMacOs() {
        assertThat(UserFolders.of("Mac OS X", HOME, Map.of()).config()).isEqualTo(HOME.resolve("Library/Application Support/AnchorLens"));
    }

    @Test
    void usesAppDataOnWindows() {
        assertThat(UserFolders.of("Windows 11", HOME, Map.of("APPDATA", "roam")).config()).isEqualTo(Path.of("roam/AnchorLens"));
    }
}
