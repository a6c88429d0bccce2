package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents, messages, Javadoc and comments are written in plain words: the phrases below must not come back. */
class PlainWordsTest {
    /** Each phrase with the words to write instead. */
    private static final Map<Pattern, String> PHRASES = Map.ofEntries(
            phrase("\\balone\\b", "only"),
            phrase("(?<![.])\\b(?-i:nobody|Nobody)\\b", "no user, no client, no caller"),
            phrase("\\bwhoever\\b", "any user, any caller"),
            phrase("\\bsomebody else's\\b", "another"),
            phrase("(?<!there )\\b(is|are) no (?!longer\\b|more than\\b|less than\\b)", "is not"),
            phrase("\\bthe way (out|back|in)\\b", "how to fix it"),
            phrase("\\bmend(s|ed)?\\b", "fix"),
            phrase("\\bguarded (stack|stage|environment)s?\\b", "protected stack"),
            phrase("\\ba name of (your|its|their|one's) own\\b", "a custom domain"),
            phrase("\\bnames of your own\\b", "custom domains"),
            phrase("\\b(made|makes|make) [a-z ]{0,20}\\banew\\b", "replaced"),
            phrase(
                    "\\bruns on\\b(?! (the|a|an|Python|Node|localhost|AWS|JDK|Java|your|its|port|Lambda|Linux|macOS|Windows|every|each|two)\\b)",
                    "is still running"),
            phrase("\\bin the way\\b", "blocking"),
            phrase("\\b(the )?(cloud|local) door\\b", "entry point"),
            phrase("\\brooms?\\b(?! name)", "package"),
            phrase("\\blookouts?\\b", "monitoring"),
            phrase("(?<![|\"'`])\\bpictures?\\b(?![|])", "model"),
            phrase("\\bbells?\\b", "alarm"),
            phrase("\\balarms? rings?\\b", "the alarm has subscribers"),
            phrase("\\bbut for (?!example\\b)", "except"),
            phrase("\\bought to\\b", "should"),
            phrase("\\bthe likes of\\b", "such as"),
            phrase("\\bby hand or by name\\b", "explicitly"),
            phrase("\\bno sooner\\b", "only after"));

    private static Map.Entry<Pattern, String> phrase(String regex, String instead) {
        return Map.entry(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), instead);
    }

    @Test
    void noTextUsesAPhraseOfTheList() throws IOException {
        List<String> found = new ArrayList<>();
        for (Path file : texts()) {
            String text = Files.readString(file);
            PHRASES.forEach((phrase, instead) -> {
                Matcher matcher = phrase.matcher(text);
                while (matcher.find()) {
                    long line = text.substring(0, matcher.start()).lines().count();
                    found.add(file + ":" + line + ": write \"" + instead + "\" for \"" + matcher.group() + "\"");
                }
            });
        }
        assertThat(found).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "the member alone may read",
                "nobody is told",
                "it is no YAML",
                "the way out",
                "what ran before runs on",
                "a name of its own",
                "makes that provider anew",
                "every client but for machines"
            })
    void aPhraseOfTheListIsFound(String text) {
        assertThat(PHRASES.keySet().stream()
                        .filter(phrase -> phrase.matcher(text).find()))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "there is no function with this name",
                "the token is no longer valid",
                "it runs on AWS",
                "the `picture` claim"
            })
    void standardEnglishIsNotFound(String text) {
        assertThat(PHRASES.keySet().stream()
                        .filter(phrase -> phrase.matcher(text).find()))
                .isEmpty();
    }

    private static List<Path> texts() throws IOException {
        List<Path> files = new ArrayList<>();
        try (Stream<Path> top = Files.list(Path.of("."))) {
            top.filter(file -> file.toString().endsWith(".md")
                            || file.getFileName().toString().matches("Pulumi.*\\.yaml"))
                    .forEach(files::add);
        }
        for (String folder : List.of("docs", "src/main", "lambda/src/main", ".ci")) {
            try (Stream<Path> all = Files.walk(Path.of(folder))) {
                all.filter(Files::isRegularFile)
                        .filter(file -> !file.toString().endsWith("requests.json")
                                && !file.toString().endsWith(".png"))
                        .forEach(files::add);
            }
        }
        return files;
    }
}
