package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages name tests that are there. */
class DocsReferencesTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)(?:\\.(\\w+))?`");

    static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CONTRIBUTING.md")));
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            docs.filter(page -> page.toString().endsWith(".md")).sorted().forEach(pages::add);
        }
        return pages;
    }

    @ParameterizedTest
    @MethodSource("pages")
    void nameTestsThatAreThere(Path page) throws IOException {
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
