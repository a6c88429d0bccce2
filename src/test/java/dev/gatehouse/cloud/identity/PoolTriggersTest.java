package dev.gatehouse.cloud.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.Unknown;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The Lambda triggers of a user pool: functions, permissions and their order. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PoolTriggersTest {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String FUNCTION = "aws:lambda/function:Function";
    private static final String PERMISSION = "aws:lambda/permission:Permission";
    private static final String EXISTING = "arn:aws:lambda:eu-west-1:123456789012:function:asks";

    private Declaration dev;
    private Declaration domains;
    private Declaration existing;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        domains = Declaration.update(Stacks.settings("domains"));
        existing = Declaration.update(withoutScopeGroups(
                Map.of("preToken", EXISTING + ":live", "preSignUp", EXISTING, "postConfirmation", EXISTING + ":7"),
                Map.of()));
    }

    private static Settings with(Map<String, Object> triggers, Map<String, Object> passwordScopes) throws Exception {
        return with(Stacks.tree("dev"), triggers, passwordScopes);
    }

    /** A stack without scopes by group, which may have an existing pre token generation function or none. */
    private static Settings withoutScopeGroups(Map<String, Object> triggers, Map<String, Object> passwordScopes)
            throws Exception {
        Map<String, Object> tree = Stacks.tree("dev");
        @SuppressWarnings("unchecked")
        Map<String, Object> scopes = (Map<String, Object>) tree.get("gatehouse:scopes");
        scopes.put("scopes", Map.of("read", "Read", "write", "Write", "admin", "Admin"));
        return with(tree, triggers, passwordScopes);
    }

    private static Settings with(
            Map<String, Object> tree, Map<String, Object> triggers, Map<String, Object> passwordScopes)
            throws Exception {
        @SuppressWarnings("unchecked")
        Map<String, Object> identity = (Map<String, Object>) tree.get("gatehouse:identity");
        identity.put("triggers", triggers);
        identity.put("passwordScopes", passwordScopes);
        return Settings.read("dev", tree);
    }

    private static DeclaredResource preToken(Declaration declaration) {
        return declaration.named(FUNCTION, "gatehouse-dev-pre-token");
    }

    private static DeclaredResource permission(Declaration declaration, String key) {
        return declaration.named(PERMISSION, "gatehouse-dev-users-" + key);
    }

    @Test
    void thePreTokenFunctionHasTheConfigurationOfAllFunctions() {
        assertThat(preToken(dev).inputs())
                .containsEntry("runtime", "java21")
                .containsEntry("architectures", List.of("arm64"))
                .containsEntry("packageType", "Zip")
                .containsEntry("handler", "dev.gatehouse.function.PreTokenHandler::handleRequest")
                .containsEntry("memorySize", 512.0)
                .containsEntry("timeout", 5.0)
                .containsEntry("tracingConfig", Map.of("mode", "PassThrough"))
                .containsEntry(
                        "loggingConfig",
                        Map.of("logFormat", "JSON", "logGroup", "/aws/lambda/gatehouse-dev-pre-token"));
        assertThat(preToken(dev).parentType()).isEqualTo("gatehouse:cloud:Backend");
    }

    @Test
    @DisplayName("CKV_AWS_66, CKV_AWS_338: the function has its own log group with the retention of the stack")
    void thePreTokenFunctionHasItsOwnLogGroup() {
        assertThat(dev.named("aws:cloudwatch/logGroup:LogGroup", "gatehouse-dev-pre-token")
                        .inputs())
                .containsEntry("name", "/aws/lambda/gatehouse-dev-pre-token")
                .containsEntry("retentionInDays", 14.0);
    }

    @Test
    @DisplayName("LambdaStarPermissions: the role may only write to the log group of the function")
    void thePreTokenFunctionHasAMinimalRole() {
        assertThat(dev.named("aws:iam/rolePolicy:RolePolicy", "gatehouse-dev-pre-token")
                        .input("policy"))
                .isEqualTo("{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":"
                        + "[\"logs:CreateLogStream\",\"logs:PutLogEvents\"],"
                        + "\"Resource\":\"arn:aws:test:::gatehouse-dev-pre-token:*\"}]}");
    }

    @Test
    void thePreTokenFunctionGetsTheScopesAndNoPoolOrClientIds() {
        assertThat(preToken(dev).input("environment"))
                .isEqualTo(Map.of(
                        "variables",
                        Map.of(
                                "SCOPE_GROUPS",
                                "admin=https://api.example.com/admin",
                                "PASSWORD_SCOPES",
                                "=https://api.example.com/read =https://api.example.com/write"
                                        + " admin=https://api.example.com/admin")));
        assertThat(preToken(dev).dependsOn(dev.only(POOL))).isFalse();
    }

    @Test
    void thePreTokenFunctionGetsNoneWithoutScopesByGroup() throws Exception {
        Declaration bare = Declaration.update(withoutScopeGroups(Map.of("preToken", "function"), Map.of()));
        assertThat(preToken(bare).input("environment")).isEqualTo(Map.of("variables", Map.of("SCOPE_GROUPS", "none")));
    }

    @Test
    void thePreTokenFunctionIsDeclaredIfAScopeIsGrantedByGroup() throws Exception {
        Declaration automatic = Declaration.update(with(Map.of(), Map.of()));
        assertThat(automatic.only(POOL).input("lambdaConfig"))
                .isEqualTo(dev.only(POOL).input("lambdaConfig"));
        assertThat(preToken(automatic).input("environment"))
                .isEqualTo(Map.of("variables", Map.of("SCOPE_GROUPS", "admin=https://api.example.com/admin")));
        assertThat(permission(automatic, "preToken").input("principal")).isEqualTo("cognito-idp.amazonaws.com");
    }

    /** The trigger uses the handler of lambda/ even if the API uses your own code. */
    @Test
    void thePreTokenFunctionDoesNotUseYourOwnCode() throws Exception {
        Map<String, Object> tree = Stacks.tree("dev");
        tree.put(
                "gatehouse:function",
                Map.of("runtime", "python3.13", "code", "./own", "handler", "app.handler", "tracing", "off"));
        Declaration script = Declaration.update(Settings.read("dev", tree));
        assertThat(script.named(FUNCTION, "gatehouse-dev-function").input("runtime"))
                .isEqualTo("python3.13");
        assertThat(preToken(script).inputs()).isEqualTo(preToken(dev).inputs());
    }

    @Test
    void thePoolInvokesThePreTokenFunctionWithEventVersion2() {
        assertThat(dev.only(POOL).input("lambdaConfig"))
                .isEqualTo(Map.of(
                        "preTokenGenerationConfig",
                        Map.of("lambdaArn", "arn:aws:test:::gatehouse-dev-pre-token", "lambdaVersion", "V2_0")));
        assertThat(dev.only(POOL).dependsOn(preToken(dev))).isTrue();
    }

    @Test
    @DisplayName("V2_0 needs the tier ESSENTIALS or PLUS (Cognito, User pool feature plans)")
    void thePoolHasTheTierForEventVersion2() {
        assertThat(dev.only(POOL).input("userPoolTier")).isIn("ESSENTIALS", "PLUS");
    }

    @Test
    @DisplayName("Lambda.1, CKV_AWS_301, CKV_AWS_364: only this user pool may invoke the function")
    void onlyThePoolMayInvokeThePreTokenFunction() {
        assertThat(permission(dev, "preToken").inputs())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "statementId",
                        "gatehouse-dev-users-preToken-69508f8b",
                        "function",
                        "gatehouse-dev-pre-token-0000000",
                        "action",
                        "lambda:InvokeFunction",
                        "principal",
                        "cognito-idp.amazonaws.com",
                        "sourceArn",
                        "arn:aws:test:::gatehouse-dev-users"));
        assertThat(permission(dev, "preToken").parentType()).isEqualTo("gatehouse:cloud:UserDirectory");
        assertThat(permission(dev, "preToken").dependsOn(dev.only(POOL))).isTrue();
    }

    @Test
    void aStackWithoutTriggersDeclaresNoFunctionsOrPermissions() {
        assertThat(domains.only(POOL).input("lambdaConfig")).isEqualTo("(absent)");
        assertThat(domains.all(FUNCTION))
                .extracting(DeclaredResource::name)
                .containsExactly("gatehouse-domains-function");
        assertThat(domains.all(PERMISSION))
                .extracting(each -> each.input("principal"))
                .containsOnly("apigateway.amazonaws.com");
    }

    @Test
    void existingFunctionsAreInvokedAndNotDeclared() {
        assertThat(existing.only(POOL).input("lambdaConfig"))
                .isEqualTo(Map.of(
                        "preSignUp",
                        EXISTING,
                        "postConfirmation",
                        EXISTING + ":7",
                        "preTokenGenerationConfig",
                        Map.of("lambdaArn", EXISTING + ":live", "lambdaVersion", "V2_0")));
        assertThat(existing.all(FUNCTION)).extracting(DeclaredResource::name).containsExactly("gatehouse-dev-function");
    }

    @Test
    void existingFunctionsGetAPermissionForTheInvokedVersion() {
        assertThat(permission(existing, "preToken").inputs())
                .containsEntry("function", EXISTING)
                .containsEntry("qualifier", "live")
                .containsEntry("sourceArn", "arn:aws:test:::gatehouse-dev-users");
        assertThat(permission(existing, "preSignUp").inputs())
                .containsEntry("function", EXISTING)
                .containsEntry("statementId", "gatehouse-dev-users-preSignUp-beb649e6")
                .doesNotContainKey("qualifier");
        assertThat(permission(existing, "postConfirmation").inputs())
                .containsEntry("qualifier", "7")
                .containsEntry("principal", "cognito-idp.amazonaws.com");
    }

    @Test
    void lambdaHasAHandlerForEachTrigger() throws Exception {
        Declaration all = Declaration.update(withoutScopeGroups(
                Map.of(
                        "preToken", "function",
                        "preSignUp", "function",
                        "postConfirmation", "function",
                        "signUpDomains", List.of("example.com", "example.org")),
                Map.of()));
        assertThat(all.all(FUNCTION))
                .extracting(DeclaredResource::name, each -> each.input("handler"), each -> each.input("environment"))
                .contains(
                        tuple(
                                "gatehouse-dev-pre-token",
                                "dev.gatehouse.function.PreTokenHandler::handleRequest",
                                Map.of("variables", Map.of("SCOPE_GROUPS", "none"))),
                        tuple(
                                "gatehouse-dev-pre-sign-up",
                                "dev.gatehouse.function.PreSignUpHandler::handleRequest",
                                Map.of("variables", Map.of("SIGN_UP_DOMAINS", "example.com example.org"))),
                        tuple(
                                "gatehouse-dev-post-confirmation",
                                "dev.gatehouse.function.PostConfirmationHandler::handleRequest",
                                "(absent)"));
        assertThat(all.only(POOL).input("lambdaConfig"))
                .isEqualTo(Map.of(
                        "preSignUp",
                        "arn:aws:test:::gatehouse-dev-pre-sign-up",
                        "postConfirmation",
                        "arn:aws:test:::gatehouse-dev-post-confirmation",
                        "preTokenGenerationConfig",
                        Map.of("lambdaArn", "arn:aws:test:::gatehouse-dev-pre-token", "lambdaVersion", "V2_0")));
        assertThat(permission(all, "preSignUp").inputs())
                .containsEntry("function", "gatehouse-dev-pre-sign-up-0000000")
                .containsEntry("sourceArn", "arn:aws:test:::gatehouse-dev-users");
    }

    @Test
    void aPreviewKnowsTheEventVersionBeforeTheFunctionExists() throws Exception {
        Declaration preview = Declaration.preview(Stacks.settings("dev"));
        assertThat(preview.only(POOL).input("lambdaConfig"))
                .isEqualTo(Map.of(
                        "preTokenGenerationConfig", Map.of("lambdaArn", Unknown.VALUE, "lambdaVersion", "V2_0")));
        assertThat(permission(preview, "preToken").input("sourceArn")).isEqualTo(Unknown.VALUE);
    }
}
