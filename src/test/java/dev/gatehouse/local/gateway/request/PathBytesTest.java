package dev.gatehouse.local.gateway.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.TestApi;
import dev.gatehouse.local.gateway.TestRestApi;
import dev.gatehouse.local.http.RawHttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Attack 89: each percent-encoded byte in a path, on both kinds of API. */
class PathBytesTest {
    /**
     * CHOICE: refused, because a function that splits or normalizes the path would serve another resource than the
     * authorized one.
     */
    private static final String REFUSED_IN_ASCII = "/\\";

    static List<Integer> bytes() {
        return IntStream.rangeClosed(0, 255).boxed().toList();
    }

    static List<Integer> passed() {
        return bytes().stream().filter(PathBytesTest::passes).toList();
    }

    static List<Integer> refused() {
        return bytes().stream().filter(each -> !passes(each)).toList();
    }

    /** Control characters, slash, backslash and single bytes that are not UTF-8 are refused. */
    private static boolean passes(int each) {
        return each >= 0x20 && each < 0x7F && REFUSED_IN_ASCII.indexOf(each) < 0;
    }

    private static String sent(int each) {
        return "a%" + String.format("%02X", each) + "b";
    }

    private static String decoded(int each) {
        return "a" + (char) each + "b";
    }

    @Test
    void theTableNamesEachByteOnce() {
        List<Integer> all = new ArrayList<>(passed());
        all.addAll(refused());
        assertThat(all).hasSize(256).doesNotHaveDuplicates();
        assertThat(passed()).hasSize(93);
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnAnHttpApi {
        private final TestApi api = new TestApi();

        @BeforeAll
        void declare() {
            api.open("GET /pub/{id}", "GET /deep/{proxy+}").declare();
        }

        @BeforeEach
        void forget() {
            api.events.clear();
        }

        @AfterAll
        void stop() {
            api.close();
        }

        private String path() {
            JsonObject event = api.event();
            JsonObject http = event.getAsJsonObject("requestContext").getAsJsonObject("http");
            assertThat(http.get("path")).isEqualTo(event.get("rawPath"));
            return event.get("rawPath").getAsString();
        }

        private String parameter(String name) {
            return api.event().getAsJsonObject("pathParameters").get(name).getAsString();
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.local.gateway.request.PathBytesTest#passed")
        void aPrintableCharacterIsDecodedInThePathAndItsParameters(int each) {
            assertThat(api.wire.get("/pub/" + sent(each)).status()).isEqualTo(200);
            assertThat(path()).isEqualTo("/pub/" + decoded(each));
            assertThat(parameter("id")).isEqualTo(decoded(each));
            api.wire.get("/deep/x/" + sent(each));
            assertThat(path()).isEqualTo("/deep/x/" + decoded(each));
            assertThat(parameter("proxy")).isEqualTo("x/" + decoded(each));
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.local.gateway.request.PathBytesTest#refused")
        void anyOtherByteIsRefused(int each) {
            for (String path : List.of("/pub/", "/deep/x/")) {
                RawHttpClient.Answer answer = api.wire.get(path + sent(each));
                assertThat(answer.status()).isEqualTo(400);
                assertThat(answer.body()).isEqualTo("{\"message\":\"Bad Request\"}");
            }
            assertThat(api.events).isEmpty();
        }

        @ParameterizedTest
        @CsvSource({
            "a%2525b, a%25b", // decoded once
            "a%252Fb, a%2Fb",
            "%252e%252e, %2e%2e",
            "a+b, a+b", // a plus is a space only in a query
            "%C3%A9, \u00e9",
            "%c3%a9, \u00e9",
            "%F0%9F%98%80, \uD83D\uDE00",
            "Chester%20Mall, Chester Mall",
            "%41, A",
            "%7euser, ~user",
        })
        void escapesAreDecodedOnceAsUtf8(String sent, String decoded) {
            assertThat(api.wire.get("/pub/" + sent).status()).isEqualTo(200);
            assertThat(path()).isEqualTo("/pub/" + decoded);
            assertThat(parameter("id")).isEqualTo(decoded);
        }

        @ParameterizedTest
        @CsvSource({"a%", "a%2", "a%zz", "%C3", "%C0%AF", "%ED%A0%80", "%F5%80%80%80", "%2e", "%2E%2e", "%u0041"})
        void brokenEscapesAndDotSegmentsAreRefused(String sent) {
            assertThat(api.wire.get("/pub/" + sent).status()).isEqualTo(400);
            assertThat(api.events).isEmpty();
        }

        @Test
        void theQueryStaysEncoded() {
            api.wire.get("/pub/a%20b?q=a%20b%25+c");
            assertThat(path()).isEqualTo("/pub/a b");
            assertThat(api.event().get("rawQueryString").getAsString()).isEqualTo("q=a%20b%25+c");
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnAnHttpApiWithPayload1 {
        private final TestApi api = new TestApi();

        @BeforeAll
        void declare() {
            api.payloadFormat("1.0")
                    .returns("{\"statusCode\":200}")
                    .open("GET /pub/{id}")
                    .declare();
        }

        @AfterAll
        void stop() {
            api.close();
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.local.gateway.request.PathBytesTest#passed")
        void thePathStaysAsSentAndItsParametersAreDecoded(int each) {
            assertThat(api.wire.get("/pub/" + sent(each)).status()).isEqualTo(200);
            assertThat(api.event().get("path").getAsString()).isEqualTo("/pub/" + sent(each));
            assertThat(api.event().getAsJsonObject("pathParameters").get("id").getAsString())
                    .isEqualTo(decoded(each));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class OnARestApi {
        private final TestRestApi rest = new TestRestApi();

        @BeforeAll
        void declare() {
            rest.open("GET /pub/{id}").declare();
        }

        @BeforeEach
        void forget() {
            rest.api.events.clear();
        }

        @AfterAll
        void stop() {
            rest.close();
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.local.gateway.request.PathBytesTest#passed")
        void thePathStaysAsSentAndItsParametersAreDecoded(int each) {
            assertThat(rest.get("/pub/" + sent(each)).status()).isEqualTo(200);
            assertThat(rest.api.event().get("path").getAsString()).isEqualTo("/pub/" + sent(each));
            assertThat(rest.api
                            .event()
                            .getAsJsonObject("requestContext")
                            .get("path")
                            .getAsString())
                    .isEqualTo("/v1/pub/" + sent(each));
            assertThat(rest.api
                            .event()
                            .getAsJsonObject("pathParameters")
                            .get("id")
                            .getAsString())
                    .isEqualTo(decoded(each));
        }

        @ParameterizedTest
        @MethodSource("dev.gatehouse.local.gateway.request.PathBytesTest#refused")
        void anyOtherByteIsRefused(int each) {
            assertThat(rest.get("/pub/" + sent(each)).status()).isEqualTo(400);
            assertThat(rest.api.events).isEmpty();
        }

        @Test
        void anEncodedPercentIsDecodedOnce() {
            rest.get("/pub/a%2525b");
            assertThat(rest.api
                            .event()
                            .getAsJsonObject("pathParameters")
                            .get("id")
                            .getAsString())
                    .isEqualTo("a%25b");
        }
    }
}
