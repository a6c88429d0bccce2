package dev.gatehouse.local.cognito.describe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.TestState;
import dev.gatehouse.local.cognito.Sdk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InvalidParameterException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ResourceNotFoundException;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** Declared resources, read by the AWS SDK. The operations that would change them are refused. */
final class DescribeTest {
    private final Sdk sdk = new Sdk();

    @AfterEach
    void close() {
        sdk.close();
    }

    @Test
    void describesAPoolAsDeclared() {
        UserPoolType pool = sdk.admin
                .describeUserPool(request -> request.userPoolId(TestState.POOL))
                .userPool();
        assertThat(pool.id()).isEqualTo(TestState.POOL);
        assertThat(pool.name()).isEqualTo("example-users");
        assertThat(pool.arn()).endsWith(":userpool/" + TestState.POOL);
        assertThat(pool.policies().passwordPolicy().minimumLength()).isEqualTo(12);
        assertThat(pool.policies().passwordPolicy().requireSymbols()).isFalse();
        assertThat(pool.policies().passwordPolicy().temporaryPasswordValidityDays())
                .isEqualTo(1);
        assertThat(pool.usernameAttributesAsStrings()).containsExactly("email");
        assertThat(pool.autoVerifiedAttributesAsStrings()).containsExactly("email");
        assertThat(pool.usernameConfiguration().caseSensitive()).isFalse();
        assertThat(pool.mfaConfigurationAsString()).isEqualTo("OFF");
        assertThat(pool.estimatedNumberOfUsers()).isEqualTo(2);
        assertThat(pool.domain()).isEqualTo("local-example");
        assertThat(pool.adminCreateUserConfig().allowAdminCreateUserOnly()).isFalse();
        assertThat(pool.accountRecoverySetting().recoveryMechanisms())
                .singleElement()
                .satisfies(way -> assertThat(way.nameAsString()).isEqualTo("verified_email"));
        assertThat(pool.schemaAttributes())
                .filteredOn(attribute -> attribute.required())
                .extracting(attribute -> attribute.name())
                .containsExactly("email", "sub");
        assertThat(pool.userAttributeUpdateSettings().attributesRequireVerificationBeforeUpdateAsStrings())
                .containsExactly("email");
    }

    @Test
    void listsPools() {
        assertThat(sdk.admin.listUserPools(request -> request.maxResults(60)).userPools())
                .extracting(pool -> pool.id() + " " + pool.name())
                .containsExactly(TestState.POOL + " example-users");
        assertThat(sdk.cognito
                        .send("POST", "/", "{}", "x-amz-target", "AWSCognitoIdentityProviderService.ListUserPools")
                        .body())
                .contains("MissingAuthenticationTokenException");
    }

    @Test
    void describesAClientAsDeclaredWithItsSecret() {
        UserPoolClientType web = sdk.admin
                .describeUserPoolClient(
                        request -> request.userPoolId(TestState.POOL).clientId(TestState.WEB))
                .userPoolClient();
        assertThat(web.clientName()).isEqualTo("web");
        assertThat(web.clientSecret()).isEqualTo(TestState.WEB_SECRET);
        assertThat(web.accessTokenValidity()).isEqualTo(900);
        assertThat(web.tokenValidityUnits().accessToken()).isEqualTo(TimeUnitsType.SECONDS);
        assertThat(web.explicitAuthFlows())
                .containsExactly(
                        ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH, ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH);
        assertThat(web.callbackURLs()).containsExactly(TestState.CALLBACK, TestState.OTHER_CALLBACK);
        assertThat(web.allowedOAuthScopes()).contains(TestState.READ, "openid");
        assertThat(web.preventUserExistenceErrorsAsString()).isEqualTo("ENABLED");
        assertThat(web.writeAttributes()).containsExactly("email", "name");
        assertThat(web.refreshTokenRotation().featureAsString()).isEqualTo("DISABLED");

        UserPoolClientType spa = sdk.admin
                .describeUserPoolClient(
                        request -> request.userPoolId(TestState.POOL).clientId(TestState.SPA))
                .userPoolClient();
        assertThat(spa.clientSecret()).isNull();
        assertThat(spa.refreshTokenRotation().retryGracePeriodSeconds()).isEqualTo(10);
    }

