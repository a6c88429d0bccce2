package dev.gatehouse.local.pulumi.type.cognito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import com.pulumi.Context;
import com.pulumi.aws.cloudcontrol.ResourceArgs;
import com.pulumi.aws.cognito.UserPool;
import com.pulumi.aws.cognito.UserPoolClient;
import com.pulumi.core.Output;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.state.UserPool.CimdPolicy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code aws.cloudcontrol.Resource} of the type AWS::Cognito::CIMDPolicy. DOC API reference, "CreateCIMDPolicy". */
class CimdPolicyTypeTest {
    private static final String URL = "https://claude.ai/oauth/claude-code-client-metadata";

    private final CloudFixture fixture = new CloudFixture();
    private String pool;
    private String client;

    @BeforeEach
    void aPublicClientExists() throws Exception {
        pool = fixture.create(UserPoolType.TOKEN, "users", Map.of()).id();
        client = fixture.create(UserPoolClientType.TOKEN, "agents", Map.of("userPoolId", pool))
                .id();
    }

    private Map<String, Object> state() {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("UserPoolId", pool);
        state.put("ClientId", client);
        state.put("PolicyName", "agents");
        state.put("URLPatterns", List.of(URL));
        return state;
    }

    private static Map<String, Object> inputs(Object desiredState) {
        return Map.of("typeName", "AWS::Cognito::CIMDPolicy", "desiredState", desiredState);
    }

    private Map<String, Object> with(String member, Object value) {
        Map<String, Object> state = state();
        state.put(member, value);
        return inputs(new Gson().toJson(state));
    }

    private Map<String, Object> without(String member) {
        Map<String, Object> state = state();
        state.remove(member);
        return inputs(new Gson().toJson(state));
    }

    private List<String> errors(Map<String, Object> inputs) {
        return fixture.errors(CimdPolicyType.TOKEN, inputs);
    }

    private void accepts(String member, Object value) {
        assertThat(errors(with(member, value))).isEmpty();
    }

    private void refuses(String member, Object value, String error) {
        assertThat(errors(with(member, value))).containsExactly("desiredState: " + error);
    }

    @Test
    void isInTheModelOfItsUserPool() throws Exception {
        Resource created = fixture.create(CimdPolicyType.TOKEN, "agents", with("CacheDuration", 86_400));

        assertThat(created.id())
                .matches("eu-west-1_[A-Za-z0-9]{9}\\|[a-z0-9]{26}")
                .startsWith(pool + "|");
        String id = created.id().substring(created.id().indexOf('|') + 1);
        Map<String, Object> properties = state();
        properties.put("CacheDuration", 86_400);
        properties.put("CIMDPolicyId", id);
        assertThat(JsonParser.parseString(created.outputs().required("properties")))
                .isEqualTo(new Gson().toJsonTree(properties));
        assertThat(fixture.cloud.declared().pool(pool).orElseThrow().cimdPolicies())
                .containsExactly(new CimdPolicy(id, "agents", client, List.of(URL)));
    }

    /** DOC "CreateCIMDPolicy" and "UpdateCIMDPolicy": one day by default, and kept by an update without it. */
    @Test
    void hasACacheDurationOfADayUntilOneIsWritten() throws Exception {
        Resource created = fixture.create(CimdPolicyType.TOKEN, "agents", inputs(new Gson().toJson(state())));
        assertThat(cacheDuration(created)).isEqualTo(86_400);

        Resource changed = update(created, with("CacheDuration", 90_000));
        assertThat(cacheDuration(changed)).isEqualTo(90_000);
        assertThat(cacheDuration(update(changed, with("PolicyName", "other")))).isEqualTo(90_000);
    }

    private Resource update(Resource old, Map<String, Object> inputs) throws Exception {
        Resources existing = fixture.registry.resources();
        Resource changed = fixture.registry.update(new CimdPolicyType(), old, new Properties(inputs), existing);
        fixture.registry.save(existing.with(changed));
        return changed;
    }

    private static long cacheDuration(Resource policy) {
        return JsonParser.parseString(policy.outputs().required("properties"))
                .getAsJsonObject()
                .get("CacheDuration")
                .getAsLong();
    }

    @Test
    void isNotInTheModelOfAnotherUserPool() throws Exception {
        String other = fixture.create(UserPoolType.TOKEN, "others", Map.of()).id();
        fixture.create(CimdPolicyType.TOKEN, "agents", inputs(new Gson().toJson(state())));
        assertThat(fixture.cloud.declared().pool(other).orElseThrow().cimdPolicies())
                .isEmpty();
    }

    @Test
    void aStateThatIsNotKnownYetHasNoErrors() {
        assertThat(errors(inputs(Properties.Unknown.VALUE))).isEmpty();
    }

    /** Cloud Control creates resources of any type; only this one is imitated. */
    @ParameterizedTest
    @ValueSource(strings = {"AWS::Cognito::UserPool", "AWS::S3::Bucket", "aws::cognito::cimdpolicy"})
    void refusesEveryOtherTypeByName(String typeName) {
        assertThat(errors(Map.of("typeName", typeName, "desiredState", "{}")))
                .contains("typeName: only AWS::Cognito::CIMDPolicy is imitated locally, got " + typeName
                        + "; declare it only in stacks on AWS");
    }

