package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as an HTTP API's JWT authorizer tells a function (payload format 2.0). The gateway has checked signature,
 * issuer, audience, times and scopes; it hands every claim over as a text, a list as {@code [a b]}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">Control
 *     access to HTTP APIs with JWT authorizers</a>
 */
public final class Claims {
    private final Map<String, String> claims;

    private Claims(Map<String, String> claims) {
        this.claims = Map.copyOf(claims);
    }

    /** The claims of an event; empty for a route without an authorizer. */
    public static Optional<Claims> of(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .map(Claims::new);
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(claims.get(name)).filter(text -> !text.isEmpty());
    }

    /** {@code sub}: a user's id for ever, or a machine's client id. */
    public Optional<String> subject() {
        return text("sub");
    }

    /** The user's name: {@code username} in access tokens, {@code cognito:username} in ID tokens. */
    public Optional<String> username() {
        return text("username").or(() -> text("cognito:username"));
    }

    /** Only where the token carries it: a Cognito access token does not by itself. */
    public Optional<String> email() {
        return text("email");
    }

    public Optional<String> clientId() {
        return text("client_id").or(() -> text("aud"));
    }

    /** Whether this is an access token; an ID token says who a user is, and opens nothing. */
    public boolean isAccessToken() {
        return text("token_use").filter("access"::equals).isPresent();
    }

    /** Whether a user stands behind the token, and not a machine with client credentials, which has no name. */
    public boolean isUser() {
        return username().isPresent();
    }

    /** Scopes, from {@code scope} or else {@code scp}. */
    public Set<String> scopes() {
        return words(
                text("scope").or(() -> text("scp").map(Claims::withoutBrackets)).orElse(""));
    }

    /**
     * The groups of {@code cognito:groups}, {@code [admin poweruser]}: exactly one pair of brackets around names that
     * are separated by single blanks. Any other form is no group at all; names compare whole, never by a part.
     */
    public Set<String> groups() {
        String list = text("cognito:groups").orElse("");
        String inner = withoutBrackets(list);
        boolean bracketed = inner.length() == list.length() - 2;
        return bracketed && inner.chars().noneMatch(c -> c == '[' || c == ']' || c == ',') ? words(inner) : Set.of();
    }

    private static String withoutBrackets(String list) {
        return list.length() >= 2 && list.startsWith("[") && list.endsWith("]")
                ? list.substring(1, list.length() - 1)
                : list;
    }

    private static Set<String> words(String text) {
        Set<String> words = new LinkedHashSet<>(List.of(text.split(" ", -1)));
        words.remove("");
        return Collections.unmodifiableSet(words);
    }

    /** The names of the claims alone: their values are a person's. */
    @Override
    public String toString() {
        return "Claims" + claims.keySet();
    }
}
