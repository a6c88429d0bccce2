package dev.gatehouse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Pom.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project gets that depends on this one, and what Maven Central requires. */
class PomTest {
    private static List<String> names(List<Library> libraries) {
        return libraries.stream().map(Library::name).toList();
    }

    private static Library plain(Library library) {
        return new Library(library.name(), library.version(), library.scope(), false);
    }

    @Test
    void aProgramThatUsesTheComponentGetsPulumiAndWhatPulumiAsksFor() throws IOException {
        assertThat(names(Pom.read("pom.xml").libraries().stream()
                        .filter(Library::isPassedOn)
                        .toList()))
                .containsExactly(
                        "com.pulumi:pulumi",
                        "com.pulumi:aws",
                        "org.jspecify:jspecify",
                        "com.google.code.gson:gson",
                        "com.google.guava:guava",
                        "com.google.protobuf:protobuf-java",
                        "com.google.protobuf:protobuf-java-util",
                        "io.grpc:grpc-protobuf",
                        "io.grpc:grpc-stub",
                        "io.grpc:grpc-netty-shaded");
    }

    /** Maven activates profiles for the machine in the POMs of dependencies too. */
    @Test
    void noProfileAddsALibraryToAProgramThatUsesTheComponent() throws IOException {
        assertThat(Pom.read("pom.xml").librariesOfProfiles().stream().filter(Library::isPassedOn))
                .isEmpty();
    }

    @Test
    void aTestSuiteGetsAllLibrariesOfTheLocalCloudWithTheTestKit() throws IOException {
        List<Library> ofTheLocalCloud = Pom.read("pom.xml").libraries().stream()
                .filter(Library::optional)
                .map(PomTest::plain)
                .toList();
        List<Library> testKit = Pom.read("testkit/pom.xml").libraries();

        assertThat(testKit.get(0).name()).isEqualTo("dev.gatehouse:gatehouse");
        assertThat(testKit.subList(1, testKit.size())).isEqualTo(ofTheLocalCloud);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "testkit/pom.xml"})
    void saysWhatMavenCentralRequires(String file) throws IOException {
        Pom pom = Pom.read(file);
        Pom root = Pom.read("pom.xml");

        assertThat(pom.text("name")).isNotEmpty();
        assertThat(pom.text("description")).isNotEmpty();
        assertThat(pom.text("licenses", "license", "name")).isEqualTo("Apache-2.0");
        assertThat(Files.readString(Path.of("LICENSE"))).contains("Apache License", "Version 2.0");
        assertThat(pom.text("developers", "developer", "name")).isNotEmpty();
        List<List<String>> addresses = List.of(
                List.of("url"),
                List.of("developers", "developer", "url"),
                List.of("scm", "url"),
                List.of("scm", "connection"));
        for (List<String> address : addresses) {
            String[] names = address.toArray(String[]::new);
            assertThat(pom.text(names)).isNotEmpty().isEqualTo(root.text(names));
        }
    }
}
