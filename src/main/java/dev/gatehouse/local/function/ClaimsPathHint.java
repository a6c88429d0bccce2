package dev.gatehouse.local.function;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A function that fails because it looks for claims where another kind of event has them (DOC "Create AWS Lambda proxy
 * integrations for HTTP APIs"; DOC "Integrate a REST API with an Amazon Cognito user pool"): it fails on AWS as well,
 * and the log says where they are.
 */
final class ClaimsPathHint {
    private static final String IN_JWT = "event.requestContext.authorizer.jwt.claims (an HTTP API, payload 2.0)";
    private static final String BARE = "event.requestContext.authorizer.claims (payload 1.0, as of a REST API)";

    /** What Python and Node.js say of a member that is not there. */
    private static final Pattern ABSENT =
            Pattern.compile("(?:Cannot read properties of undefined \\(reading )?'([^']+)'\\)?");

    private static final Set<String> ON_THE_WAY = Set.of("authorizer", "jwt", "claims");

    private ClaimsPathHint() {}

    /** Empty where the failure has nothing to do with it. */
    static Optional<String> hint(byte[] event, Invocation.Failed failure) {
        Matcher absent = ABSENT.matcher(failure.message());
        boolean kind =
                failure.errorType().equals("KeyError") || failure.errorType().equals("TypeError");
        return kind && absent.matches()
                ? parsed(event)
                        .flatMap(json -> member(json, "requestContext"))
                        .flatMap(context -> place(context, absent.group(1)))
                : Optional.empty();
    }

    private static Optional<String> place(JsonObject context, String absent) {
        Optional<JsonObject> authorizer = member(context, "authorizer");
        if (authorizer.isEmpty()) {
            return ON_THE_WAY.contains(absent)
                    ? Optional.of("this event has no claims: its route asks for no token")
                    : Optional.empty();
        }
        Optional<JsonObject> inJwt = member(authorizer.get(), "jwt").flatMap(jwt -> member(jwt, "claims"));
        Optional<JsonObject> claims = inJwt.or(() -> member(authorizer.get(), "claims"));
        return claims.filter(found -> ON_THE_WAY.contains(absent) || found.has(absent))
                .map(found -> "the claims of this event are at " + (inJwt.isPresent() ? IN_JWT : BARE) + ", not at "
                        + (inJwt.isPresent() ? BARE : IN_JWT));
    }

    private static Optional<JsonObject> parsed(byte[] event) {
        try {
            return Optional.of(JsonParser.parseString(new String(event, StandardCharsets.UTF_8)))
                    .filter(JsonElement::isJsonObject)
                    .map(JsonElement::getAsJsonObject);
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<JsonObject> member(JsonObject object, String name) {
        return Optional.ofNullable(object.get(name))
                .filter(JsonElement::isJsonObject)
                .map(JsonElement::getAsJsonObject);
    }
}
