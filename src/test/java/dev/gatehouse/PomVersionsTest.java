package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Versions that have to agree over the projects of this repository. */
class PomVersionsTest {
    private static final Pattern AWS_SDK = Pattern.compile(
            "<groupId>software\\.amazon\\.awssdk</groupId>\\s*<artifactId>[^<]+</artifactId>\\s*<version>([^<]+)</version>");

    private static List<String> versions(String pom) throws IOException {
        List<String> versions = new ArrayList<>();
        Matcher found = AWS_SDK.matcher(Files.readString(Path.of(pom)));
        while (found.find()) {
            versions.add(found.group(1));
        }
        return versions;
    }

    @Test
    void theAwsSdkHasOneVersionEverywhere() throws IOException {
        List<String> root = versions("pom.xml");
        List<String> function = versions("lambda/pom.xml");

        assertThat(root).hasSizeGreaterThan(3);
        assertThat(function).hasSizeGreaterThan(1);
        HashSet<String> all = new HashSet<>(root);
        all.addAll(function);
        assertThat(all).hasSize(1);
    }
}
