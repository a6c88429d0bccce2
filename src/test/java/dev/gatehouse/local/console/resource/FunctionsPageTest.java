package dev.gatehouse.local.console.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.SettableClock;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.function.FunctionHost;
import dev.gatehouse.local.function.FunctionStatus;
import dev.gatehouse.local.function.FunctionStatus.ProcessStatus;
import dev.gatehouse.local.function.FunctionStatus.State;
import dev.gatehouse.local.function.InvocationId;
import dev.gatehouse.local.function.LogLine;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.recording.FunctionLogBuffer;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.LambdaFunctionBuilder;
import dev.gatehouse.local.state.LocalCloud;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FunctionsPageTest {
    private static final String ATTACK = "<img src=x onerror=alert(1)>\"'><script>";
    private static final String API = arn("api");
    private static final String TRIGGER = arn("pre-token");

    private final SettableClock clock = new SettableClock();
    private final LocalCloud cloud = new LocalCloud();
    private final FunctionLogBuffer log = new FunctionLogBuffer(clock);

    private List<FunctionStatus> status = List.of();
    private final FunctionsPage page = new FunctionsPage(cloud, () -> status, log, ZoneOffset.UTC);

    private static String arn(String name) {
        return "arn:aws:lambda:eu-west-1:000000000000:function:" + name;
    }

    private static LambdaFunction function(String name) {
        return LambdaFunctionBuilder.of(arn(name), name)
                .runtime("python3.13")
                .handler("app.handler")
                .code(Path.of("/work/app"))
                .memoryMegabytes(256)
                .timeout(Duration.ofSeconds(29))
                .environment(Map.of("API_KEY", "a-secret-value"))
                .build();
    }

    private void declare(LambdaFunction... functions) {
        Map<String, LambdaFunction> byArn = new TreeMap<>();
        for (LambdaFunction each : functions) {
            byArn.put(each.arn(), each);
        }
        cloud.declare(new Declared(Map.of(), Map.of(), List.of(), byArn, List.of()));
    }

    private void runs(String name, long calls, long errors, ProcessStatus... processes) {
        status = List.of(new FunctionStatus(arn(name), name, "python3.13", calls, errors, List.of(processes)));
    }

    private void print(String arn, InvocationId id, String text) {
        log.line(new LogLine(arn, Optional.of(id), text));
    }

    private void print(String arn, String text) {
        log.line(new LogLine(arn, Optional.empty(), text));
    }

    private ConsoleAnswer answer(List<String> segments, String query) {
        return page.get(new ConsoleRequest(
                segments, Form.parse(query).orElseThrow(), Form.parse("").orElseThrow(), "form-token"));
    }

    private String html(String query) {
        return ((ConsoleAnswer.Page) answer(List.of(), query)).main();
    }

    private String fragment(String query) {
        return ((ConsoleAnswer.Fragment) answer(List.of(), query)).html();
    }

    private String log() {
        return fragment("fragment=log");
    }

    /** The text of the page without its tags, with single spaces. */
    private static String text(String html) {
        return html.replaceAll("<[^>]*>", " ")
                .replace("&quot;", "\"")
                .replace("&#x3D;", "=")
                .replaceAll("\\s+", " ");
    }

    private static void assertThatNothingIsInjected(String html) {
        assertThat(html.toLowerCase(Locale.ROOT))
                .doesNotContain("<img")
                .doesNotContain("<script")
                .doesNotContain("'><");
    }

    @Nested
    class Functions {
        @Test
        void areShownWithWhatIsDeclaredButWithoutTheirEnvironment() {
            declare(function("api"));
            runs("api", 0, 0);

            assertThat(text(html("")))
                    .contains("api python3.13 Handler app.handler Code /work/app Limits 29 s, 256 MB"
                            + " Calls 0 No process is running. The next call starts one.");
            assertThat(html("")).doesNotContain("a-secret-value").doesNotContain("API_KEY");
        }

        @Test
        void haveARowForEachProcessWithStateStartMemoryCallsAndErrors() {
            declare(function("api"));
            Instant start = Instant.parse("2026-11-23T06:59:01Z");
            runs(
                    "api",
                    7,
                    2,
                    new ProcessStatus(4711, State.RUNNING, start, OptionalLong.of(58L * 1024 * 1024), 5, 2),
                    new ProcessStatus(4712, State.ENDED, start.plusSeconds(60), OptionalLong.empty(), 2, 0));

            assertThat(text(fragment("fragment=processes")))
                    .contains("Calls 7 2 failed")
                    .contains("PID State Since Memory Calls Errors 4711 running 06:59:01 58 MB 5 2"
                            + " 4712 ended 07:00:01 not known 2 0");
        }

        @Test
        void areThoseOfTheHost(@TempDir Path folder) {
            declare(function("pre-token"), function("api"));
            try (FunctionHost host = new FunctionHost(cloud, folder, log, clock)) {
                // The declared folder does not exist.
                host.invoke(API, "{}".getBytes(StandardCharsets.UTF_8));
                FunctionsPage ofHost = new FunctionsPage(cloud, host::status, log, ZoneOffset.UTC);

                ConsoleAnswer answer = ofHost.get(new ConsoleRequest(
                        List.of(),
                        Form.parse("fragment=processes").orElseThrow(),
                        Form.parse("").orElseThrow(),
                        "form-token"));
                assertThat(text(((ConsoleAnswer.Fragment) answer).html()))
                        .containsSubsequence("api python3.13", "Calls 1 1 failed", "pre-token", "Calls 0");
            }
        }

        @Test
        void thatAreRemovedMeanwhileAreLeftOut() {
            runs("api", 1, 0);

            assertThat(text(fragment("fragment=processes"))).isEqualTo(" The stack declares no function. ");
        }

        @Test
        void cannotInjectHtmlByTheirNames() {
            LambdaFunction hostile = LambdaFunctionBuilder.of(arn(ATTACK), ATTACK)
                    .runtime(ATTACK)
                    .handler(ATTACK)
                    .code(Path.of("/x" + ATTACK))
                    .build();
            declare(hostile, function("api"));
            runs(ATTACK, 1, 1, new ProcessStatus(1, State.IDLE, SettableClock.START, OptionalLong.empty(), 1, 1));
            print(arn(ATTACK), new InvocationId(ATTACK, Optional.of(ATTACK)), ATTACK);

            String html = html("function=" + Form.encode(ATTACK));
            assertThat(html).contains("&lt;img src");
            assertThatNothingIsInjected(html);
        }
    }

    @Nested
    class Log {
        @Test
        void hasABlockForEachInvocationWithTheNewestFirst() {
            InvocationId one = new InvocationId("11111111-aaaa", Optional.empty());
            InvocationId two = new InvocationId("22222222-bbbb", Optional.empty());
            print(API, "starting");
            clock.advance(Duration.ofSeconds(1));
            print(API, one, "one begins");
            print(API, two, "two begins");
            clock.advance(Duration.ofSeconds(1));
            print(API, one, "one ends");
            print(API, two, "two ends");

            assertThat(text(log()))
                    .isEqualTo(" api invocation 22222222 07:00:01.000 two begins 07:00:02.000 two ends"
                            + " api invocation 11111111 07:00:01.000 one begins 07:00:02.000 one ends"
                            + " api outside of an invocation 07:00:00.000 starting ");
        }

        @Test
        void separatesWhatAFunctionPrintedOutsideOfInvocationsAtDifferentTimes() {
            print(API, "process 1");
            print(API, "process 1 goes on");
            print(TRIGGER, InvocationId.create(), "called");
            print(API, "process 2");

            assertThat(text(log()))
                    .matches(" api outside of an invocation \\S+ process 2"
                            + " pre-token invocation \\S+ \\S+ called"
                            + " api outside of an invocation \\S+ process 1 \\S+ process 1 goes on ");
        }

        @Test
        void linksTheRequestForWhichTheFunctionWasInvoked() {
            print(API, InvocationId.forCaller("JKJaXmPLvHcESHA="), "called");
            print(API, InvocationId.forCaller("\"><script>&id=2"), "called");

            assertThat(log())
                    .contains("<a class=\"mono\" href=\"/console/requests?id&#x3D;JKJaXmPLvHcESHA%3D\">"
                            + "JKJaXmPLvHcESHA&#x3D;</a>")
                    .contains("href=\"/console/requests?id&#x3D;%22%3E%3Cscript%3E%26id%3D2\"");
        }

        @Test
        void hasTheLastLinesOnly() {
            for (int i = 1; i <= FunctionsPage.LINES + 1; i++) {
                print(API, InvocationId.create(), "line " + i + ".");
            }

            assertThat(log()).doesNotContain("line 1.").contains("line 2.", "line 201.");
        }

        @Test
        void isMasked() {
            InvocationId id = InvocationId.create();
            print(API, id, "{\"user\":\"alice\",\"password\":\"correct horse\"}");
            print(API, id, "calls https://example.com/?user=alice&client_secret=s3cr3t");
            print(API, id, "token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl");
            print(API, id, "client_secret=\u001b[31ms3cr3t\u001b[0m in red");

            assertThat(text(log()))
                    .contains("{\"user\":\"alice\",\"password\":\"***\"}")
                    .contains("?user=alice&amp;client_secret=***")
                    .contains("token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.***")
                    .contains("client_secret=*** in red")
                    .doesNotContain("horse")
                    .doesNotContain("s3cr3t")
                    .doesNotContain("c2lnbmF0dXJl");
        }

        @Test
        void cannotInjectHtml() {
            print(API, InvocationId.create(), "</pre></section>" + ATTACK);

            assertThat(log()).contains("&lt;/pre&gt;&lt;/section&gt;&lt;img");
            assertThatNothingIsInjected(log());
        }

        @Test
        void canBeThatOfOneFunction() {
            declare(function("api"), function("pre-token"));
            print(API, InvocationId.create(), "from the API's");
            print(TRIGGER, InvocationId.create(), "from the trigger's");

            String html = html("function=pre-token");
            assertThat(html)
                    .contains("<option value=\"pre-token\" selected>pre-token</option>")
                    .contains("data-live=\"/console/functions?fragment&#x3D;log&amp;function&#x3D;pre-token\"");
            assertThat(text(html)).contains("from the trigger").doesNotContain("from the API");
            assertThat(text(fragment("fragment=log&function=pre-token")))
                    .contains("from the trigger")
                    .doesNotContain("from the API");
            assertThat(text(html("function="))).contains("from the API", "from the trigger");
        }

        @Test
        void ofAnUnknownFunctionIsEmptyAndLeadsBackToAll() {
            print(API, InvocationId.create(), "hello");

            assertThat(fragment("fragment=log&function=" + Form.encode(ATTACK)))
                    .contains("<a href=\"/console/functions\">Show all functions</a>")
                    .doesNotContain("hello");
        }

        @Test
        void saysThatNothingWasPrintedYet() {
            assertThat(text(log())).isEqualTo(" No function has printed a line in this run. ");
        }
    }

    @Test
    void loadsProcessesAndLogAgainEachByItself() {
        declare(function("api"));
        runs("api", 1, 0);
        print(API, InvocationId.create(), "hello");

        assertThat(html(""))
                .contains("data-live=\"/console/functions?fragment=processes\"", fragment("fragment=processes"))
                .contains("data-live=\"/console/functions?fragment&#x3D;log\"", log())
                .doesNotContain("<select");
    }

    @Test
    void hasNothingBelowIt() {
        assertThat(answer(List.of("x"), "")).isInstanceOf(ConsoleAnswer.NotFound.class);
    }
}
