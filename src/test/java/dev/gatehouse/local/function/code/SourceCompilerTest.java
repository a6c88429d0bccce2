package dev.gatehouse.local.function.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.TestFunction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sources of lambda/ that are saved while the local cloud runs. */
class SourceCompilerTest {
    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private Path jar;
    private Path source;
    private SourceCompiler compiler;

    @BeforeEach
    void build() throws IOException {
        jar = jar("lambda/target/function.jar");
        source = folder.resolve("lambda/src/main/java/example/Greeting.java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, "package example; class Greeting {}");
        Files.setLastModifiedTime(source, FileTime.from(BUILT.minusSeconds(1)));
        Files.setLastModifiedTime(jar, FileTime.from(BUILT));
        compiler = new SourceCompiler(folder.resolve("functions"), log::add);
    }

    private Path jar(String name) throws IOException {
        Path target = folder.resolve(name);
        Files.createDirectories(target.getParent());
        return TestFunction.jar(target, "1");
    }

    private Optional<Path> compiled(Path archive) {
        return compiler.compiled(archive, CodeVersion.of(archive).orElseThrow());
    }

    @Test
    void areThoseOfTheArchiveUntilOneIsSaved() {
        assertThat(compiled(jar)).isEmpty();
        assertThat(compiled(jar)).isEmpty();
    }

    @Test
    void areCompiledAtTheStartIfOneWasSavedAfterTheArchiveWasBuilt() throws Exception {
        Files.setLastModifiedTime(source, FileTime.from(BUILT.plusSeconds(1)));

        assertThat(compiled(jar).orElseThrow().resolve("example/Greeting.class"))
                .exists();
    }

    @Test
    void areCompiledOnceAfterASaveAndTheArchiveStaysAsBuilt() throws Exception {
        byte[] built = Files.readAllBytes(jar);
        assertThat(compiled(jar)).isEmpty();

        Files.writeString(source, "package example; class Greeting { String text() { return \"new\"; } }");

        Path classes = compiled(jar).orElseThrow();
        assertThat(classes.resolve("example/Greeting.class")).exists();
        assertThat(compiled(jar)).contains(classes);
        assertThat(jar).hasBinaryContent(built);
        assertThat(jar.getParent()).isDirectoryNotContaining("glob:**.class");
        assertThat(log).isEmpty();
    }

    @Test
    void withErrorsAreReportedOnceAndThePreviousClassesStay() throws Exception {
        assertThat(compiled(jar)).isEmpty();
        Files.writeString(source, "package example; class Greeting { int number; }");
        Optional<Path> valid = compiled(jar);

        Files.writeString(source, "package example; class Greeting { int number }");

        assertThat(compiled(jar)).isEqualTo(valid).isPresent();
        assertThat(log).first().asString().startsWith(source + ":1: error: ';' expected");
        assertThat(log).last().asString().startsWith("the previous code is still running.");
        int lines = log.size();
        assertThat(compiled(jar)).isEqualTo(valid);
        assertThat(log).hasSize(lines);
    }

    @Test
    void areThoseOfTheArchiveAgainAfterABuild() throws Exception {
        assertThat(compiled(jar)).isEmpty();
        Files.writeString(source, "package example; class Greeting { int number; }");
        assertThat(compiled(jar)).isPresent();

        TestFunction.jar(jar, "built again");

        assertThat(compiled(jar)).isEmpty();
    }

    @Test
    void areNotCompiledForAnArchiveElsewhere() throws Exception {
        Path own = jar("orders/target/orders.jar");
        Path ownSource = folder.resolve("orders/src/main/java/example/Orders.java");
        Files.createDirectories(ownSource.getParent());
        Files.writeString(ownSource, "package example; class Orders {}");
        assertThat(compiled(own)).isEmpty();

        Files.writeString(ownSource, "package example; class Orders { int number; }");

        assertThat(compiled(own)).isEmpty();
    }
}
