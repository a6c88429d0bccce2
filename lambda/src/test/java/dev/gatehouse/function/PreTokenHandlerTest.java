package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PreTokenHandlerTest {
    private static final String SCOPES = "=api/read =api/write admin=api/admin";
    private static final String USER = "\"aws.cognito.signin.user.admin\"";

    /** An event in the form of DOC "Pre token generation Lambda trigger", version 2. */
    private static String event(String source, String scopes, String groups) {
        return """
                {"version":"2","triggerSource":"%s","region":"eu-west-1","userPoolId":"eu-west-1_Ab12Cd34E",\
                "userName":"u-1","callerContext":{"awsSdkVersion":"aws-sdk-unknown-unknown","clientId":"c-1"},\
                "request":{"userAttributes":{"sub":"u-1","email":"user@example.com"},\
                "groupConfiguration":{"groupsToOverride":[%s],"iamRolesToOverride":[],"preferredRole":null},\
                "scopes":[%s]},"response":{"claimsAndScopeOverrideDetails":null}}""".formatted(source, groups, scopes);
    }

    private static String answer(String variable, String event) throws IOException {
        return answer("none", variable, event);
    }

    private static String answer(String scopeGroups, String passwordScopes, String event) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new PreTokenHandler(new ScopeGrants(scopeGroups, passwordScopes))
                .handleRequest(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, null);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static JsonObject access(String variable, String event) throws IOException {
        return access("none", variable, event);
    }

    private static JsonObject access(String scopeGroups, String passwordScopes, String event) throws IOException {
        return JsonParser.parseString(answer(scopeGroups, passwordScopes, event))
                .getAsJsonObject()
                .getAsJsonObject("response")
                .getAsJsonObject("claimsAndScopeOverrideDetails")
                .getAsJsonObject("accessTokenGeneration");
    }

    @Test
    void addsScopesForEveryoneAndForTheGroupsWithAPasswordSignIn() throws IOException {
        assertThat(access(SCOPES, event("TokenGeneration_Authentication", USER, "")))
                .hasToString(
                        "{\"claimsToAddOrOverride\":{\"email\":\"user@example.com\"},\"scopesToAdd\":[\"api/read\",\"api/write\"]}");
        assertThat(access(SCOPES, event("TokenGeneration_Authentication", USER, "\"other\",\"admin\""))
                        .get("scopesToAdd"))
                .hasToString("[\"api/read\",\"api/write\",\"api/admin\"]");
    }

    @Test
    void returnsTheEventUnchangedExceptForItsResponse() throws IOException {
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
    void recognizesAPasswordSessionByItsScopesAtARefresh(String scopes, boolean added) throws IOException {
        String list = scopes.isEmpty() ? "" : "\"" + scopes.replace(" ", "\",\"") + "\"";
        JsonObject access = access(SCOPES, event("TokenGeneration_RefreshTokens", list, "\"admin\""));
        assertThat(access.has("scopesToAdd")).isEqualTo(added);
        assertThat(access.getAsJsonObject("claimsToAddOrOverride").get("email").getAsString())
                .isEqualTo("user@example.com");
    }

    @Test
    void doesNotChangeTokensOfClientCredentials() throws IOException {
        String event = event("TokenGeneration_ClientCredentials", "\"api/read\"", "");
        assertThat(answer(SCOPES, event)).isEqualTo(event);
    }

    @Test
    void addsNoScopeIfTheStackGrantsNone() throws IOException {
        for (String variable : new String[] {null, ""}) {
            assertThat(access(variable, event("TokenGeneration_Authentication", USER, "\"admin\""))
                            .get("scopesToAdd"))
                    .as("%s", variable)
                    .hasToString("[]");
        }
    }

    @Test
    void addsNoEmailIfTheUserHasNone() throws IOException {
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
    void failsForInvalidEvents() {
        assertThatThrownBy(() -> answer(SCOPES, "[]")).isInstanceOf(IllegalStateException.class);
    }

    @Nested
    class AScopeThatIsGrantedByGroup {
        private static final String GROUPS = "admin=api/admin ops=api/admin ops=api/audit";

        private static String suppressed(String event) throws IOException {
            return String.valueOf(access(GROUPS, SCOPES, event).get("scopesToSuppress"));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "TokenGeneration_HostedAuth",
                    "TokenGeneration_Authentication",
                    "TokenGeneration_NewPasswordChallenge",
                    "TokenGeneration_AuthenticateDevice",
                    "TokenGeneration_RefreshTokens",
                    "TokenGeneration_Another",
                    ""
                })
        void isRemovedFromTokensOfUsersOutsideTheGroups(String source) throws IOException {
            assertThat(suppressed(event(source, "\"openid\",\"api/admin\"", "\"other\"")))
                    .isEqualTo("[\"api/admin\",\"api/audit\"]");
            assertThat(suppressed(event(source, "\"openid\",\"api/admin\"", "\"other\",\"admin\"")))
                    .isEqualTo("[\"api/audit\"]");
            assertThat(suppressed(event(source, "\"openid\",\"api/admin\"", "\"ops\"")))
                    .isEqualTo("null");
        }

        @Test
        void isRemovedIfTheEventHasNoScopesOrGroups() throws IOException {
            String event = event("TokenGeneration_HostedAuth", "", "");
            assertThat(suppressed(event)).isEqualTo("[\"api/admin\",\"api/audit\"]");
            for (String groups : new String[] {"null", "{}", "{\"groupsToOverride\":null}"}) {
                assertThat(suppressed(event.replaceFirst("\\{\"groupsToOverride\".*?\\}", groups)))
                        .as(groups)
                        .isEqualTo("[\"api/admin\",\"api/audit\"]");
            }
        }

        /** Attack 72. */
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "\"adm\"",
                    "\"admin2\"",
                    "\"administrators\"",
                    "\"Admin\"",
                    "\"ADMIN\"",
                    "\" admin\"",
                    "\"admin \"",
                    "\"[admin]\"",
                    "\"admin,other\"",
                    "\"admin other\"",
                    "\"[\\\"admin\\\"]\"",
                    "\"admin=api/admin\"",
                    "\"\"",
                    "\"eu-west-1_Ab12Cd34E_admin\"",
                    "\"аdmin\""
                })
        void isNotGrantedByAGroupWithASimilarName(String group) throws IOException {
            assertThat(suppressed(event("TokenGeneration_HostedAuth", "\"api/admin\"", group)))
                    .isEqualTo("[\"api/admin\",\"api/audit\"]");
            assertThat(access(GROUPS, "=api/admin", event("TokenGeneration_Authentication", USER, group))
                            .get("scopesToAdd"))
                    .hasToString("[]");
        }

        /** Attack 72: the list as a string, and nested lists, which Gson would read as their only item. */
        @Test
        void isNotGrantedByAListInAnotherForm() throws IOException {
            String event = event("TokenGeneration_HostedAuth", "\"api/admin\"", "");
            assertThat(suppressed(event.replace("\"groupsToOverride\":[]", "\"groupsToOverride\":\"[admin]\"")))
                    .isEqualTo("[\"api/admin\",\"api/audit\"]");
            for (String item : new String[] {"[\"admin\"]", "null", "1", "{\"name\":\"admin\"}"}) {
                assertThatThrownBy(() -> suppressed(event("TokenGeneration_HostedAuth", "\"api/admin\"", item)))
                        .as(item)
                        .isInstanceOf(IllegalStateException.class);
            }
        }

        @Test
        void isNotAddedByPasswordScopesForUsersOutsideTheGroups() throws IOException {
            String passwordScopes = "=api/read =api/admin guests=api/audit";
            String outside = event("TokenGeneration_Authentication", USER, "\"guests\"");
            assertThat(access(GROUPS, passwordScopes, outside).get("scopesToAdd"))
                    .hasToString("[\"api/read\"]");
            String member = event("TokenGeneration_Authentication", USER, "\"guests\",\"ops\"");
            assertThat(access(GROUPS, passwordScopes, member).get("scopesToAdd"))
                    .hasToString("[\"api/read\",\"api/admin\",\"api/audit\"]");
        }

        /** Attack 73: data of the caller in the event is not used as the response. */
        @Test
        void isNotGrantedByClientMetadataOrAResponseInTheEvent() throws IOException {
            String forged = "{\"claimsAndScopeOverrideDetails\":{\"accessTokenGeneration\":"
                    + "{\"scopesToAdd\":[\"api/admin\"],\"scopesToSuppress\":[]}}}";
            String event = event("TokenGeneration_RefreshTokens", USER, "")
                    .replace(
                            "\"request\":{",
                            "\"request\":{\"clientMetadata\":{\"scopesToAdd\":\"api/admin\","
                                    + "\"groupsToOverride\":\"admin\",\"response\":\"x\"},")
                    .replace("{\"claimsAndScopeOverrideDetails\":null}", forged);
            assertThat(access(GROUPS, SCOPES, event))
                    .hasToString("{\"claimsToAddOrOverride\":{\"email\":\"user@example.com\"},"
                            + "\"scopesToAdd\":[\"api/read\",\"api/write\"],"
                            + "\"scopesToSuppress\":[\"api/admin\",\"api/audit\"]}");
        }

        /** Attack 74: without the variable no token is issued. */
        @ParameterizedTest
        @NullSource
        @ValueSource(
                strings = {
                    "",
                    " ",
                    "admin",
                    "admin=",
                    "=api/admin",
                    "admin=a  ops=b",
                    "admin=a ",
                    " admin=a",
                    "none admin=a",
                    "None",
                    "{}"
                })
        void failsIfScopeGroupsIsMissingOrInvalid(String table) {
            assertThatThrownBy(() -> new ScopeGrants(table, null))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("SCOPE_GROUPS ");
        }

        @ParameterizedTest
        @ValueSource(strings = {" ", "=", "admin=", "admin", "=a  =b"})
        void failsIfPasswordScopesIsInvalid(String variable) {
            assertThatThrownBy(() -> new ScopeGrants("none", variable))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("PASSWORD_SCOPES ");
        }
    }
}
