package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreTokenHandlerTest {
    private static final String SCOPES = "=api/read =api/write admin=api/admin";
    private static final String USER = "\"aws.cognito.signin.user.admin\"";

    /** The shape of DOC "Pre token generation Lambda trigger", version 2. */
    private static String event(String source, String scopes, String groups) {
        return """
                {"version":"2","triggerSource":"%s","region":"eu-west-1","userPoolId":"eu-west-1_Ab12Cd34E",\
                "userName":"u-1","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"c-1"},\
                "request":{"userAttributes":{"sub":"u-1","email":"user@example.com"},\
                "groupConfiguration":{"groupsToOverride":[%s],"iamRolesToOverride":[],"preferredRole":null},\
                "scopes":[%s]},"response":{"claimsAndScopeOverrideDetails":null}}""".formatted(source, groups, scopes);
    }

    private static String answer(String variable, String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PreTokenHandler(new PasswordScopes(variable))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonObject access(String variable, String event) throws IOException {
        return JsonParser.parseString(answer(variable, event))
                .getAsJsonObject()
                .getAsJsonObject("response")
                .getAsJsonObject("claimsAndScopeOverrideDetails")
                .getAsJsonObject("accessTokenGeneration");
    }

    @Test
    void addsScopesOfEveryoneAndOfTheUsersGroupsAtAPasswordSignIn() throws IOException {
        assertThat(access(SCOPES, event("TokenGeneration_Authentication", USER, "")))
                .hasToString(
                        "{\"claimsToAddOrOverride\":{\"email\":\"user@example.com\"},\"scopesToAdd\":[\"api/read\",\"api/write\"]}");
        assertThat(access(SCOPES, event("TokenGeneration_Authentication", USER, "\"other\",\"admin\""))
                        .get("scopesToAdd"))
                .hasToString("[\"api/read\",\"api/write\",\"api/admin\"]");
    }

    @Test
    void givesTheEventBackAsItCameWithItsResponseFilledIn() throws IOException {
        String event = event("TokenGeneration_HostedAuth", "\"openid\"", "");
        assertThat(answer(SCOPES, event))
                .isEqualTo(event.replace(
                        "\"claimsAndScopeOverrideDetails\":null",
                        "\"claimsAndScopeOverrideDetails\":{\"accessTokenGeneration\":"
                                + "{\"claimsToAddOrOverride\":{\"email\":\"user@example.com\"}}}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "TokenGeneration_HostedAuth",
                "TokenGeneration_NewPasswordChallenge",
                "TokenGeneration_AuthenticateDevice",
                "TokenGeneration_Another",
                ""
            })
    void addsNoScopeForAnyOtherSource(String source) throws IOException {
        assertThat(access(SCOPES, event(source, USER, "\"admin\"")).has("scopesToAdd"))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "aws.cognito.signin.user.admin | true",
                "aws.cognito.signin.user.admin api/read api/write | true",
                "aws.cognito.signin.user.admin api/other | false",
                "aws.cognito.signin.user.admin openid | false",
                "openid api/read | false",
                "api/read api/write | false",
                "'' | false"
            })
    void knowsAPasswordSessionAtItsRefreshByTheScopes(String scopes, boolean added) throws IOException {
        String list = scopes.isEmpty() ? "" : "\"" + scopes.replace(" ", "\",\"") + "\"";
        JsonObject access = access(SCOPES, event("TokenGeneration_RefreshTokens", list, "\"admin\""));
        assertThat(access.has("scopesToAdd")).isEqualTo(added);
        assertThat(access.getAsJsonObject("claimsToAddOrOverride").get("email").getAsString())
                .isEqualTo("user@example.com");
    }

    @Test
    void leavesAMachinesTokenAlone() throws IOException {
        String event = event("TokenGeneration_ClientCredentials", "\"api/read\"", "");
        assertThat(answer(SCOPES, event)).isEqualTo(event);
    }

    @Test
    void addsNoScopeWhereTheStackNamesNone() throws IOException {
        for (String variable : new String[] {null, "", "=", "admin=", "admin"}) {
            assertThat(access(variable, event("TokenGeneration_Authentication", USER, "\"admin\""))
                            .get("scopesToAdd"))
                    .as("%s", variable)
                    .hasToString("[]");
        }
    }

    @Test
    void addsNoEmailWhereTheUserHasNone() throws IOException {
        String event = event("TokenGeneration_Authentication", USER, "").replace(",\"email\":\"user@example.com\"", "");
        assertThat(access(SCOPES, event)).hasToString("{\"scopesToAdd\":[\"api/read\",\"api/write\"]}");
    }

    @Test
    void readsAGroupUpToTheFirstEqualsSignAndAScopeToItsEnd() throws IOException {
        assertThat(access("admin=api/a=b", event("TokenGeneration_Authentication", USER, "\"admin\""))
                        .get("scopesToAdd"))
                .hasToString("[\"api/a=b\"]");
    }

    @Test
    void failsOnWhatIsNoEvent() {
        assertThatThrownBy(() -> answer(SCOPES, "[]")).isInstanceOf(IllegalStateException.class);
    }
}