    @Test
    void refusesAnUnknownClient() {
        sdk.refused(
                ResourceNotFoundException.class,
                "User pool client nobody does not exist.",
                () -> sdk.admin.describeUserPoolClient(
                        request -> request.userPoolId(TestState.POOL).clientId("nobody")));
    }

    @Test
    void listsClientsInPagesWithoutTheirSecrets() {
        assertThat(sdk
                        .admin
                        .listUserPoolClientsPaginator(
                                request -> request.userPoolId(TestState.POOL).maxResults(4))
                        .userPoolClients()
                        .stream())
                .extracting(client -> client.clientName())
                .containsExactly("spa", "web", "cli", "jobs", "frank", "old");
        sdk.refused(
                InvalidParameterException.class,
                "1 validation error detected: Value at 'maxResults' failed to satisfy constraint:"
                        + " Member must have value less than or equal to 60",
                () -> sdk.admin.listUserPoolClients(
                        request -> request.userPoolId(TestState.POOL).maxResults(61)));
    }

    @Test
    void describesResourceServersWithTheirScopes() {
        var server = sdk.admin
                .describeResourceServer(
                        request -> request.userPoolId(TestState.POOL).identifier("https://api.example.com"))
                .resourceServer();
        assertThat(server.name()).isEqualTo("API");
        assertThat(server.scopes())
                .extracting(scope -> scope.scopeName() + ": " + scope.scopeDescription())
                .containsExactly("read: Read access", "write: ");
        assertThat(sdk.admin
                        .listResourceServers(
                                request -> request.userPoolId(TestState.POOL).maxResults(50))
                        .resourceServers())
                .containsExactly(server);
        sdk.refused(
                ResourceNotFoundException.class,
                "Resource server https://none.example.com does not exist.",
                () -> sdk.admin.describeResourceServer(
                        request -> request.userPoolId(TestState.POOL).identifier("https://none.example.com")));
    }

    /** DOC API reference DescribeUserPoolDomain: the description is empty if no pool has the domain. */
    @Test
    void describesADomainAndReturnsNothingForAnUnusedOne() {
        var domain = sdk.admin
                .describeUserPoolDomain(request -> request.domain("local-example"))
                .domainDescription();
        assertThat(domain.userPoolId()).isEqualTo(TestState.POOL);
        assertThat(domain.statusAsString()).isEqualTo("ACTIVE");
        assertThat(domain.managedLoginVersion()).isEqualTo(1);
        assertThat(sdk.admin
                        .describeUserPoolDomain(request -> request.domain("nobodys"))
                        .domainDescription()
                        .userPoolId())
                .isNull();
    }

    /** CHOICE: operations do not change declared resources. */
    @ParameterizedTest
    @CsvSource({
        "SetUserPoolMfaConfig,gatehouse:identity.mfa",
        "UpdateUserPool,gatehouse:identity",
        "CreateUserPoolClient,gatehouse:clients",
        "DeleteUserPoolClient,gatehouse:clients",
        "AddUserPoolClientSecret,gatehouse:clients",
        "CreateResourceServer,gatehouse:scopes",
        "CreateUserPoolDomain,gatehouse:domain",
        "AddCustomAttributes,gatehouse:identity.attributes"
    })
    void refusesAChangeAndNamesTheSetting(String operation, String setting) {
        var reply = sdk.cognito.send(
                "POST",
                "/",
                "{}",
                "authorization",
                "AWS4-HMAC-SHA256 Credential=A/20261123/eu-west-1/cognito-idp/aws4_request, SignedHeaders=host,"
                        + " Signature=" + "ab".repeat(32),
                "x-amz-target",
                "AWSCognitoIdentityProviderService." + operation);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.body())
                .isEqualTo("{\"__type\":\"AccessDeniedException\",\"message\":\"" + operation
                        + " is refused: the program declares this resource. Change " + setting + " instead.\"}");
    }

    @Test
    void sdkReadsTheRefusal() {
        sdk.refused(
                CognitoIdentityProviderException.class,
                "DeleteUserPoolDomain is refused: the program declares this resource."
                        + " Change gatehouse:domain instead.",
                () -> sdk.admin.deleteUserPoolDomain(
                        request -> request.userPoolId(TestState.POOL).domain("local-example")));
    }
}
