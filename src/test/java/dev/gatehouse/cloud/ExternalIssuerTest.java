package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Stacks with an existing user pool or an external issuer. */
class ExternalIssuerTest {
    private static final String AUTHORIZER = "aws:apigatewayv2/authorizer:Authorizer";
    private static final String ROUTE = "aws:apigatewayv2/route:Route";

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AnAdoptedPool {
        private static final String ID = "eu-west-1_AbCdEfGhI";

        private Declaration adopted;

        @BeforeAll
        void declare() throws Exception {
            adopted = Declaration.update(Stacks.settings("adopted"));
        }

        @Test
        void isOnlyRead() {
            assertThat(adopted.all())
                    .extracting(DeclaredResource::type)
                    .contains("gatehouse:cloud:AdoptedPool")
                    .doesNotContain("aws:cognito/userPool:UserPool", "aws:cognito/userGroup:UserGroup");
            assertThat(adopted.output("userPoolId")).isEqualTo(ID);
        }

        @Test
        void getsScopesClientsAndADomain() {
            for (String type : List.of(
                    "aws:cognito/resourceServer:ResourceServer",
                    "aws:cognito/userPoolClient:UserPoolClient",
                    "aws:cognito/userPoolDomain:UserPoolDomain")) {
                assertThat(adopted.all(type))
                        .isNotEmpty()
                        .allSatisfy(each -> assertThat(each.input("userPoolId")).isEqualTo(ID));
            }
        }

        @Test
        void isTheIssuer() {
            assertThat(adopted.only(AUTHORIZER).input("jwtConfiguration"))
                    .isEqualTo(Map.of(
                            "issuer",
                            "https://cognito-idp.eu-west-1.amazonaws.com/gatehouse-adopted-users-id",
                            "audiences",
                            List.of("gatehouse-adopted-web-id", "gatehouse-adopted-jobs-id")));
        }

        @Test
        void hasGroupsForRoutes() {
            assertThat(adopted.named("aws:lambda/function:Function", "gatehouse-adopted-function")
                            .input("environment"))
                    .isEqualTo(Map.of("variables", Map.of("ROUTE_GROUPS", "GET /admin/report=admin")));
        }
    }

    @Nested
    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    class AnExternalIssuer {
        private Declaration foreign;

        @BeforeAll
        void declare() throws Exception {
            foreign = Declaration.update(Stacks.settings("foreign"));
        }

        @Test
        void needsNoCognitoResources() {
            assertThat(foreign.all())
                    .isNotEmpty()
                    .extracting(DeclaredResource::type)
                    .noneMatch(type -> type.startsWith("aws:cognito/") || type.startsWith("aws:secretsmanager/"));
        }

        @Test
        void isTheIssuerOfTheAuthorizerWithItsAudiences() {
            assertThat(foreign.only(AUTHORIZER).input("jwtConfiguration"))
                    .isEqualTo(Map.of(
                            "issuer",
                            "https://idp.example.com/tenant/",
                            "audiences",
                            List.of("https://api.example.com", "api")));
        }

        @Test
        void usesShortScopeNames() {
            assertThat(foreign.named(ROUTE, "POST /resources").input("authorizationScopes"))
                    .isEqualTo(List.of("write:things"));
        }

        @Test
        void usesFullScopeNamesWithAnIdentifier() throws Exception {
            Map<String, Object> tree = Stacks.tree("foreign");
            tree.put("gatehouse:scopes", Map.of("identifier", "api://x", "scopes", Map.of("read", "Read")));
            tree.put("gatehouse:routes", Map.of("GET /a", Map.of("scopes", List.of("read"))));
            Declaration named = Declaration.update(Settings.read("foreign", tree));
            assertThat(named.named(ROUTE, "GET /a").input("authorizationScopes"))
                    .isEqualTo(List.of("api://x/read"));
        }

        @Test
        void hasOutputsWithoutAUserPool() {
            assertThat(foreign.outputs().keySet())
                    .containsExactlyInAnyOrder("region", "issuer", "discoveryUrl", "apiUrl", "scopes", "routes");
            assertThat(foreign.output("discoveryUrl"))
                    .isEqualTo("https://idp.example.com/tenant/.well-known/openid-configuration");
        }

        @Test
        void hasNoSignInAlarms() {
            assertThat(foreign.all("aws:cloudwatch/metricAlarm:MetricAlarm"))
                    .isNotEmpty()
                    .extracting(DeclaredResource::name)
                    .noneMatch(name -> name.contains("sign-ins"));
        }
    }
}
