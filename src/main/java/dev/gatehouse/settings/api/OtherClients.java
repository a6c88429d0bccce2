package dev.gatehouse.settings.api;

import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Map;

/**
 * Rejects a REST API with an adopted user pool, unless the stack gives a reason. An authorizer of the type
 * COGNITO_USER_POOLS checks the user pool but not the client: an access token has no {@code aud}. All clients of a pool that
 * this stack declares belong to this stack; the clients of an adopted pool may belong to other stacks.
 *
 * <p>CHOICE: such a stack is rejected; the function does not check the client. A check in the sample function would not apply
 * to your own function, and an HTTP API checks the client at no cost.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html">Control
 *     access to REST APIs using Amazon Cognito user pools as an authorizer</a>
 */
final class OtherClients {
    /** Keys of {@code gatehouse:api.rest}. */
    static final Schema KEYS = Schema.part();

    private static final String NAME = "otherClients";
    private static final TextPattern NAMES =
            KEYS.pattern(NAME, "rest-accept-name", "must be " + NAME, "write " + NAME + ", or delete it");
    private static final TextPattern REASON = KEYS.pattern(
            "\\S[\\s\\S]{18,}\\S",
            "rest-accept-reason",
            "must be a reason of 20 characters or more",
            "write the reason as a sentence");
    private static final Key<Map<String, String>> ACCEPTED = KEYS.textMap("acceptRisk", NAMES, REASON, Limit.NONE)
            .describe(
                    "the reason, as otherClients, why this API may accept tokens of every client of an adopted user pool")
            .source("API Gateway, Control access to REST APIs using Amazon Cognito user pools as an authorizer")
            .example(Map.of(NAME, "all clients of this pool belong to our team"))
            .emptyByDefault();

    private static final Rule POOL = KEYS.rule(
            "rest-pool",
            "must be http with gatehouse:identity.pool: a REST API accepts tokens of every client of the user pool,"
                    + " including clients of other stacks",
            "write kind: http, or write a reason in gatehouse:api.rest.acceptRisk.otherClients");
    private static final Rule NOTHING =
            KEYS.rule("rest-accept-nothing", "must be absent without gatehouse:identity.pool", "delete it");
    private static final String TAKEN = KEYS.warning(
            "the REST API accepts tokens of every client of the adopted user pool if they contain a scope of the route");

    private OtherClients() {}

    /**
     * @param kind path of {@code gatehouse:api.kind}
     * @param options of {@code gatehouse:api.rest}
     */
    static void check(Identity identity, Section options, ConfigPath kind) {
        String reason = options.get(ACCEPTED).get(NAME);
        if (identity.pool().isEmpty()) {
            if (reason != null) {
                options.path(ACCEPTED).key(NAME).report(NOTHING, "no pool");
            }
        } else if (reason == null) {
            kind.report(POOL, "kind: rest");
        } else {
            kind.warn(TAKEN + "; accepted because " + reason);
        }
    }
}
