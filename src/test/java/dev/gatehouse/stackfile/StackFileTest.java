package dev.gatehouse.stackfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.schema.EncryptedValue;
import dev.gatehouse.settings.schema.SettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackFileTest {
    private static final String LOCAL = "config:\n  gatehouse:local: {}\n";

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("Pulumi.x.yaml");
    }

    private void refuses(String text, String message) throws IOException {
        Files.writeString(file, text);
        assertThatThrownBy(() -> StackFile.read(file))
                .isInstanceOf(StackFile.UnreadableException.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("\n");
    }

    @Test
    void readsTheTreeBelowConfig() throws Exception {
        Files.writeString(file, "config:\n  aws:region: eu-west-1\n  a:b: {c: [1, on, true], d: }\n  e:f:\n");
        Map<String, Object> expected = new java.util.LinkedHashMap<>();
        expected.put("c", List.of(1, "on", true));
        expected.put("d", null);
        assertThat(StackFile.read(file)).isEqualTo(Map.of("aws:region", "eu-west-1", "a:b", expected));
    }

    @Test
    void namesLineAndColumnOfBrokenYaml() throws Exception {
        refuses("config:\n  a: [1\n  b: 2\n", "Pulumi.x.yaml:3:");
    }

    @Test
    void refusesWhatHasNoEnd() throws Exception {
        String message =
                ": is nested too deeply, or an alias is inside its own anchor; write the value instead of the alias";
        refuses("config:\n  a:b: &a\n    c: *a\n", message);
        refuses("config:\n  a:b: &a [*a]\n", message);
        refuses("config:\n  a:b: " + "[".repeat(20_000) + "]".repeat(20_000) + "\n", message);
    }

    @Test
    void refusesAKeyThatStandsTwice() throws Exception {
        refuses("config:\n  a:b: 1\n  a:b: 2\n", "is not valid YAML: found duplicate key");
    }

    @Test
    void refusesAFileWithoutConfig() throws Exception {
        refuses("", "has no map named config");
        refuses("config: 5\n", "has no map named config");
    }

    @Test
    void refusesWhatOnlyTheCliCanDecrypt() throws Exception {
        refuses(
                LOCAL + "  aws:b:\n    secure: v1:abc\n",
                "aws:b is encrypted, and only the Pulumi engine can decrypt it");
    }

    @Test
    void refusesAnEncryptedValueWithinALargerOneByTheKeyItIsIn() throws Exception {
        String way =
                "gatehouse:b is encrypted, and only the Pulumi engine can decrypt it; use plain text in a local stack";
        refuses(LOCAL + "  gatehouse:b:\n    users:\n      me: {password: {secure: v1:abc}}\n", way);
        refuses(LOCAL + "  gatehouse:b: [1, {secure: v1:abc}]\n", way);
    }

    @Test
    void acceptsAnEncryptedValueThatOnlyAnotherProgramReads() throws Exception {
        Files.writeString(file, LOCAL + "  orders:password: {secure: v1:abc}\n");
        assertThat(StackFile.read(file)).containsEntry("orders:password", EncryptedValue.VALUE);
    }

    @Test
    void leavesWhatIsEncryptedClosedInAStackOnAws() throws Exception {
        Files.writeString(file, "config:\n  a:b: {c: 1, d: {secure: v1:abc}}\n  a:e: [{secure: v1:abc}]\n");
        assertThat(StackFile.read(file))
                .isEqualTo(
                        Map.of("a:b", Map.of("c", 1, "d", EncryptedValue.VALUE), "a:e", List.of(EncryptedValue.VALUE)));
    }

    @Test
    void readsAMapThatOnlyLooksEncrypted() throws Exception {
        Files.writeString(file, "config:\n  a:b: {secure: {read: Read}}\n  a:c: {secure: yes, other: 1}\n");
        assertThat(StackFile.read(file).keySet()).containsExactlyInAnyOrder("a:b", "a:c");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> StackFile.read(folder.resolve("none.yaml"))).hasMessageContaining("no such file");
    }

    @Test
    void namesFileAndLineOfEachProblem() throws Exception {
        Files.writeString(file, """
                # A stack with problems
                config:
                  aws:region: eu-west-1
                  gatehouse:domain: {prefix: my-api}
                  gatehouse:scopes:
                    identifier: https://api.example.com
                    scopes: {read: Read}
                  gatehouse:clients:
                    spa:
                      kind: spa
                      scopes: [read]
                      callbacks:
                        - https://app.example.com/callback
                        - http://app.example.com/callback
                      accessTokn: 5m
                  gatehouse:routes:
                    GET /open: {}
                """);
        assertThatThrownBy(() -> StackFile.open(file).settings("x"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("""
                        stack 'x' has 3 configuration problems (Pulumi.x.yaml); nothing was declared:
                          1. FILE:15: gatehouse:clients.spa.accessTokn: is not a setting, got 'accessTokn'; did you mean 'accessToken'? [unknown-key]
                          2. FILE:14: gatehouse:clients.spa.callbacks[1]: may use http only for localhost, 127.0.0.1 or [::1], got 'http://app.example.com/callback'; use https [url-http]
                          3. FILE:17: gatehouse:routes.GET /open: must have scopes or be public, got 'neither'; write scopes: [read], or public: true [route-open]""".replace("FILE", file.toString()));
    }

    @Test
    void readsTheSettingsOfAFileWithoutProblems() throws Exception {
        assertThat(StackFile.open(Path.of("Pulumi.local.yaml")).settings("local"))
                .isEqualTo(Stacks.settings("local"));
    }
}
