package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who calls, as the gateway's authorizer tells a function. The gateway has checked signature, issuer, audience, times
 * and scopes; it hands every claim over as a text. A list is {@code [a b]} from an HTTP API (payload format 2.0), and
 * {@code a,b} from a REST API; neither form ever counts in the other's events.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">Control
 *     access to HTTP APIs with JWT authorizers</a>
 */
public final class Claims {
    /** How the gateway writes a list. */
    private enum Lists {
        IN_BRACKETS,
        BY_COMMAS
    }

    private final Map<String, String> claims;
    private final Lists lists;

    private Claims(Map<String, String> claims, Lists lists) {
        this.claims = Map.copyOf(claims);
        this.lists = lists;
    }

    /** The claims of an event; empty for a route without an authorizer. */
    public static Optional<Claims> of(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .map(claims -> new Claims(claims, Lists.IN_BRACKETS));
    }

    /** The claims of a REST API's event; empty for a method without an authorizer. */
    public static Optional<Claims> of(APIGatewayProxyRequestEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getAuthorizer)
                .map(authorizer -> authorizer.get("claims"))
                .map(claims -> claims instanceof Map<?, ?> map ? texts(map) : null)
                .map(claims -> new Claims(claims, Lists.BY_COMMAS));
    }

    private static Map<String, String> texts(Map<?, ?> claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            if (name instanceof String key && value instanceof String text) {
                texts.put(key, text);
            }
        });
        return texts;
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

    /** Whether this says that it is an ID token; one of another issuer than Cognito need not say what it is. */
    public boolean isIdToken() {
        return text("token_use").filter("id"::equals).isPresent();
    }

    /** Whether a user stands behind the token, and not a machine with client credentials, which has no name. */
    public boolean isUser() {
        return username().isPresent();
    }

    /** Scopes, from {@code scope} or else {@code scp}. */
    public Set<String> scopes() {
        return text("scope")
                .map(scopes -> words(scopes, " "))
                .or(() -> text("scp")
                        .map(list -> lists == Lists.BY_COMMAS ? words(list, ",") : words(withoutBrackets(list), " ")))
                .orElse(Set.of());
    }

    /**
     * The groups of {@code cognito:groups}. From an HTTP API, {@code [admin poweruser]}: exactly one pair of brackets
     * around names that are separated by single blanks. From a REST API, {@code admin,poweruser}. Any other form is no
     * group at all; names compare whole, never by a part. A group's own name may hold a comma, which would read as two:
     * the stack's settings refuse such a name, and so should whoever makes groups by hand.
     */
    public Set<String> groups() {
        String list = text("cognito:groups").orElse("");
        if (lists == Lists.BY_COMMAS) {
            return list.chars().noneMatch(c -> c == '[' || c == ']' || Character.isWhitespace(c))
                    ? words(list, ",")
                    : Set.of();
        }
        String inner = withoutBrackets(list);
        boolean bracketed = inner.length() == list.length() - 2;
        return bracketed && inner.chars().noneMatch(c -> c == '[' || c == ']' || c == ',')
                ? words(inner, " ")
                : Set.of();
    }

    private static String withoutBrackets(String list) {
        return list.length() >= 2 && list.startsWith("[") && list.endsWith("]")
                ? list.substring(1, list.length() - 1)
                : list;
    }

    private static Set<String> words(String text, String separator) {
        Set<String> words = new LinkedHashSet<>(List.of(text.split(separator, -1)));
        words.remove("");
        return Collections.unmodifiableSet(words);
    }

    /** The names of the claims alone: their values are a person's. */
    @Override
    public String toString() {
        return "Claims" + claims.keySet();
    }
}
