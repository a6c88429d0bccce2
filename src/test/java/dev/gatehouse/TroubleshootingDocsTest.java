package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The messages that docs/troubleshooting.md quotes are messages of the code. */
class TroubleshootingDocsTest {
    private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (.*?) \\|");
    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");

    /** Messages of AWS and of the Pulumi CLI, which the local cloud does not give. */
    private static final Set<String> OF_OTHERS = Set.of(
            "is currently marked for protection",
            "because it is protected",
            " decreases account's UnreservedConcurrentExecution below its minimum value");

    /** Values that a message names. */
    private static final Pattern VALUE =
            Pattern.compile("USER_PASSWORD_AUTH|provider|\\./lambda/target/function\\.jar");

    @Test
    void quotesOnlyMessagesOfTheCode() throws IOException {
        String sources = sources();
        List<String> quoted = new ArrayList<>();
        Matcher row = FIRST_COLUMN.matcher(Files.readString(Path.of("docs/troubleshooting.md")));
        while (row.find()) {
            Matcher text = QUOTED.matcher(row.group(1));
            while (text.find()) {
                quoted.addAll(
                        List.of(VALUE.matcher(text.group(1)).replaceAll("…").split("…", -1)));
            }
        }
        assertThat(quoted)
                .filteredOn(part -> part.matches("[^{]*[a-z]+ [a-z]+ [^{]*"))
                .filteredOn(part -> !part.startsWith("pulumi ") && !OF_OTHERS.contains(part))
                .hasSizeGreaterThan(10)
                .allSatisfy(part -> assertThat(sources).contains(part));
    }

    /** All sources, with the parts of split string literals joined. */
    private static String sources() throws IOException {
        StringBuilder all = new StringBuilder();
        for (String root : List.of("src/main/java", "lambda/src/main/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    all.append(Files.readString(file).replaceAll("\"\\s*\\+\\s*\"", ""));
                }
            }
        }
        return all.toString();
    }
}
