package anchorlens.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import anchorlens.parameters.Parameter;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/** Holds what the source files have to look like. */
class SourceTest {
    private static final int FILE_LIMIT = 500;
    private static final int METHOD_LIMIT = 50;

    private static List<Path> sources(String... folders) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String folder : folders) {
            if (Files.isDirectory(Path.of(folder))) {
                try (Stream<Path> files = Files.walk(Path.of(folder))) {
                    files.filter(f -> f.toString().endsWith(".java")).sorted().forEach(found::add);
                }
            }
        }
        return found;
    }

    @Test
    void noFileHasFiveHundredLines() throws IOException {
        List<String> tooLong = new ArrayList<>();
        for (Path file : sources("src/main/java", "src/test/java", "src/jmh/java")) {
            long lines = Files.readAllLines(file).size();
            if (lines >= FILE_LIMIT) {
                tooLong.add(file + " has " + lines + " lines");
            }
        }
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noMethodHasFiftyLines() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<String> tooLong = new ArrayList<>();
        int[] seen = {0};
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(null, files, null, List.of("-proc:none"), null,
                    files.getJavaFileObjectsFromPaths(sources("src/main/java", "src/test/java", "src/jmh/java")));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new TreeScanner<Void, Void>() {
                    @Override
                    public Void visitMethod(MethodTree method, Void nothing) {
                        long from = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, method));
                        long to = unit.getLineMap().getLineNumber(positions.getEndPosition(unit, method));
                        seen[0]++;
                        if (to - from + 1 >= METHOD_LIMIT) {
                            tooLong.add(unit.getSourceFile().getName() + ":" + from + " " + method.getName() + " has "
                                    + (to - from + 1) + " lines");
                        }
                        return super.visitMethod(method, nothing);
                    }
                }.scan(unit, null);
            }
        }
        assertThat(seen[0]).isGreaterThan(100);
        assertThat(tooLong).isEmpty();
    }

    @Test
    void everyParameterHasLabelAndHelp() {
        List<String> silent = new ArrayList<>();
        int seen = 0;
        for (JavaClass c : ArchitectureTest.MAIN) {
            for (JavaField field : c.getFields()) {
                if (field.isAnnotatedWith(Parameter.class)) {
                    seen++;
                    JavaAnnotation<?> parameter = field.getAnnotationOfType(Parameter.class.getName());
                    String label = (String) parameter.get("label").orElse("");
                    String help = (String) parameter.get("help").orElse("");
                    if (label.isBlank() || help.strip().length() < 20) {
                        silent.add(field.getFullName());
                    }
                }
            }
        }
        assertThat(seen).isGreaterThan(5);
        assertThat(silent).as("parameters without a label, or a help text of a sentence").isEmpty();
    }

    @Test
    void noTextNamesAFolderOfTheMachineItWasWrittenOn() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : sources("src/main/java", "src/test/java", "src/jmh/java")) {
            int number = 0;
            for (String line : Files.readAllLines(file)) {
                number++;
                if (line.matches(".*\"/(home|Users|root)/\\w.*")) {
                    found.add(file + ":" + number);
                }
            }
        }
        assertThat(found).isEmpty();
    }
}
