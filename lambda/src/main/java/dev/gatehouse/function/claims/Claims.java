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
 * Who calls, as the gateway's authorizer tells a function. The gateway has checked signature, issuer, audience, times
 * and scopes; it hands every claim over as a text. Lists are written in another way by each kind of gateway, and a form
 * that belongs to the other kind never counts: see {@link ListForm}.
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
                .map(claims -> new Claims(claims, ListForm.IN_BRACKETS));
    }

    /**
     * The claims of a REST API's event, or of an HTTP API's in payload format 1.0; empty without an authorizer. They
     * look alike but for the version, which an HTTP API alone writes (Create AWS Lambda proxy integrations for HTTP
     * APIs), and for how a list is written.
     */
    public static Optional<Claims> of(APIGatewayProxyRequestEvent event) {
        ListForm lists = event.getVersion() == null ? ListForm.BY_COMMAS : ListForm.IN_BRACKETS;
        return Optional.ofNullable(event.getRequestContext())
                .map(APIGatewayProxyRequestEvent.ProxyRequestContext::getAuthorizer)
                .map(authorizer -> authorizer.get("claims"))
                .map(claims -> claims instanceof Map<?, ?> map ? new Claims(map, lists) : null);
    }

    /** The claims of an event that must have some. @throws RefusedException with 401 where there are none */
    public static Claims required(Optional<Claims> claims) {
        return claims.orElseThrow(() -> new RefusedException(
                RefusedException.Reason.NO_CALLER, "this route needs a token, and none was checked"));
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

    /** Texts, and what a JSON reader makes of a bare number or flag; anything else is no claim of a gateway. */
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

    /** A claim as it came; empty when it is absent or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(claims.get(name));
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

    /** {@code client_id} in access tokens, {@code aud} in ID tokens. */
    public Optional<String> clientId() {
        return text("client_id").or(() -> text("aud"));
    }

    public Optional<String> issuer() {
        return text("iss");
    }

    /** {@code jti}: no two tokens share it. */
    public Optional<String> tokenId() {
        return text("jti");
    }

    /** {@code iat}: when the token was made. */
    public Optional<Instant> issuedAt() {
        return time("iat");
    }

    /** {@code exp}: from then on the gateway takes it no more. */
    public Optional<Instant> expiresAt() {
        return time("exp");
    }

    /** {@code auth_time}: when the user signed in; a refresh keeps it. */
    public Optional<Instant> authenticatedAt() {
        return time("auth_time");
    }

    /** Any other claim that is a time. */
    public Optional<Instant> time(String name) {
        return text(name).flatMap(ClaimTime::read);
    }

    /** Empty where the token does not say it, or says something else. */
    public Optional<TokenUse> tokenUse() {
        return text("token_use").flatMap(use -> switch (use) {
            case "access" -> Optional.of(TokenUse.ACCESS);
            case "id" -> Optional.of(TokenUse.ID);
            default -> Optional.empty();
        });
    }

    /** Whether a user stands behind the token, and not a machine with client credentials, which has no name. */
    public boolean isUser() {
        return username().isPresent();
    }

    /** Whether a machine signed in as itself: an access token without a name, whose subject is the client. */
    public boolean isMachine() {
        return tokenUse().equals(Optional.of(TokenUse.ACCESS))
                && !isUser()
                && subject().isPresent()
                && subject().equals(text("client_id"));
    }

    /** Scopes, from {@code scope}, separated by blanks (RFC 6749, section 3.3), or else from the list {@code scp}. */
    public Set<String> scopes() {
        return text("scope")
                .map(ListForm::blankSeparated)
                .or(() -> text("scp").map(lists::scopes))
                .orElse(Set.of());
    }

    /** The groups of {@code cognito:groups}; names compare whole and by case, never by a part. */
    public Set<String> groups() {
        return text("cognito:groups").map(lists::names).orElse(Set.of());
    }

    /** @throws RefusedException with 403 for anything but an access token */
    public Claims requireAccessToken() {
        return require(tokenUse().equals(Optional.of(TokenUse.ACCESS)), "an access token is needed");
    }

    /**
     * For an API that trusts another issuer than Cognito as well, whose access tokens need not say what they are; the
     * gateway has asked for a scope, which ID tokens have none of.
     *
     * @throws RefusedException with 403 for a token that says that it is an ID token
     */
    public Claims refuseIdToken() {
        return require(!tokenUse().equals(Optional.of(TokenUse.ID)), "an access token is needed");
    }

    /** @throws RefusedException with 403 for a machine */
    public Claims requireUser() {
        return require(isUser(), "a machine's token names no user");
    }

    /**
     * @param anyOf whole names, any one of which suffices, as for the gateway
     * @throws RefusedException with 403 without any of them
     */
    public Claims requireScope(String... anyOf) {
        return require(
                Stream.of(anyOf).anyMatch(scopes()::contains),
                "the token needs the scope " + String.join(" or ", anyOf));
    }

    /** @throws RefusedException with 403 for who is no member */
    public Claims requireGroup(String group) {
        return require(groups().contains(group), "only members of the group " + group + " may do this");
    }

    private Claims require(boolean held, String otherwise) {
        if (!held) {
            throw new RefusedException(RefusedException.Reason.NOT_ALLOWED, otherwise);
        }
        return this;
    }

    /** The names of the claims alone: their values are a person's. */
    @Override
    public String toString() {
        return "Claims" + new TreeSet<>(claims.keySet());
    }
}
