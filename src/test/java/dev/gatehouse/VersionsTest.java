package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The version of pom.xml is written in many files. {@code ./mvnw test -Dtest=VersionsTest -Dversion.write=0.2.0} writes another
 * one into all of them.
 */
class VersionsTest {
    private static final String VERSION = "([0-9]+\\.[0-9]+\\.[0-9]+)";

    /** As a Maven artifact, as in gatehouse@0.1.0, gatehouse-0.1.0.jar and gatehouse 0.1.0, and of the release archive. */
    private static final Pattern OF_THE_PROJECT =
            Pattern.compile("<groupId>dev\\.gatehouse</groupId>\\s*<artifactId>[a-z-]+</artifactId>\\s*<version>"
                    + VERSION + "</version>|\\bgatehouse[@ -]v?" + VERSION);

    private static final Pattern OF_THE_SCHEMA = Pattern.compile("\"version\": \"" + VERSION + "\"");

    private static final Path SCHEMA = Path.of("src/main/resources/dev/gatehouse/component/schema.json");

    private static final Set<String> GENERATED =
            Set.of(".git", ".gatehouse", ".idea", ".vscode", "target", "node_modules", "sdks");

    private static final Pattern TEXT =
            Pattern.compile(".*\\.(cmd|java|json|md|py|sh|toml|ts|xml|ya?ml)|run|gatehouse");

    /** All files in which it may be, except the history, and tests, which make versions up. */
    private static List<Path> files() throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(Path.of(""), new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return GENERATED.contains(String.valueOf(folder.getFileName())) || folder.equals(Path.of("src", "test"))
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (attributes.isRegularFile()
                        && TEXT.matcher(name).matches()
                        && !file.equals(Path.of("CHANGELOG.md"))) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return files;
    }

    private static Pattern pattern(Path file) {
        return file.equals(SCHEMA) ? OF_THE_SCHEMA : OF_THE_PROJECT;
    }

    private static String version(MatchResult match) {
        return match.groupCount() > 1 && match.group(1) == null ? match.group(2) : match.group(1);
    }

    private static void write(Path file, String version) throws IOException {
        String text = Files.readString(file);
        Matcher found = pattern(file).matcher(text);
        String changed =
                found.replaceAll(match -> Matcher.quoteReplacement(match.group().replace(version(match), version)));
        if (!changed.equals(text)) {
            Files.writeString(file, changed);
        }
    }

    @Test
    void everyFileStatesTheVersionOfThePom() throws IOException {
        String written = System.getProperty("version.write", "");
        Map<String, String> others = new TreeMap<>();
        if (!written.isEmpty()) {
            for (Path file : files()) {
                write(file, written);
            }
        }
        String expected = Pom.read("pom.xml").text("version");
        for (Path file : files()) {
            Matcher found = pattern(file).matcher(Files.readString(file));
            while (found.find()) {
                if (!version(found.toMatchResult()).equals(expected)) {
                    others.put(file.toString(), version(found.toMatchResult()));
                }
            }
        }
        assertThat(others)
                .as("other versions; -Dversion.write=VERSION writes one into all files")
                .isEmpty();
    }

    /** A version has no suffix, because the Pulumi package and the release archive have the same one. */
    @Test
    void theVersionIsSemantic() throws IOException {
        assertThat(Pom.read("pom.xml").text("version")).matches(VERSION);
    }

    @Test
    void theHistoryBeginsWithTheVersionOfThePom() throws IOException {
        assertThat(Files.readAllLines(Path.of("CHANGELOG.md")).stream()
                        .filter(line -> line.startsWith("## "))
                        .findFirst()
                        .orElse(""))
                .matches("## " + Pattern.quote(Pom.read("pom.xml").text("version"))
                        + " \\((unreleased|\\d{4}-\\d{2}-\\d{2})\\)");
    }
}
