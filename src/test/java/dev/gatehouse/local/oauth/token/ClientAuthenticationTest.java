package dev.gatehouse.local.oauth.token;

import static dev.gatehouse.local.RunningCognito.form;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.Picture;
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
        assertThat(token(form, "authorization", basic(Picture.JOBS, Picture.JOBS_SECRET))
                        .status())
                .isEqualTo(200);
        assertThat(token(with(with(form, "client_id", Picture.JOBS), "client_secret", Picture.JOBS_SECRET))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        Picture.JOBS + "," + Picture.WEB_SECRET,
        Picture.JOBS + ",''",
        "'',''",
        "unknown," + Picture.JOBS_SECRET,
        Picture.SPA + "," + Picture.JOBS_SECRET
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
                        with(form, "client_secret", Picture.JOBS_SECRET),
                        "authorization",
                        basic(Picture.JOBS, Picture.JOBS_SECRET)),
                "invalid_client");
        form.remove("client_secret");
        refused(
                token(with(form, "client_id", Picture.WEB), "authorization", basic(Picture.JOBS, Picture.JOBS_SECRET)),
                "invalid_client");
    }

    @Test
    void ignoresASecretInTheQuery() {
        refused(
                cognito.post("/oauth2/token?client_id=" + Picture.JOBS + "&client_secret=" + Picture.JOBS_SECRET, form),
                "invalid_client");
    }
}