    @Test
    void needsATypeAndAState() {
        assertThat(errors(Map.of())).containsExactly("desiredState: is required", "typeName: is required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "text", "{", "{\"UserPoolId\":}", "null"})
    void refusesATextThatIsNotAJsonObject(String text) {
        assertThat(errors(inputs(text)))
                .containsExactly(
                        "desiredState: must be the text of a JSON object with CacheDuration, ClientId, PolicyName,"
                                + " URLPatterns, UserPoolId");
    }

    @Test
    void refusesOtherMembersAndTheIdWhichCognitoGives() {
        refuses(
                "CIMDPolicyId",
                "abc",
                "extraneous key [CIMDPolicyId] is not permitted; known are CacheDuration, ClientId, PolicyName,"
                        + " URLPatterns, UserPoolId");
        refuses(
                "urlPatterns",
                List.of(URL),
                "extraneous key [urlPatterns] is not permitted; known are CacheDuration, ClientId, PolicyName, URLPatterns,"
                        + " UserPoolId");
    }

    @Test
    void needsEveryMemberButTheCacheDuration() {
        assertThat(errors(inputs("{}")))
                .containsExactly(
                        "desiredState: UserPoolId is required and must be a text: the id of a user pool, 1 to 55 characters",
                        "desiredState: ClientId is required and must be a text: the id of an app client, 1 to 128 letters,"
                                + " digits, _ or +",
                        "desiredState: PolicyName is required and must be a text: 1 to 32 printable characters",
                        "desiredState: URLPatterns is required and must be a list of 1 to 5 URL patterns");
        assertThat(errors(without("CacheDuration"))).isEmpty();
        refuses("PolicyName", 5, "PolicyName is required and must be a text: 1 to 32 printable characters");
        refuses("URLPatterns", URL, "URLPatterns is required and must be a list of 1 to 5 URL patterns");
    }

    @Test
    void hasANameOf1To32Characters() {
        accepts("PolicyName", "a");
        accepts("PolicyName", "\u00e9 ".repeat(16));
        refuses("PolicyName", "", "PolicyName must be 1 to 32 printable characters, got ''");
        refuses(
                "PolicyName",
                "a".repeat(33),
                "PolicyName must be 1 to 32 printable characters, got '" + "a".repeat(33) + "'");
        refuses("PolicyName", "a\n", "PolicyName must be 1 to 32 printable characters, got 'a\n'");
    }

    @Test
    void has1To5UrlPatternsOf12To256Characters() {
        accepts(
                "URLPatterns",
                List.of(URL, "https://a.b/c", "https://b.b/c", "https://*.example.com/*", "https://d.b/*"));
        refuses("URLPatterns", List.of(), "URLPatterns must have 1 to 5 entries, got 0");
        refuses("URLPatterns", Collections.nCopies(6, URL), "URLPatterns must have 1 to 5 entries, got 6");
        accepts("URLPatterns", List.of("https://a.bc"));
        String longest = "https://a.b/" + "x".repeat(244);
        accepts("URLPatterns", List.of(longest));
        for (String wrong :
                List.of("https://a.b", longest + "x", "http://a.b/client", "https://a.b/c?d", "https://a.b/c d")) {
            refuses(
                    "URLPatterns",
                    List.of(wrong),
                    "URLPatterns must be https:// and characters of a URL without query and fragment, 12 to 256 characters,"
                            + " got \"" + wrong + "\"");
        }
    }

    /** One day to one year, in seconds. */
    @Test
    void hasACacheDurationOfADayToAYear() {
        accepts("CacheDuration", 86_400);
        accepts("CacheDuration", 31_556_952);
        for (Object wrong : List.of(86_399, 31_556_953, 86_400.5, -1, "86400", "1d", 1e30)) {
            refuses(
                    "CacheDuration",
                    wrong,
                    "CacheDuration must be a whole number of seconds from 86400 to 31556952, got "
                            + new Gson().toJson(wrong));
        }
    }

    @Test
    void refersToAUserPoolAndAnAppClientOfIt() throws Exception {
        refuses(
                "UserPoolId",
                "eu-west-1_Nowhere00",
                "ResourceNotFoundException: User pool eu-west-1_Nowhere00 does not exist.");
        refuses("ClientId", "nobody", "ResourceNotFoundException: User pool client nobody does not exist.");
        String other = fixture.create(UserPoolType.TOKEN, "others", Map.of()).id();
        refuses("UserPoolId", other, "ResourceNotFoundException: User pool client " + client + " does not exist.");
        refuses("UserPoolId", "a b", "UserPoolId must be the id of a user pool, 1 to 55 characters, got 'a b'");
        refuses(
                "ClientId",
                "a-b",
                "ClientId must be the id of an app client, 1 to 128 letters, digits, _ or +, got 'a-b'");
    }

    /** DOC "Client ID metadata documents (CIMD)": public clients only. */
    @Test
    void refusesAnAppClientWithASecret() throws Exception {
        String secret = fixture.create(
                        UserPoolClientType.TOKEN, "web", Map.of("userPoolId", pool, "generateSecret", true))
                .id();
        refuses(
                "ClientId",
                secret,
                "InvalidParameterException: ClientId must be a public app client, and " + secret + " has a secret");
    }

    /** DOC "CreateCIMDPolicy", FeatureUnavailableInTierException. */
    @Test
    void refusesTheTierLite() throws Exception {
        pool = fixture.create(UserPoolType.TOKEN, "lite", Map.of("userPoolTier", "LITE"))
                .id();
        client = fixture.create(UserPoolClientType.TOKEN, "lite", Map.of("userPoolId", pool))
                .id();
        assertThat(errors(inputs(new Gson().toJson(state()))))
                .containsExactly(
                        "desiredState: FeatureUnavailableInTierException: CIMD policies need the tier ESSENTIALS"
                                + " or PLUS, and user pool " + pool + " has LITE");
    }

    /** CHOICE: AWS documents nothing. */
    @Test
    void refusesAPatternOfAnotherPolicy() throws Exception {
        fixture.create(CimdPolicyType.TOKEN, "agents", inputs(new Gson().toJson(state())));
        assertThat(errors(with("PolicyName", "second")))
                .containsExactly(
                        "desiredState: InvalidParameterException: URLPatterns: another CIMD policy, agents, has the"
                                + " pattern " + URL);
        accepts("URLPatterns", List.of("https://vscode.dev/oauth/client-metadata.json"));
    }

    /** The provider replaces the resource if the user pool changes, and updates it otherwise. */
    @Test
    void isReplacedOnlyByAnotherUserPool() {
        CimdPolicyType type = new CimdPolicyType();
        Properties before = new Properties(inputs(new Gson().toJson(state())));
        assertThat(type.isReplacedBy("desiredState", before, new Properties(with("PolicyName", "other"))))
                .isFalse();
        assertThat(type.isReplacedBy("desiredState", before, new Properties(with("UserPoolId", "eu-west-1_Other0000"))))
                .isTrue();
        assertThat(type.isReplacedBy("desiredState", before, new Properties(inputs(Properties.Unknown.VALUE))))
                .isTrue();
        assertThat(type.isReplacedBy("typeName", before, before)).isTrue();
        assertThat(type.isReplacedBy("roleArn", before, before)).isFalse();
    }

    /** The resource of the SDK, in a program. */
    @Test
    void aProgramDeclaresChangesAndReplacesIt() {
        EmbeddedEngine.Run first = fixture.run(program("one", "https://vscode.dev/oauth/client-metadata.json"));
        assertThat(first.problems()).isEmpty();
        assertThat(first.outputs().get("properties").toString()).contains("\"PolicyName\":\"agents\"");
        assertThat(patterns("one")).containsExactly("https://vscode.dev/oauth/client-metadata.json");

        assertThat(fixture.run(program("one", "https://vscode.dev/oauth/client-metadata.json"))
                        .changes())
                .isEmpty();
        assertThat(fixture.run(program("one", URL)).changes())
                .containsExactly("updated Resource documents (desiredState)");
        assertThat(patterns("one")).containsExactly(URL);

        assertThat(fixture.run(program("two", URL)).changes()).contains("replaced Resource documents (desiredState)");
        assertThat(patterns("two")).containsExactly(URL);
    }

    private static Consumer<Context> program(String poolName, String pattern) {
        return context -> {
            UserPool users = CloudFixture.pool(poolName);
            UserPoolClient app = CloudFixture.client(users, false, "http://localhost:3118/callback");
            com.pulumi.aws.cloudcontrol.Resource documents = new com.pulumi.aws.cloudcontrol.Resource(
                    "documents",
                    ResourceArgs.builder()
                            .typeName("AWS::Cognito::CIMDPolicy")
                            .desiredState(Output.tuple(users.id(), app.id())
                                    .applyValue(ids -> new Gson()
                                            .toJson(new TreeMap<>(Map.of(
                                                    "UserPoolId",
                                                    ids.t1,
                                                    "ClientId",
                                                    ids.t2,
                                                    "PolicyName",
                                                    "agents",
                                                    "URLPatterns",
                                                    List.of(pattern))))))
                            .build());
            context.export("properties", documents.properties());
        };
    }

    private List<String> patterns(String poolName) {
        return fixture.cloud.declared().pools().values().stream()
                .filter(each -> each.name().startsWith(poolName + "-"))
                .flatMap(each -> each.cimdPolicies().stream())
                .flatMap(policy -> policy.urlPatterns().stream())
                .toList();
    }

    @Test
    void anErrorIsReportedWhenItIsCreated() {
        assertThatThrownBy(() -> fixture.create(CimdPolicyType.TOKEN, "agents", with("ClientId", "nobody")))
                .hasMessageContaining("User pool client nobody does not exist.");
    }
}
