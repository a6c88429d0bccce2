package dev.gatehouse.local.console.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CurlCommandTest {
    @TempDir
    private Path folder;

    private static String curl(HttpRequest request) {
        return CurlCommand.of(Recorded.of("api", request, HttpResponse.json(200, "{}")));
    }

    /** What a shell passes to curl. The variables of secrets have the values T, P and C. */
    private List<String> arguments(String command) throws IOException {
        Process shell = new ProcessBuilder(
                        "sh",
                        "-c",
                        "curl() { for each in \"$@\"; do printf '%s\\0' \"$each\"; done; }\nTOKEN=T; PASSWORD=P;"
                                + " COOKIE=C; CREDENTIALS=D\n" + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return List.of(output.split("\0", -1));
    }

    @Test
    void isTheSameCallWithTheTokenAsAVariable() {
        assertThat(curl(Recorded.request(
                        "GET",
                        "/resources",
                        "limit=2&next=a%20b",
                        "",
                        "Host",
                        "localhost:9400",
                        "User-Agent",
                        "curl/8",
                        "Accept",
                        "*/*",
                        "Authorization",
                        "Bearer " + Recorded.token("{}"))))
                .isEqualTo("""
                        curl -i --globoff --path-as-is \\
                          'http://localhost:9400/resources?limit=2&next=a%20b' \\
                          -H 'Accept: */*' \\
                          -H 'Authorization: Bearer '"$TOKEN\"""");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void aShellPassesSecretsFromVariablesOnly() throws IOException {
        String command = curl(Recorded.request(
                "POST",
                "/",
                "",
                "{\"user\":\"a'b\",\"password\":\"s3cr3t\",\"at\":\"" + Recorded.token("{}") + "\"}",
                "Host",
                "localhost:9400",
                "Cookie",
                "s=s3cr3t",
                "authorization",
                "Basic czNjcjN0"));
        assertThat(command).doesNotContain("s3cr3t").doesNotContain("czNjcjN0").doesNotContain("eyJ");
        assertThat(arguments(command))
                .containsSubsequence("-X", "POST", "http://localhost:9400/")
                .contains("Cookie: C", "authorization: Basic D")
                .containsSubsequence("--data-raw", "{\"user\":\"a'b\",\"password\":\"P\",\"at\":\"T\"}");
    }

    @ParameterizedTest
    @DisabledOnOs(OS.WINDOWS)
    @ValueSource(
            strings = {
                "'; touch hacked; '",
                "$(touch hacked)",
                "`touch hacked`",
                "\n touch hacked \n",
                "\" ; touch hacked ; \"",
                "\\'; touch hacked #",
                "\uE000TOKEN\uE001$(touch hacked)",
                "\uE000A;touch hacked;\uE001"
            })
    void aShellRunsNothingOfTheRequest(String text) throws IOException {
        String command = curl(Recorded.request(
                "G" + text, "/" + text, "q=" + text, text, "Host", "x" + text, "X-Header", text, text, "value"));
        assertThat(arguments(command))
                .contains(
                        "--data-raw",
                        "http://localhost/" + text.replaceAll("[\uE000\uE001]", "") + "?q="
                                + text.replaceAll("[\uE000\uE001]", ""));
        assertThat(folder.resolve("hacked")).doesNotExist();
    }

    @Test
    void aBodyCannotNameAFileToSend() {
        assertThat(curl(Recorded.request("POST", "/", "", "@/etc/passwd"))).contains("--data-raw '@/etc/passwd'");
    }

    @Test
    void aBinaryOrCutBodyIsReadFromAFile() {
        assertThat(curl(Recorded.request("POST", "/", "", "a\u001b[31m"))).endsWith("--data-binary @body");
        assertThat(curl(Recorded.request("POST", "/", "", "x".repeat(20_000)))).endsWith("--data-binary @body");
    }

    @Test
    void controlCharactersDoNotReachTheTerminal() {
        assertThat(curl(Recorded.request("GET", "/\u001b[2J", "", "", "X", "\u202eabc")))
                .doesNotContain("\u001b")
                .doesNotContain("\u202e");
    }

    @Test
    void anotherHostIsNotCalled() {
        assertThat(curl(Recorded.request("GET", "/", "", "", "Host", "evil.example.com")))
                .contains("'http://localhost/'");
    }
}
