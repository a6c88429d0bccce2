package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FindingsTest {
    private StackTree stack = StackTree.of("dev");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "aws:region | us-iso-east-1 | region | aws:region",
                "aws:region | cn-north-1 | region | aws:region",
                "gatehouse:domain>prefix | MyApp | prefix-form | gatehouse:domain.prefix",
                "gatehouse:domain>prefix | -a | prefix-form | gatehouse:domain.prefix",
                "gatehouse:domain>prefix | a_b | prefix-form | gatehouse:domain.prefix",
                "gatehouse:domain>prefix | my-aws-api | prefix-reserved | gatehouse:domain.prefix",
                "gatehouse:domain>prefix | cognitor | prefix-reserved | gatehouse:domain.prefix",
                "gatehouse:scopes>identifier | https://api example | identifier-form | gatehouse:scopes.identifier",
                "gatehouse:scopes>identifier | https://api.example.com/ | identifier-form | gatehouse:scopes.identifier",
                "gatehouse:scopes>identifier | https://cognito-idp.eu-west-1.amazonaws.com/x | identifier-issuer | gatehouse:scopes.identifier",
                "gatehouse:identity>mfa | sometimes | choice | gatehouse:identity.mfa",
                "gatehouse:identity>signUp | closed | choice | gatehouse:identity.signUp",
                "gatehouse:clients>spa>kind | browser | choice | gatehouse:clients.spa.kind",
                "gatehouse:clients>spa>passwordSignIn | on | password-spa | gatehouse:clients.spa.passwordSignIn",
                "gatehouse:clients>web>rotationGrace | 10s | rotation-grace | gatehouse:clients.web.rotationGrace",
                "gatehouse:clients>web>accessToken | 90s | duration | gatehouse:clients.web.accessToken",
                "gatehouse:clients>web>accessToken | 301s | whole-minutes | gatehouse:clients.web.accessToken",
                "gatehouse:clients>web>accessToken | 1 hour | duration | gatehouse:clients.web.accessToken",
                "gatehouse:identity>password>temporary | 36h | whole-days | gatehouse:identity.password.temporary",
                "gatehouse:api>kind | soap | choice | gatehouse:api.kind",
                "gatehouse:function>environment>AWS_REGION | x | environment-name | gatehouse:function.environment.AWS_REGION",
                "gatehouse:function>environment>1x | x | environment-name | gatehouse:function.environment.1x",
            })
    void eachHasItsCodeAndPath(String path, String value, String code, String where) {
        stack.set(path, value);
        stack.refuses(code, where);
    }

    @Test
    void aMistypedProtectionCountsAsOn() {
        stack.set("gatehouse:identity>protection", "maybe");
        assertThat(stack.problems()).extracting(Problem::code).contains("type", "password-protected", "url-loopback");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "spa | http://app.example.com/cb | url-http",
                "spa | https://app.example.com/cb#x | url-fragment",
                "spa | https://*.example.com/cb | url-form",
                "spa | https://app.example.com/* | url-wildcard",
                "spa | /callback | url-form",
                "spa | https://user@app.example.com/cb | url-user",
                "spa | com.example.app:/cb | url-scheme",
                "web | ftp://app.example.com/cb | url-scheme",
                "cli | myapp:cb | url-scheme",
                "cli | MyApp://cb | url-scheme",
                "cli | HTTP://app.example.com/cb | url-scheme",
                "cli | http://app.example.com/cb | url-http",
                "cli | http://localhost.example.com/cb | url-http",
                "cli | javascript://app.example.com/%0aalert(1) | url-scheme",
                "cli | data:text/html,x | url-scheme",
                "cli | data://text/html,x | url-scheme",
                "cli | file:///etc/passwd | url-scheme",
                "cli | vbscript://x | url-scheme",
                "cli | blob://x | url-scheme",
                "cli | mailto:me@example.com | url-scheme",
                "cli | intent://x | url-scheme",
                "cli | urn:ietf:wg:oauth:2.0:oob | url-scheme",
                "cli | myapp://cb#x | url-fragment",
                "cli | myapp://* | url-wildcard",
                "cli | myapp://user@cb | url-user",
                "cli | myapp:// | url-form",
                "cli | my_app://cb | url-form",
                "spa | myapp://cb | url-scheme",
                "web | exp://127.0.0.1:8081 | url-scheme",
                "cli | javascript:alert(1) | url-scheme",
            })
    void callbacksMustBeExact(String client, String url, String code) {
        stack.set("gatehouse:clients>" + client + ">callbacks", List.of(url));
        assertThat(stack.problems()).extracting(Problem::code).contains(code);
    }

    @ParameterizedTest
    @CsvSource({
        "spa, https://app.example.com/cb?x=1",
        "spa, http://localhost:5173/cb",
        "web, http://127.0.0.1/cb",
        "web, http://[::1]:80/cb",
        "cli, com.example.app:/cb",
        "cli, myapp://callback",
        "cli, myapp:/cb",
        "cli, exp://127.0.0.1:8081",
        "cli, exp+myapp://expo-development-client/?url=x"
    })
    void callbacksMayBeHttpsLoopbackOrANativeClientsOwnScheme(String client, String url) {
        stack.set("gatehouse:clients>" + client + ">callbacks", List.of(url));
        stack.accepts();
    }

    /** RFC 8252 section 7.1; Cognito takes both forms. */
    @Test
    void warnsOfASchemeThatAnotherAppMayClaim() throws Exception {
        String warning =
                "another app on the device can also register the scheme of this URL; RFC 8252 section 7.1 requires your domain name in reverse order, as in com.example.app:/callback";
        stack.set("gatehouse:clients>cli>callbacks", List.of("com.example.app:/cb", "myapp://cb"));
        stack.set("gatehouse:clients>cli>logouts", List.of("exp://127.0.0.1:8081"));
        assertThat(stack.read().warnings())
                .contains(
                        "gatehouse:clients.cli.callbacks[1]: " + warning,
                        "gatehouse:clients.cli.logouts[0]: " + warning)
                .doesNotContain("gatehouse:clients.cli.callbacks[0]: " + warning);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /ping", "GET /sping", "POST /ping", "ANY /sping"})
    void pathsThatApiGatewayAnswersItselfAreRefused(String key) {
        stack.route(key, Map.of("public", true));
        stack.refuses("route-reserved", "gatehouse:routes." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /pings", "GET /ping/x", "GET /x/ping", "GET /xping", "GET /Ping"})
    void pathsBesideThemAreNot(String key) {
        stack.route(key, Map.of("public", true));
        stack.accepts();
    }

    /** The stage is before the path, unless a custom domain leads there. */
    @Test
    void aRestApiHasThemBelowItsStage() {
        StackTree rest = StackTree.of("rest");
        rest.set("gatehouse:api>domain", null);
        rest.set("gatehouse:api>zone", null);
        rest.set("gatehouse:api>certificate", null);
        rest.route("GET /ping", Map.of("public", true));
        rest.accepts();
        rest.set("gatehouse:api>domain", "api.example.com");
        rest.set("gatehouse:api>zone", "example.com");
        rest.refuses("route-reserved", "gatehouse:routes.GET /ping");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "get /x",
                "GET x",
                "GET  /x",
                "GET /x/",
                "GET /{a+}/b",
                "GET /a//b",
                "TRACE /x",
                "GET /x?y",
                "$default",
                "GET /{a-b}",
                "GET /a;b"
            })
    void routeKeysHaveOneForm(String key) {
        stack.route(key, Map.of("scopes", List.of("read")));
        stack.refuses("route-key", "gatehouse:routes." + key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /", "ANY /x/{proxy+}", "PATCH /a/{b}/c", "GET /a.b-c_d~e"})
    void routeKeysOfThatFormAreTaken(String key) {
        stack.route(key, Map.of("scopes", List.of("read")));
        stack.accepts();
    }

    @Test
    void aRouteIsClosedOrPublicNotBoth() {
        stack.route("GET /x", Map.of("public", true, "scopes", List.of("read")));
        stack.refuses("route-public", "gatehouse:routes.GET /x.public");
    }

    @Test
    void twoRoutesMayNotDifferByTheNamesOfVariablesAlone() {
        stack.route("DELETE /resources/{name}", Map.of("scopes", List.of("write")));
        stack.refuses("route-twice", "gatehouse:routes.DELETE /resources/{name}");
    }

    @Test
    void everyScopeMustExist() {
        stack.route("GET /x", Map.of("scopes", List.of("raed")));
        assertThat(stack.problems())
                .singleElement()
                .hasToString("gatehouse:routes.GET /x.scopes: must be scopes of gatehouse:scopes, by short name, or"
                        + " standard ones, got 'raed'; did you mean 'read'? [scope-unknown]");
    }

    @Test
    void everyGroupMustExist() {
        stack.route("GET /x", Map.of("scopes", List.of("read"), "group", "admins"));
        stack.refuses("group-unknown", "gatehouse:routes.GET /x.group");
    }

    @Test
    void aMachineHasNoUserScopesAndNoUrls() {
        stack.set("gatehouse:clients>jobs>scopes", List.of("read", "openid"));
        stack.refuses("machine-scope", "gatehouse:clients.jobs.scopes");
        stack.set("gatehouse:clients>jobs>scopes", List.of("read"));
        stack.set("gatehouse:clients>jobs>callbacks", List.of("https://x.example.com/"));
        stack.refuses("machine-urls", "gatehouse:clients.jobs.callbacks");
    }

    @Test
    void emailNeedsOpenid() {
        stack.set("gatehouse:clients>web>scopes", List.of("email", "read"));
        stack.refuses("openid", "gatehouse:clients.web.scopes");
    }

    @Test
    void aUserClientNeedsACallback() {
        stack.set("gatehouse:clients>web>callbacks", null);
        stack.refuses("missing", "gatehouse:clients.web.callbacks");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "*",
                "https://*",
                "https://app.example.com/",
                "http://app.example.com",
                "null",
                "https://u@x.example.com",
                "https://App.example.com",
                "https://x.example.com:port",
                "https://-x.example.com"
            })
    void originsAreExact(String origin) {
        stack.set("gatehouse:api>cors", List.of(origin));
        stack.refuses("cors-origin", "gatehouse:api.cors[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://app.example.com",
                "https://app.example.com:8443",
                "https://192.0.2.1",
                "https://[2001:db8::1]:8443",
                "http://localhost",
                "http://[::1]:5173"
            })
    void originsAreHttpsOrLoopback(String origin) {
        stack.set("gatehouse:api>cors", List.of(origin));
        stack.accepts();
    }

    @Test
    void placesInAListCountAsInTheFile() {
        String good = "https://app.example.com/";
        stack.set("gatehouse:clients>spa>callbacks", List.of(good, good, "http://app.example.com/"));
        assertThat(stack.problems())
                .extracting(Problem::code, Problem::path)
                .containsExactly(
                        tuple("twice", "gatehouse:clients.spa.callbacks[1]"),
                        tuple("url-http", "gatehouse:clients.spa.callbacks[2]"));
    }

    @Test
    void anEmptyListOfClientsOrRoutesIsNone() {
        stack.set("gatehouse:clients", Map.of());
        stack.set("gatehouse:routes", Map.of());
        assertThat(stack.problems())
                .extracting(Problem::code, Problem::path)
                .containsExactly(tuple("missing", "gatehouse:clients"), tuple("missing", "gatehouse:routes"));
    }

    @Test
    void aScopeWithoutADescriptionIsNotDroppedInSilence() {
        Map<String, Object> scopes = new LinkedHashMap<>(Map.of("write", "W", "admin", "A"));
        scopes.put("read", null);
        stack.set("gatehouse:scopes>scopes", scopes);
        assertThat(stack.problems().get(0))
                .hasToString("gatehouse:scopes.scopes.read: must be a text, got 'nothing'; write one value [type]");
    }

    @Test
    void warnsOfScopesThatNobodyAsksForOrMayHave() throws Exception {
        stack.set("gatehouse:scopes>scopes>audit", "Audit");
        stack.set("gatehouse:scopes>scopes>purge", "Purge");
        stack.route("DELETE /all", Map.of("scopes", List.of("purge")));
        assertThat(stack.read().warnings())
                .contains(
                        "gatehouse:scopes.scopes.audit: no route uses this scope",
                        "gatehouse:scopes.scopes.purge: routes need this scope, but no client has it");
    }
}
