package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.cognito.store.LogText;
import java.net.URI;
import java.util.Optional;

/**
 * The resource parameter must be a URL. It becomes the {@code aud} of the access token. DOC "The redirect and authorization
 * endpoint". CHOICE: no fragment, as in RFC 8707 section 2; the error is invalid_request and not its invalid_target.
 */
final class ResourceParameter implements AuthorizationCheck {
    @Override
    public Optional<AuthorizationRefusal> refusal(AuthorizationRequest request) {
        Optional<String> resource = request.parameters().find("resource");
        return resource.isEmpty() || isAbsolute(resource.get())
                ? AuthorizationRefusal.none()
                : AuthorizationRefusal.toClient(
                        "invalid_request",
                        "resource must be an absolute URL without a fragment",
                        "resource must be an absolute URL without a fragment, got " + LogText.of(resource.get()));
    }

    private static boolean isAbsolute(String text) {
        try {
            URI uri = URI.create(text);
            return uri.isAbsolute() && uri.getHost() != null && uri.getFragment() == null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
