package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.util.Optional;

/**
 * The resource parameter must be a URL. It becomes the {@code aud} of the access token as it is written: a slash at the end
 * or another case is another audience. DOC "Scopes, M2M, and APIs with resource servers", section Resource binding:
 * {@code https://}, {@code http://} with {@code localhost} only, or a custom scheme. CHOICE: no fragment, as in RFC 8707 section
 * 2; the error is invalid_request and not its invalid_target.
 */
public final class ResourceParameter implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Optional<String> resource = request.parameters().find("resource");
        if (resource.isEmpty()) {
            return AuthorizationRefusal.none();
        }
        if (!isResourceUrl(resource.get())) {
            return AuthorizationRefusal.toClient(
                    "invalid_request",
                    "resource must be an absolute URL without a fragment",
                    "resource must be an absolute URL without a fragment: https, http for the host localhost only, or a"
                            + " custom scheme; got " + LogText.of(resource.get()));
        }
        return bindsResources(request.pool().orElseThrow())
                ? AuthorizationRefusal.none()
                : AuthorizationRefusal.toClient(
                        "invalid_request",
                        "the user pool does not bind tokens to a resource",
                        "resource binding needs the tier ESSENTIALS or PLUS, and the user pool has LITE; set"
                                + " gatehouse:identity.tier");
    }

    /** Returns a warning for the log if AWS may not bind the token. */
    public static Optional<String> warning(Authorization authorization) {
        // CHOICE: DOC calls resource binding exclusive to managed login, and no source says what the classic pages do.
        return authorization.pool().managedLogin()
                ? Optional.empty()
                : authorization
                        .parameters()
                        .find("resource")
                        .map(resource ->
                                "warning: AWS documents resource for managed login only, and the user pool has the"
                                        + " classic sign-in pages; set pages: managed in gatehouse:domain");
    }

    /** DOC, announcement of resource binding: Essentials or Plus. CHOICE: LITE refuses the parameter. */
    private static boolean bindsResources(UserPool pool) {
        return !pool.tier().equals("LITE");
    }

    private static boolean isResourceUrl(String text) {
        try {
            URI uri = URI.create(text);
            if (!uri.isAbsolute() || uri.getHost() == null || uri.getRawFragment() != null) {
                return false;
            }
            return !uri.getScheme().equalsIgnoreCase("http") || uri.getHost().equals("localhost");
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
