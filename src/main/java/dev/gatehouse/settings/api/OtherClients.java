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
 * Which clients a REST API takes tokens of. An authorizer of the type COGNITO_USER_POOLS checks the user pool, not the
 * client: an access token has no {@code aud}. With a pool that this stack declares, the pool's clients are this stack's;
 * with an adopted pool they are not, so that is refused, unless the stack accepts it with a reason.
 *
 * <p>CHOICE: a refusal, and no check in the function: authorization that only the sample function has does not hold for
 * a function of one's own, and an HTTP API checks the client at no price.
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
            "say why in words");
    private static final Key<Map<String, String>> ACCEPTED = KEYS.textMap("acceptRisk", NAMES, REASON, Limit.NONE)
            .describe("why this API may take the tokens of every client of an adopted user pool (identity.pool), by the"
                    + " name otherClients")
            .source("API Gateway, Control access to REST APIs using Amazon Cognito user pools as an authorizer")
            .example(Map.of(NAME, "all clients of this pool belong to our team"))
            .emptyByDefault();

    private static final Rule POOL = KEYS.rule(
            "rest-pool",
            "must not stand beside gatehouse:identity.pool: a REST API takes the tokens of every client of a user pool,"
                    + " those that other stacks declare too",
            "write kind: http, or give a reason at gatehouse:api.rest.acceptRisk.otherClients");
    private static final Rule NOTHING =
            KEYS.rule("rest-accept-nothing", "must stand beside gatehouse:identity.pool", "delete it");
    private static final String TAKEN = KEYS.warning(
            "the REST API takes the tokens of every client of the adopted user pool, where they carry the route's scope");

    private OtherClients() {}

    /**
     * @param kind where the stack chooses a REST API
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
