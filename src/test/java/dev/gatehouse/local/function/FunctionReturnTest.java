package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.handlers.Doubler;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events and return values of handlers. */
class FunctionReturnTest {
    private static final int EVENT_LIMIT = 6_291_456;
    private static final int REPLY_LIMIT = 6_291_556;

    @TempDir
    static Path folder;

    private static TestFunction function;

    @BeforeAll
    static void start() {
        function = new TestFunction(TestFunction.probe(TestFunction.jar(folder.resolve("probe.jar"), "1")));
    }

    @AfterAll
    static void stop() {
        function.close();
    }

    @Nested
    class ThatReturns {
        @Test
        void comesBackByteForByte() {
            assertThat(function.call("echo {\"name\":\"Łódź ☕ 𝄞\",\"line\":\"\\u000a\\r\\n\"}\r\n"))
                    .isEqualTo("{\"name\":\"Łódź ☕ 𝄞\",\"line\":\"\\u000a\\r\\n\"}\r\n");
        }

        @Test
        void mayBeEmpty() {
            assertThat(function.call("echo ")).isEmpty();
        }

        @Test
        void mayBeAnObjectThatTheRuntimeReadsAndWrites() {
            try (TestFunction doubler = new TestFunction(TestFunction.function(
                    folder.resolve("probe.jar"),
                    Doubler.class.getName() + "::handleRequest",
                    Duration.ofSeconds(30),
                    Map.of()))) {
                assertThat(doubler.call("{\"word\":\"Łódź\"}")).isEqualTo("[\"Łódź\",\"Łódź\"]");
            }
        }

        @Test
        void mayBeThatOfTheFunctionThisProjectDeploys() {
            try (TestFunction api = new TestFunction(TestFunction.function(
                    Path.of("lambda", "target", "function.jar").toAbsolutePath(),
                    "dev.gatehouse.function.ApiHandler::handleRequest",
                    Duration.ofSeconds(30),
                    Map.of()))) {
                assertThat(api.call("{\"version\":\"2.0\",\"routeKey\":\"GET /health\",\"rawPath\":\"/health\","
                                + "\"requestContext\":{\"http\":{\"method\":\"GET\",\"path\":\"/health\"}}}"))
                        .contains("\"statusCode\":200");
            }
        }

        @Test
        void findsItsProcessAndItsStateAgain() {
            long process = function.process().pid();
            int count = Integer.parseInt(function.call("count"));

            assertThat(function.call("count")).isEqualTo(Integer.toString(count + 1));
            assertThat(function.process().pid()).isEqualTo(process);
        }
    }

    @Nested
    class ThatThrows {
        @ParameterizedTest
        @CsvSource({
            "checked no disk, java.io.IOException, no disk",
            "unchecked 'a \"quoted\" \\ Łódź', java.lang.IllegalStateException, 'a \"quoted\" \\ Łódź'",
            "error never, java.lang.AssertionError, never",
            "silent, java.lang.UnsupportedOperationException, java.lang.UnsupportedOperationException",
        })
        void failsWithTypeAndMessageAndItsProcessLivesOn(String event, String type, String message) {
            long process = function.process().pid();

            assertThat(function.invoke(event.replace("'", "")))
                    .isEqualTo(new Invocation.Failed(type, message.replace("'", "")));
            assertThat(function.process().pid()).isEqualTo(process);
        }

        @Test
        void leavesItsStackInTheLog() {
            function.invoke("unchecked seen in the log");

            assertThat(function.line(line -> line.contains("seen in the log")))
                    .endsWith("java.lang.IllegalStateException: seen in the log");
            assertThat(function.line(line -> line.contains("\tat " + "dev.gatehouse.local.function.handlers.Probe")))
                    .contains("Probe.java");
        }

        @Test
        void mayHaveAMessageLongerThanAnyReply() {
            assertThat(function.invoke("longMessage 14000000"))
                    .isEqualTo(new Invocation.Failed("java.lang.IllegalStateException", ""));
            assertThat(function.call("echo next")).isEqualTo("next");
        }

        @Test
        void ofAnInterruptLeavesNoneForTheNextEvent() {
            function.invoke("interrupt");

            assertThat(function.call("interrupted")).isEqualTo("false");
        }
    }

    @Nested
    class Size {
        @Test
        void ofAnEventMayBeSixMegabytes() {
            assertThat(function.call("echo " + "e".repeat(EVENT_LIMIT - 5))).hasSize(EVENT_LIMIT - 5);
        }

        @Test
        void ofAnEventMayNotBeOneByteMore() {
            assertThat(function.invoke("e".repeat(EVENT_LIMIT + 1)))
                    .isEqualTo(new Invocation.Unavailable("6291457 byte payload is too large for the RequestResponse"
                            + " invocation type (limit 6291456 bytes)"));
        }

        @Test
        void ofAReplyMayBeSixMegabytesAndAHundredBytes() {
            assertThat(function.call("bytes " + REPLY_LIMIT)).hasSize(REPLY_LIMIT);
        }

        @ParameterizedTest
        @CsvSource({"6291557", "14000000"})
        void ofAReplyMayNotBeMoreAndItsProcessLivesOn(int bytes) {
            long process = function.process().pid();

            assertThat(function.invoke("bytes " + bytes))
                    .isEqualTo(new Invocation.Failed(
                            "Function.ResponseSizeTooLarge",
                            "Response payload size exceeded maximum allowed payload size (6291556 bytes)."));
            assertThat(function.process().pid()).isEqualTo(process);
        }
    }

    @Nested
    class ThatIsNotDeclared {
        @Test
        void namesAMissingFunction() {
            assertThat(function.host.invoke("arn:aws:lambda:eu-west-1:000000000000:function:gone", new byte[0]))
                    .isEqualTo(new Invocation.Unavailable(
                            "there is no function arn:aws:lambda:eu-west-1:000000000000:function:gone"));
        }
    }
}
