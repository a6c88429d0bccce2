package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attack 48: client authentication at /oauth2/token. */
final class ClientAuthenticationTest extends TokenEndpointCalls {
    private final Map<String, String> form = form("grant_type", "client_credentials");

    @Test
    void acceptsTheSecretInHeaderOrBody() {
        assertThat(token(form, "authorization", basic(TestState.JOBS, TestState.JOBS_SECRET))
                        .status())
                .isEqualTo(200);
        assertThat(token(with(with(form, "client_id", TestState.JOBS), "client_secret", TestState.JOBS_SECRET))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        TestState.JOBS + "," + TestState.WEB_SECRET,
        TestState.JOBS + ",''",
        "'',''",
        "unknown," + TestState.JOBS_SECRET,
        TestState.SPA + "," + TestState.JOBS_SECRET
    })
    void refusesWrongCredentials(String id, String secret) {
        refused(token(form, "authorization", basic(id, secret)), "invalid_client");
        refused(token(with(with(form, "client_id", id), "client_secret", secret)), "invalid_client");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic", "Basic !!!", "Basic bm9jb2xvbg==", "Bearer abc", "Digest x"})
    void refusesAMalformedHeader(String header) {
        refused(token(form, "authorization", header), "invalid_client");
    }

    /** RFC 6749 section 2.3. */
    @Test
    void refusesTwoMethodsInOneRequest() {
        refused(
                token(
                        with(form, "client_secret", TestState.JOBS_SECRET),
                        "authorization",
                        basic(TestState.JOBS, TestState.JOBS_SECRET)),
                "invalid_client");
        form.remove("client_secret");
        refused(
                token(
                        with(form, "client_id", TestState.WEB),
                        "authorization",
                        basic(TestState.JOBS, TestState.JOBS_SECRET)),
                "invalid_client");
    }

    @Test
    void ignoresASecretInTheQuery() {
        refused(
                cognito.post(
                        "/oauth2/token?client_id=" + TestState.JOBS + "&client_secret=" + TestState.JOBS_SECRET, form),
                "invalid_client");
    }
}
