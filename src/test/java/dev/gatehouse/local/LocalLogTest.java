package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalLogTest {
    private static final String TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").format(SettableClock.START.atZone(ZoneId.systemDefault()));

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream console = new ByteArrayOutputStream();
    private Path file;
    private LocalLog log;

    @BeforeEach
    void open() throws Exception {
        file = folder.resolve("requests.log");
        log = LocalLog.open(new PrintStream(console, true, StandardCharsets.UTF_8), file, new SettableClock());
    }

    private String console() {
        return console.toString(StandardCharsets.UTF_8);
    }

    private static HttpRequest request(String method, String path) {
        return new HttpRequest(
                method,
                path,
                "code=secret-code",
                Headers.of("authorization", "Bearer secret-token"),
                "password=secret-password".getBytes(StandardCharsets.UTF_8),
                "127.0.0.1",
                "HTTP/1.1");
    }

    @Test
    void logsARequestOnceOnTheConsoleAndOnceInTheFile() {
        log.answered("api", request("GET", "/health"), HttpResponse.json(200, "{}"), Duration.ofNanos(2_999_999));

        assertThat(console()).isEqualTo(TIME + " api      GET /health 200 2ms\n");
        assertThat(file).hasContent(console());
    }

    @Test
    void logsTheReasonOfARefusal() {
        HttpResponse refused = HttpResponse.json(401, "{}").withReason("token: it expired at 10:00");

        log.answered("api", request("GET", "/me"), refused, Duration.ofMillis(3));

        assertThat(console()).isEqualTo(TIME + " api      GET /me 401 3ms  token: it expired at 10:00\n");
    }

    @Test
    void leavesOutQueryHeadersAndBodies() {
        HttpResponse answer = HttpResponse.json(200, "{\"access_token\":\"secret-answer\"}")
                .with("location", "http://localhost/callback?code=secret-location");

        log.answered("cognito", request("POST", "/login"), answer, Duration.ofMillis(1));

        assertThat(console()).isEqualTo(TIME + " cognito  POST /login 200 1ms\n");
    }

    @Test
    void replacesControlCharactersOfACaller() {
        HttpResponse refused = HttpResponse.json(404, "{}").withReason("no route\r\nfor \u001b[2J\u2028\u202E it");

        log.answered("api", request("G\nET", "/a\u009b1A\u0000b\u007f"), refused, Duration.ZERO);

        assertThat(console()).isEqualTo(TIME + " api      G?ET /a?1A?b? 404 0ms  no route??for ?[2J?? it\n");
        assertThat(file).hasContent(console());
    }

    @Test
    void replacesControlCharactersOfAFunctionExceptTabs() {
        log.line("function", "\tat dev.gatehouse.Handler\u001b[31m");

        assertThat(console()).isEqualTo(TIME + " function \tat dev.gatehouse.Handler?[31m\n");
    }

    @Test
    void keepsLettersOfEveryScript() {
        log.line("mail", "an Jörg, 山田 und 🦉");

        assertThat(file).hasContent(TIME + " mail     an Jörg, 山田 und 🦉\n");
    }

    @Test
    void logsTheStackTraceOfAnInternalErrorWithoutMessagesOfCauses() {
        RuntimeException defect = new IllegalStateException("on purpose", new RuntimeException("what a caller sent"));

        log.answered("api", request("GET", "/me"), HttpResponse.internalError(defect, "id-1"), Duration.ZERO);

        assertThat(console())
                .startsWith(TIME + " api      GET /me 500 0ms  internal error in the local cloud, request id-1:"
                        + " java.lang.IllegalStateException: on purpose\n" + TIME
                        + " api      java.lang.IllegalStateException\n" + TIME
                        + " api      \tat dev.gatehouse.local.LocalLogTest.logsTheStackTraceOfAnInternalError")
                .contains(TIME + " api      Caused by: java.lang.RuntimeException\n")
                .doesNotContain("what a caller sent");
        assertThat(file).hasContent(console());
    }

    @Test
    void appendsToTheFileOfTheLastRun() throws Exception {
        log.line("stack", "first run");
        log.close();
        try (LocalLog next = LocalLog.open(new PrintStream(console), file, new SettableClock())) {
            next.line("stack", "second run");
        }

        assertThat(file).hasContent(TIME + " stack    first run\n" + TIME + " stack    second run\n");
    }

    @Test
    void logsOnTheConsoleIfTheFileCannotBeWritten() {
        log.close();

        log.line("api", "late");

        assertThat(console())
                .isEqualTo(TIME + " api      late\nlog file " + file + " cannot be written: it is closed; log lines are"
                        + " dropped until it can be written again\n");
    }

    @Test
    void reportsAFileThatItCannotOpen() {
        assertThatThrownBy(() -> LocalLog.open(new PrintStream(console), folder, new SettableClock()))
                .isInstanceOf(LocalException.class)
                .hasMessageStartingWith("log file " + folder + " cannot be written: ");
    }
}
