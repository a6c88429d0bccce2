package dev.gatehouse.settings;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.ExternalIssuer;
import dev.gatehouse.settings.api.PreflightRoutes;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.monitoring.Observability;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The arguments of a component with an HTTP API in front of a function that is declared elsewhere.
 *
 * @param settings its API, routes and scopes
 * @param issuer of the tokens and the accepted audiences
 * @param functionArn with the qualifier, if there is one
 * @param functionQualifier a version or an alias of the function
 */
public record HttpApiSettings(
        Settings settings,
        ExternalIssuer issuer,
        String functionArn,
        String functionName,
        Optional<String> functionQualifier) {
    static final Schema KEYS = Settings.KEYS.select(
            "An HTTP API that accepts the access tokens of one issuer.", "aws:region", "gatehouse:tags");

    private static final Key<Optional<String>> ISSUER = KEYS.text("gatehouse:issuer", TextPattern.ANY)
            .describe(
                    "the issuer of the tokens, exactly as in their iss claim: a user pool or another OpenID Connect issuer")
            .source("API Gateway, JWT authorizers; OpenID Connect Discovery 1.0 section 4")
            .example("https://idp.example.com/tenant")
            .takesOutput()
            .required("pass issuer of a UserDirectory, or the issuer of another user pool or provider");
    private static final Key<Optional<List<String>>> AUDIENCES = KEYS.textList(
                    "gatehouse:audiences", ExternalIssuer.AUDIENCE, Limit.atMost(50, "delete some"))
            .describe(
                    "a token's aud, or its client_id if it has no aud, must be one of them: the client ids of a user pool")
            .source("API Gateway quotas: 50 audiences a JWT authorizer")
            .example(List.of("https://api.example.com"))
            .takesOutput()
            .required("pass the ids of the app clients: without them, any token of the issuer would be accepted");
    private static final TextPattern ARN = KEYS.pattern(
            "arn:aws[a-z-]*:lambda:[a-z0-9-]+:\\d{12}:function:[A-Za-z0-9_-]{1,64}(?::[A-Za-z0-9_-]{1,128})?",
            "function-arn",
            "must be the ARN of a Lambda function, or of a version or an alias of it",
            "pass arn of the function or of its alias");
    private static final Key<Optional<String>> FUNCTION = KEYS.text("gatehouse:functionArn", ARN)
            .describe("the ARN that the API invokes: of the function, or of a version or an alias")
            .source("Lambda, AddPermission")
            .example("arn:aws:lambda:eu-west-1:123456789012:function:orders")
            .takesOutput()
            .required("pass arn of the function");
    private static final TextPattern NAME = KEYS.pattern(
            "[A-Za-z0-9_-]{1,64}",
            "function-name",
            "must be the name of a Lambda function",
            "pass name of the function, without a version or an alias");
    private static final Key<Optional<String>> FUNCTION_NAME = KEYS.text("gatehouse:functionName", NAME)
            .describe("the name of the function, which the component allows the API to invoke")
            .source("Lambda, AddPermission")
            .example("orders")
            .takesOutput()
            .required("pass name of the function");
    private static final TextPattern QUALIFIER = KEYS.pattern(
            "[A-Za-z0-9_-]{1,128}",
            "function-qualifier",
            "must be a version or the name of an alias",
            "delete it if functionArn contains neither");
    private static final Key<Optional<String>> FUNCTION_QUALIFIER = KEYS.text("gatehouse:functionQualifier", QUALIFIER)
            .describe("the version or the alias in functionArn")
            .source("Lambda, AddPermission, Qualifier")
            .example("live")
            .takesOutput()
            .optional("none");
    private static final Rule QUALIFIED = KEYS.rule(
            "function-qualified",
            "must be <qualifier>, as at the end of functionArn, or API Gateway may not invoke the function",
            "write functionQualifier: <qualifier>");
    private static final Rule MONITORING = KEYS.rule(
            "http-api-monitoring",
            "must be absent, because an HttpApi declares no alarms and no dashboard",
            "delete it, or use ProtectedApi");
    private static final Key<Section> SCOPES = KEYS.section("gatehouse:scopes", ScopeCatalogue.KEYS)
            .describe(
                    "the scopes of the API by short name; with an identifier, tokens contain it before the short name")
            .emptyByDefault();
    private static final Key<Section> API =
            KEYS.section("gatehouse:api", ApiSettings.KEYS).describe("the API").emptyByDefault();
    private static final Key<Optional<Map<String, Section>>> ROUTES = KEYS.sectionMap(
                    "gatehouse:routes",
                    "METHOD /path",
                    Route.KEY,
                    Route.KEYS,
                    Limit.atMost(300, "use another component"))
            .describe("the routes of the API, by method and path")
            .source("API Gateway quotas: 300 routes an HTTP API")
            .required("see docs/component.md");
    private static final Key<Section> OBSERVABILITY = KEYS.section("gatehouse:observability", Observability.KEYS)
            .describe("the access log")
            .emptyByDefault();
    private static final Key<Boolean> PROTECTION = PartSections.protection(KEYS);

    static Optional<HttpApiSettings> read(String stack, Section root) {
        Problems problems = root.path().problems();
        Optional<String> region = PartSections.region(root);
        Identity identity = Identity.unknown(root.get(PROTECTION));
        Optional<String> issuer = root.get(ISSUER);
        // The issuer of the local cloud has a loopback address, which API Gateway on AWS does not accept.
        issuer.filter(url -> !PendingText.isPlaceholder(url))
                .ifPresent(url -> ExternalIssuer.check(url, true, root.path(ISSUER)));
        Optional<List<String>> audiences = root.get(AUDIENCES);
        Optional<String> arn = root.get(FUNCTION);
        Optional<String> name = root.get(FUNCTION_NAME);
        arn.ifPresent(known -> checkQualifier(known, root));
        ScopeCatalogue.rejectGroups(root.get(SCOPES), "an HttpApi");
        Optional<ScopeCatalogue> scopes = ScopeCatalogue.read(root.get(SCOPES), true);
        ApiSettings api = ApiSettings.read(root.get(API), identity, region);
        List<Route> routes = Settings.readAll(root.get(ROUTES), Route::read);
        Observability observability = Observability.read(root.get(OBSERVABILITY), region);
        Observability.rejectMonitoring(root.get(OBSERVABILITY), MONITORING);
        CrossReferences.check(identity, scopes, List.of(), Optional.empty(), api, routes, true, problems);
        ExternalIssuer.check(api, routes, Optional.empty(), problems);
        PreflightRoutes.check(api, routes, problems);
        if (issuer.isEmpty() || audiences.isEmpty() || arn.isEmpty() || name.isEmpty() || scopes.isEmpty()) {
            return Optional.empty();
        }
        Settings settings = PartSections.of(root, identity)
                .withObservability(observability)
                .withApi(scopes.get(), api, routes)
                .settings(stack);
        return Optional.of(new HttpApiSettings(
                settings,
                new ExternalIssuer(issuer.get(), audiences.get()),
                arn.get(),
                name.get(),
                root.get(FUNCTION_QUALIFIER)));
    }

    /** Without the qualifier, the permission would be for the function itself, and the API answers 500. */
    private static void checkQualifier(String arn, Section root) {
        String[] parts = arn.split(":", -1);
        if (parts.length == 8
                && root.get(FUNCTION_QUALIFIER).filter(parts[7]::equals).isEmpty()
                && root.get(FUNCTION_QUALIFIER)
                        .filter(PendingText::isPlaceholder)
                        .isEmpty()) {
            root.path(FUNCTION_QUALIFIER)
                    .report(QUALIFIED, root.get(FUNCTION_QUALIFIER).orElse("nothing"), parts[7], parts[7]);
        }
    }
}
