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
 * Explains failures of functions that read claims from the wrong path of the event (DOC "Create AWS Lambda proxy
 * integrations for HTTP APIs"; DOC "Integrate a REST API with an Amazon Cognito user pool"). The function also fails on
 * AWS; the log shows the correct path.
 */
final class ClaimsPathHint {
    private static final String HTTP_API_PATH =
            "event.requestContext.authorizer.jwt.claims (HTTP API, payload format 2.0)";
    private static final String REST_API_PATH =
            "event.requestContext.authorizer.claims (REST API, or payload format 1.0)";

    /** The messages of Python and Node.js for a missing member. */
    private static final Pattern MISSING_MEMBER =
            Pattern.compile("(?:Cannot read properties of undefined \\(reading )?'([^']+)'\\)?");

    private static final Set<String> PATH_MEMBERS = Set.of("authorizer", "jwt", "claims");

    private ClaimsPathHint() {}

    /** Returns empty if the failure has another cause. */
    static Optional<String> hint(byte[] event, Invocation.Failed failure) {
        Matcher message = MISSING_MEMBER.matcher(failure.message());
        boolean missingMember =
                failure.errorType().equals("KeyError") || failure.errorType().equals("TypeError");
        return missingMember && message.matches()
                ? parsed(event)
                        .flatMap(json -> member(json, "requestContext"))
                        .flatMap(context -> explain(context, message.group(1)))
                : Optional.empty();
    }

    private static Optional<String> explain(JsonObject context, String missing) {
        Optional<JsonObject> authorizer = member(context, "authorizer");
        if (authorizer.isEmpty()) {
            return PATH_MEMBERS.contains(missing)
                    ? Optional.of(
                            "claims: this event has no claims, because its route has no authorizer; add an authorizer to the route")
                    : Optional.empty();
        }
        Optional<JsonObject> inJwt = member(authorizer.get(), "jwt").flatMap(jwt -> member(jwt, "claims"));
        Optional<JsonObject> claims = inJwt.or(() -> member(authorizer.get(), "claims"));
        return claims.filter(found -> PATH_MEMBERS.contains(missing) || found.has(missing))
                .map(found -> "claims: read them from " + (inJwt.isPresent() ? HTTP_API_PATH : REST_API_PATH)
                        + ", not from " + (inJwt.isPresent() ? REST_API_PATH : HTTP_API_PATH));
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
