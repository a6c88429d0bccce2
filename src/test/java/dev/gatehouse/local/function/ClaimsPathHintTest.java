package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimsPathHintTest {
    private static final String HTTP =
            "{\"version\":\"2.0\",\"requestContext\":{\"authorizer\":{\"jwt\":{\"claims\":{\"sub\":\"u\"}}}}}";
    private static final String REST = "{\"requestContext\":{\"authorizer\":{\"claims\":{\"sub\":\"u\"}}}}";
    private static final String OPEN = "{\"version\":\"2.0\",\"requestContext\":{}}";

    private static final String HTTP_API_PATH =
            "event.requestContext.authorizer.jwt.claims (HTTP API, payload format 2.0)";
    private static final String REST_API_PATH =
            "event.requestContext.authorizer.claims (REST API, or payload format 1.0)";

    private static Optional<String> hint(String event, String type, String message) {
        return ClaimsPathHint.hint(event.getBytes(StandardCharsets.UTF_8), new Invocation.Failed(type, message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    KeyError  | 'claims'
                    TypeError | Cannot read properties of undefined (reading 'sub')
                    TypeError | Cannot read properties of undefined (reading 'claims')
                    """)
    void namesTheCorrectPath(String type, String message) {
        assertThat(hint(HTTP, type, message))
                .contains("claims: read them from " + HTTP_API_PATH + ", not from " + REST_API_PATH);
        assertThat(hint(REST, type, message))
                .contains("claims: read them from " + REST_API_PATH + ", not from " + HTTP_API_PATH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'authorizer'", "'claims'"})
    void saysThatARouteWithoutAuthorizerHasNoClaims(String message) {
        assertThat(hint(OPEN, "KeyError", message))
                .contains(
                        "claims: this event has no claims, because its route has no authorizer; add an authorizer to the route");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    KeyError    | 'name'
                    TypeError   | Cannot read properties of undefined (reading 'name')
                    TypeError   | no such claims
                    ValueError  | 'claims'
                    """)
    void givesNoHintForOtherFailures(String type, String message) {
        assertThat(hint(HTTP, type, message)).isEmpty();
        assertThat(hint(OPEN, type, message)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "no json {", "{}", "{\"requestContext\":7}"})
    void givesNoHintForOtherEvents(String event) {
        assertThat(hint(event, "KeyError", "'claims'")).isEmpty();
    }
}
