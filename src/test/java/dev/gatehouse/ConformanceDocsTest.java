package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.settings.Generated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Counts the tests of the local cloud by the source of the rule that they test, and writes docs/conformance.md. */
class ConformanceDocsTest {
    /** Where a rule comes from: AWS documents it, it was observed on AWS, or it is a choice of this project. */
    private enum Mark {
        DOC("\\bDOC\\b|API reference|RFC \\d{4}|OpenID Connect (?:Core|Discovery)"),
        OBS("\\bOBS\\b"),
        CHOICE("\\bCHOICE\\b");

        private final Pattern words;

        Mark(String words) {
            this.words = Pattern.compile(words);
        }
    }

    private static final Map<String, String> PACKAGES = new TreeMap<>(Map.of(
            "local/cognito", "user pools: the JSON API, tokens, keys, mail",
            "local/oauth", "hosted endpoints and pages",
            "local/gateway", "HTTP APIs and REST APIs",
            "local/function", "the function's own process",
            "conformance", "walks through a stack that know only its base URLs"));

    /** A test with the comment before it, up to where the next one ends. */
    private static final Pattern TEST =
            Pattern.compile("(?s)(/\\*\\*(?:(?!\\*/).)*\\*/\\s*)?(?:@\\w+(?:\\((?:[^()]|\\([^()]*\\))*\\))?\\s*)*?"
                    + "@(?:Test|ParameterizedTest|RepeatedTest|Property)\\b.*?(?:void|String) (\\w+)\\(");

    private record Count(int tests, int unmarked, Map<Mark, Integer> marks) {}

    private static Count count(String folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(Path.of("src/test/java/dev/gatehouse", folder))) {
            files = walk.filter(file -> file.toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        }
        int tests = 0;
        int unmarked = 0;
        Map<Mark, Integer> marks = new EnumMap<>(Mark.class);
        for (Path file : files) {
            String text = Files.readString(file);
            // A class that says where its rules come from says it for each of its tests.
            String whole = text.substring(0, Math.max(0, text.indexOf("class ")));
            List<String> said = new ArrayList<>();
            Matcher test = TEST.matcher(text);
            while (test.find()) {
                int end = text.indexOf("\n    }", test.end());
                said.add((test.group(1) == null ? "" : test.group(1))
                        + comments(text.substring(test.end(), Math.max(test.end(), end))));
            }
            for (String each : said) {
                tests++;
                boolean any = false;
                for (Mark mark : Mark.values()) {
                    if (mark.words.matcher(each).find()
                            || (each.isBlank() && mark.words.matcher(whole).find())) {
                        marks.merge(mark, 1, Integer::sum);
                        any = true;
                    }
                }
                unmarked += any ? 0 : 1;
            }
        }
        return new Count(tests, unmarked, marks);
    }

    /** How often the folder's own comments name such a source. */
    private static int inCode(String name, Mark mark) throws IOException {
        Path folder = Path.of("src/main/java/dev/gatehouse", name);
        if (!Files.exists(folder)) {
            return 0;
        }
        int found = 0;
        try (Stream<Path> walk = Files.walk(folder)) {
            for (Path file :
                    walk.filter(each -> each.toString().endsWith(".java")).toList()) {
                found += (int)
                        mark.words.matcher(Files.readString(file)).results().count();
            }
        }
        return found;
    }

    private static String comments(String body) {
        StringBuilder all = new StringBuilder();
        Matcher comment = Pattern.compile("//.*").matcher(body);
        while (comment.find()) {
            all.append(comment.group()).append('\n');
        }
        return all.toString();
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Conformance

                The number of tests of the local cloud, by the source of the rule that they test. DOC: a page of AWS's documentation, or an
                RFC. OBS: behavior of AWS that others recorded in public. CHOICE: our own decision, because AWS does not document the case
                (docs/local.md lists these). A test can name several sources. A test without a source tests something of this project, such
                as an explanation in the log, or a rule whose source is in the code. Parameterized tests count once. Attacks are in
                [attacks.md](attacks.md). Clients that others wrote are in `src/test/clients`.

                Written from the tests by `./mvnw test -Dtest=ConformanceDocsTest -Ddocs.write=true`.

                | package | tests | DOC | OBS | CHOICE | without | in the code: DOC | OBS | CHOICE |
                |---|---|---|---|---|---|---|---|---|
                """);
        for (Map.Entry<String, String> folder : PACKAGES.entrySet()) {
            Count count = count(folder.getKey());
            page.append("| `")
                    .append(folder.getKey())
                    .append("`: ")
                    .append(folder.getValue())
                    .append(" | ");
            page.append(count.tests());
            for (Mark mark : Mark.values()) {
                page.append(" | ").append(count.marks().getOrDefault(mark, 0));
            }
            page.append(" | ").append(count.unmarked());
            for (Mark mark : Mark.values()) {
                page.append(" | ").append(inCode(folder.getKey(), mark));
            }
            page.append(" |\n");
        }
        return page.toString();
    }

    @Test
    void thePageIsFresh() throws Exception {
        Generated.isFresh("docs/conformance.md", page());
    }

    /** So that the count is of something. */
    @Test
    void everyRoomHasRulesOfEachKind() throws Exception {
        for (String folder : List.of("local/cognito", "local/oauth")) {
            assertThat(count(folder).marks()).as(folder).containsOnlyKeys(Mark.values());
        }
    }
}
