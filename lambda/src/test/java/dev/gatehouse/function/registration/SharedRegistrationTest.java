package dev.gatehouse.function.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Attacks 116 to 119: a registration cannot add anything to the declared client. */
class SharedRegistrationTest {
    private static final String DECLARED = "{\"client_id\":\"abc123\",\"client_name\":\"Agents\","
            + "\"redirect_uris\":[\"https://client.example.com/callback\",\"http://127.0.0.1:6276/oauth/callback\","
            + "\"http://localhost:8976/callback\"],\"scope\":\"https://api.example.com/mcp/read openid\"}";
    private static final String CALLBACK = "https://client.example.com/callback";

    private final SharedRegistration registration = SharedRegistration.of(DECLARED);

    private static String registered(String uris) {
        return "{\"client_id\":\"abc123\",\"client_name\":\"Agents\",\"redirect_uris\":[" + uris + "],"
                + "\"token_endpoint_auth_method\":\"none\",\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                + "\"response_types\":[\"code\"],\"scope\":\"https://api.example.com/mcp/read openid\"}";
    }

    private void refuses(String body, String error, String description) {
        RegistrationAnswer answer = registration.answer(body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body())
                .isEqualTo("{\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}");
    }

    @Test
    void answersTheDeclaredClient() {
        RegistrationAnswer answer =
                registration.answer("{\"redirect_uris\":[\"" + CALLBACK + "\"],\"client_name\":\"My bank\","
                        + "\"token_endpoint_auth_method\":\"none\",\"grant_types\":[\"authorization_code\",\"refresh_token\"],"
                        + "\"response_types\":[\"code\"],\"application_type\":\"web\"}");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body()).isEqualTo(registered("\"" + CALLBACK + "\""));
        assertThat(registration.answer("{\"redirect_uris\":[\"" + CALLBACK + "\"]}"))
                .isEqualTo(answer);
    }

    /** Attack 116: VS Code sends four at once. */
    @Test
    void dropsRedirectUrisThatAreNotDeclared() {
        assertThat(registration.answer("{\"redirect_uris\":[\"https://evil.example/callback\","
                        + "\"http://localhost:8976/callback\",\"" + CALLBACK
                        + "\",\"http://localhost:8976/callback\"]}"))
                .isEqualTo(new RegistrationAnswer(
                        201, registered("\"http://localhost:8976/callback\",\"" + CALLBACK + "\"")));
    }

    /** Attack 116. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://evil.example/callback",
                "https://client.example.com/callback/",
                "https://client.example.com/callback?x=1",
                "https://client.example.com/callback#x",
                "https://client.example.com/callback ",
                "https://client.example.com/callbac%6b",
                "https://client.example.com/./callback",
                "https://client.example.com//callback",
                "https://client.example.com:443/callback",
                "https://CLIENT.example.com/callback",
                "HTTPS://client.example.com/callback",
                "http://client.example.com/callback",
                "https://client.example.com.evil.example/callback",
                "https://evil.example/https://client.example.com/callback",
                "https://client.example.com@evil.example/callback",
                "https://user@client.example.com/callback",
                "http://localhost.evil.example:8976/callback",
                "http://localhost:8977/callback",
                "http://127.0.0.1:8976/callback",
                "http://127.0.0.1/oauth/callback",
                "http://[::1]:6276/oauth/callback",
                "https://client.example.com",
                "",
                "*",
                "null"
            })
    void refusesRedirectUrisThatDifferInAnyCharacter(String uri) {
        refuses(
                "{\"redirect_uris\":[\"" + uri + "\"]}",
                "invalid_redirect_uri",
                "redirect_uris: none of them is declared; ask the operator of the API to add yours to the callbacks of the "
                        + "client, in the same spelling");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"redirect_uris\":[]}",
                "{\"redirect_uris\":null}",
                "{\"redirect_uris\":\"" + CALLBACK + "\"}",
                "{\"redirect_uris\":[5]}",
                "{\"redirect_uris\":[\"" + CALLBACK + "\",null]}",
                "{\"redirect_uris\":[[\"" + CALLBACK + "\"]]}",
                "{\"redirect_uris\":{\"0\":\"" + CALLBACK + "\"}}"
            })
    void refusesRedirectUrisOfAnotherForm(String body) {
        refuses(body, "invalid_redirect_uri", "redirect_uris: must be a list of texts, with one at least");
    }

    /** Attack 118: asked for, and not granted. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"token_endpoint_auth_method\":\"client_secret_basic\"",
                "\"token_endpoint_auth_method\":\"client_secret_post\",\"client_secret\":\"mine\"",
                "\"token_endpoint_auth_method\":\"private_key_jwt\",\"jwks_uri\":\"https://evil.example/jwks\"",
                "\"grant_types\":[\"authorization_code\",\"client_credentials\"]",
                "\"response_types\":[\"code\",\"token\"]",
                "\"scope\":\"https://api.example.com/mcp/write aws.cognito.signin.user.admin\"",
                "\"client_id\":\"other\"",
                "\"software_statement\":\"x.y.z\"",
                "\"policy_uri\":\"https://evil.example\",\"logo_uri\":\"https://evil.example/logo.png\""
            })
    void grantsNothingThatIsNotDeclared(String member) {
        assertThat(registration.answer("{\"redirect_uris\":[\"" + CALLBACK + "\"]," + member + "}"))
                .isEqualTo(new RegistrationAnswer(201, registered("\"" + CALLBACK + "\"")));
    }

    /** Attack 118: a client that cannot use the only grant gets no client. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"grant_types\":[\"client_credentials\"] | grant_types: must be a list of texts with authorization_code, the only one that is granted",
                "\"grant_types\":[] | grant_types: must be a list of texts with authorization_code, the only one that is granted",
                "\"grant_types\":\"authorization_code\" | grant_types: must be a list of texts with authorization_code, the only one that is granted",
                "\"grant_types\":null | grant_types: must be a list of texts with authorization_code, the only one that is granted",
                "\"grant_types\":[\"authorization_code\",5] | grant_types: must be a list of texts with authorization_code, the only one that is granted",
                "\"response_types\":[\"token\"] | response_types: must be a list of texts with code, the only one that is granted",
            })
    void refusesGrantsWithoutTheAuthorizationCode(String member, String description) {
        refuses("{\"redirect_uris\":[\"" + CALLBACK + "\"]," + member + "}", "invalid_client_metadata", description);
    }

    /** Attack 119. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` | the body must be JSON (RFC 8259)",
                "redirect_uris=x | the body must be JSON (RFC 8259)",
                "{'redirect_uris':[]} | the body must be JSON (RFC 8259)",
                "[] | the body must be a JSON object",
                "\"x\" | the body must be a JSON object",
                "null | the body must be a JSON object",
                "{\"redirect_uris\":[\"https://client.example.com/callback\"],\"redirect_uris\":[\"https://evil.example\"]} | the body must not have the same name twice in an object",
                "{\"a\":[[[[[[[[]]]]]]]]} | the body must have at most 8 objects and arrays inside each other",
            })
    void refusesABodyThatIsNoPlainObject(String body, String description) {
        refuses(body, "invalid_client_metadata", description);
    }

    /** Attack 119. */
    @Test
    void accepts16KilobytesAndNoByteMore() {
        String body = "{\"redirect_uris\":[\"" + CALLBACK + "\"]}";
        String most = body + " ".repeat(16_384 - body.length());
        assertThat(registration.answer(most).status()).isEqualTo(201);
        RegistrationAnswer refused = registration.answer(most + " ");
        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.body())
                .isEqualTo("{\"error\":\"invalid_client_metadata\","
                        + "\"error_description\":\"the body must have at most 16384 bytes\"}");
        assertThat(registration.answer("[".repeat(1_000_000)).status()).isEqualTo(413);
        assertThat(registration.answer("ü".repeat(8_193)).status()).isEqualTo(413);
        assertThat(registration.answer("[".repeat(16_384)).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x:",
                "[]",
                "{}",
                "{\"client_id\":5,\"client_name\":\"a\",\"redirect_uris\":[],\"scope\":\"\"}",
                "{\"client_id\":\"a\",\"client_name\":\"a\",\"redirect_uris\":\"x\",\"scope\":\"\"}",
                "{\"client_id\":\"a\",\"client_name\":\"a\",\"redirect_uris\":[5],\"scope\":\"\"}"
            })
    void refusesAnInvalidDeclaration(String variable) {
        assertThatThrownBy(() -> SharedRegistration.of(variable))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "MCP_REGISTRATION must be a JSON object with client_id, client_name, redirect_uris (a list) and scope");
    }
}
