package dev.gatehouse.function.claims;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The claims of the caller's token, as API Gateway's authorizer passes them to a function. The authorizer has checked
 * signature, issuer, audience, times and scopes. Every claim is a string. HTTP APIs and REST APIs write lists
 * differently, and a list in the other form is not accepted: see {@link ListForm}.
 *
 * @see <a href="https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html">Control
 *     access to HTTP APIs with JWT authorizers</a>
 * @see <a
 *     href="https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html">Control
 *     access to REST APIs using Amazon Cognito user pools as an authorizer</a>
 */
public final class Claims {
    private final Map<String, String> claims;
    private final ListForm lists;

    private Claims(Map<?, ?> claims, ListForm lists) {
        this.claims = texts(claims);
        this.lists = lists;
    }

    /** The claims of an HTTP API's event, payload format 2.0; empty for a route without an authorizer. */
    public static Optional<Claims> of(APIGatewayV2HTTPEvent event) {
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayV2HTTPEvent.RequestContext::getAuthorizer)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer::getJwt)
                .map(APIGatewayV2HTTPEvent.RequestContext.Authorizer.JWT::getClaims)
                .map(claims -> new Claims(claims, ListForm.BRACKETED));
    }

    /**
     * The claims of a REST API's event, or of an HTTP API's in payload format 1.0; empty without an authorizer. The two
     * events differ in the version, which only an HTTP API sets (Create AWS Lambda proxy integrations for HTTP APIs),
     * and in the form of lists.
     */
    public static Optional<Claims> of(APIGatewayProxyRequestEvent event) {
        ListForm lists = event.getVersion() == null ? ListForm.COMMA_SEPARATED : ListForm.BRACKETED;
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getAuthorizer)
                .map(authorizer -> authorizer.get("claims"))
                .map(claims -> claims instanceof Map<?, ?> map ? new Claims(map, lists) : null);
    }

    /** The claims of an event that must have claims. @throws RefusedException with 401 if there are none */
    public static Claims required(Optional<Claims> claims) {
        return claims.orElseThrow(() ->
                new RefusedException(RefusedException.Reason.UNAUTHORIZED, "this route requires an access token"));
    }

    private static Map<String, String> texts(Map<?, ?> claims) {
        Map<String, String> texts = new LinkedHashMap<>();
        claims.forEach((name, value) -> {
            if (name instanceof String key) {
                text(value).ifPresent(text -> texts.put(key, text));
            }
        });
        return Map.copyOf(texts);
    }

    /** Strings, and numbers and booleans as the JSON reader returns them; API Gateway sends no other values. */
    private static Optional<String> text(@Nullable Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number)
                    ? Optional.of(
                            BigDecimal.valueOf(number).stripTrailingZeros().toPlainString())
                    : Optional.empty();
        }
        return value instanceof String || value instanceof Number || value instanceof Boolean
                ? Optional.of(value.toString()).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The value of a claim; empty if it is absent or an empty string. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(claims.get(name));
    }

    /** {@code sub}: the permanent id of a user, or the client id of a machine. */
    public Optional<String> subject() {
        return text("sub");
    }

    /** The user's name: {@code username} in access tokens, {@code cognito:username} in ID tokens. */
    public Optional<String> username() {
        return text("username").or(() -> text("cognito:username"));
    }

    /** Empty if the token does not have it: by default a Cognito access token does not. */
    public Optional<String> email() {
        return text("email");
    }

    /** {@code client_id} in access tokens, {@code aud} in ID tokens. */
    public Optional<String> clientId() {
        return text("client_id").or(() -> text("aud"));
    }

    public Optional<String> issuer() {
        return text("iss");
    }

    /** {@code jti}: unique for each token. */
    public Optional<String> tokenId() {
        return text("jti");
    }

    /** {@code iat}: when the token was issued. */
    public Optional<Instant> issuedAt() {
        return time("iat");
    }

    /** {@code exp}: the gateway refuses the token from this time on. */
    public Optional<Instant> expiresAt() {
        return time("exp");
    }

    /** {@code auth_time}: when the user signed in; a token refresh does not change it. */
    public Optional<Instant> authenticatedAt() {
        return time("auth_time");
    }

    /** Any other claim that is a time. */
    public Optional<Instant> time(String name) {
        return text(name).flatMap(ClaimTime::read);
    }

    /** Empty if the claim is absent or has another value. */
    public Optional<TokenUse> tokenUse() {
        return text("token_use").flatMap(use -> switch (use) {
            case "access" -> Optional.of(TokenUse.ACCESS);
            case "id" -> Optional.of(TokenUse.ID);
            default -> Optional.empty();
        });
    }

    /** Whether the token belongs to a user. A token from client credentials has no user name. */
    public boolean isUser() {
        return username().isPresent();
    }

    /**
     * Whether the token is from client credentials: an access token without a user name whose subject is the client id.
     */
    public boolean isMachine() {
        return tokenUse().equals(Optional.of(TokenUse.ACCESS))
                && !isUser()
                && subject().isPresent()
                && subject().equals(text("client_id"));
    }

    /** The scopes: {@code scope}, separated by spaces (RFC 6749, section 3.3), or else the list {@code scp}. */
    public Set<String> scopes() {
        return text("scope")
                .map(ListForm::blankSeparated)
                .or(() -> text("scp").map(lists::scopes))
                .orElse(Set.of());
    }

    /** The groups of {@code cognito:groups}. Compare complete names, with case. */
    public Set<String> groups() {
        return text("cognito:groups").map(lists::names).orElse(Set.of());
    }

    /** @throws RefusedException with 403 if the token is not an access token */
    public Claims requireAccessToken() {
        return require(tokenUse().equals(Optional.of(TokenUse.ACCESS)), "this route requires an access token");
    }

    /**
     * For an API that also accepts tokens of another issuer, whose access tokens may have no {@code token_use}. The
     * gateway has checked a scope, and ID tokens have no scopes.
     *
     * @throws RefusedException with 403 if {@code token_use} is {@code id}
     */
    public Claims refuseIdToken() {
        return require(!tokenUse().equals(Optional.of(TokenUse.ID)), "this route requires an access token");
    }

    /** @throws RefusedException with 403 if the token does not belong to a user */
    public Claims requireUser() {
        return require(isUser(), "this route requires the token of a user, not of a machine");
    }

    /**
     * @param anyOf complete scope names; one of them is enough, as in API Gateway
     * @throws RefusedException with 403 if the token has none of them
     */
    public Claims requireScope(String... anyOf) {
        return require(
                Stream.of(anyOf).anyMatch(scopes()::contains),
                "the token must have the scope " + String.join(" or ", anyOf));
    }

    /** @throws RefusedException with 403 if the user is not a member */
    public Claims requireGroup(String group) {
        return require(groups().contains(group), "only members of the group " + group + " may do this");
    }

    private Claims require(boolean allowed, String detail) {
        if (!allowed) {
            throw new RefusedException(RefusedException.Reason.FORBIDDEN, detail);
        }
        return this;
    }

    /** Only the names of the claims: the values are personal data. */
    @Override
    public String toString() {
        return "Claims" + new TreeSet<>(claims.keySet());
    }
}
