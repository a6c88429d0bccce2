package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The documents name only tests, files and headings that exist. */
class DocsReferencesTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.*)$");
    private static final Pattern ID = Pattern.compile("<a id=\"([^\"]+)\"");
    private static final Pattern SOURCE_FILE =
            Pattern.compile("`((?:src|lambda|docs|examples|\\.ci)/[A-Za-z0-9_./-]+\\.(?:java|md|json|py|mjs|yaml))`");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(
                Path.of("README.md"), Path.of("CONTRIBUTING.md"), Path.of("SECURITY.md"), Path.of("CHANGELOG.md")));
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linkToFilesAndHeadingsThatExist(Path page) throws IOException {
        Matcher link = LINK.matcher(Files.readString(page));
        while (link.find()) {
            String target = link.group(1);
            if (target.matches("[a-z]+:.*")) {
                continue;
            }
            String[] parts = target.split("#", 2);
            Path file = parts[0].isEmpty()
                    ? page
                    : Path.of("").resolve(page).resolveSibling(parts[0]).normalize();
            assertThat(file).as("%s links to %s", page, target).exists();
            if (parts.length > 1) {
                assertThat(anchors(Files.readString(file)))
                        .as("%s links to %s", page, target)
                        .contains(parts[1]);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nameSourceFilesThatExist(Path page) throws IOException {
        Matcher named = SOURCE_FILE.matcher(Files.readString(page));
        while (named.find()) {
            assertThat(Path.of(named.group(1)))
                    .as("%s names %s", page, named.group(1))
                    .exists();
        }
    }

    /** The anchors that GitHub gives the headings of a page, and those that it declares. */
    private static Set<String> anchors(String text) {
        Set<String> anchors = new HashSet<>();
        Matcher heading = HEADING.matcher(text);
        while (heading.find()) {
            anchors.add(heading.group(1)
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{Alnum} _-]", "")
                    .replace(' ', '-'));
        }
        Matcher id = ID.matcher(text);
        while (id.find()) {
            anchors.add(id.group(1));
        }
        return anchors;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nameTestsThatExist(Path page) throws IOException {
        Matcher named = TEST.matcher(Files.readString(page));
        while (named.find()) {
            String source = source(named.group(1));
            assertThat(source).as("%s names %s", page, named.group(1)).isNotEmpty();
            if (named.group(2) != null) {
                assertThat(source)
                        .as("%s names %s", page, named.group())
                        .containsPattern("(void|class) " + named.group(2) + "\\b");
            }
        }
    }

    private static String source(String type) throws IOException {
        for (String root : List.of("src/test/java", "lambda/src/test/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                List<Path> found =
                        files.filter(file -> file.endsWith(type + ".java")).toList();
                if (!found.isEmpty()) {
                    return Files.readString(found.get(0));
                }
            }
        }
        return "";
    }
}
