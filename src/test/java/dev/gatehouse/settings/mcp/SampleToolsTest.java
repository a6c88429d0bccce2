package dev.gatehouse.settings.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The names of tools that settings know, compared with the tools of {@code lambda/}, whose classes are not on the class path. */
class SampleToolsTest {
    @Test
    void areTheToolsOfTheSampleFunction() throws Exception {
        String source = Files.readString(Path.of("lambda/src/main/java/dev/gatehouse/function/ResourceTools.java"));
        List<String> names = Pattern.compile("new Tool\\(\\s*\"([a-z_]+)\"")
                .matcher(source)
                .results()
                .map((MatchResult tool) -> tool.group(1))
                .toList();

        assertThat(SampleTools.NAMES).containsExactlyElementsOf(names);
    }
}
