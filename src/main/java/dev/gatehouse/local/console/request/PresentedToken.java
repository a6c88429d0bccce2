package dev.gatehouse.local.console.request;

import com.google.gson.JsonElement;
import com.google.gson.JsonPrimitive;
import dev.gatehouse.local.gateway.request.IdentitySource;
import dev.gatehouse.local.gateway.text.StrictJson;
import dev.gatehouse.local.gateway.trace.GatewayTrace;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.local.state.RestApi;
import java.util.Optional;

/** Finds the token of a request where the authorizer of its route reads it. */
public final class PresentedToken {
    private static final String AUTHORIZATION = "$request.header.Authorization";

    private PresentedToken() {}

    /** The text of the token, without its scheme; it need not be a JWT. */
    public static Optional<String> of(RecordedRequest recorded) {
        String source = recorded.response().trace().orElse(null) instanceof GatewayTrace trace
                ? source(trace).orElse(AUTHORIZATION)
                : AUTHORIZATION;
        return token(source, recorded.request())
                .or(() -> recorded.server().equals("api") ? Optional.empty() : member(recorded.request()));
    }

    /** The member of the operations of the JSON API that users call. */
    private static Optional<String> member(HttpRequest request) {
        return StrictJson.object(request.body())
                .map(body -> body.get("AccessToken"))
                .filter(JsonPrimitive.class::isInstance)
                .map(JsonElement::getAsString);
    }

    private static Optional<String> token(String source, HttpRequest request) {
        return new IdentitySource(source).token(request).filter(token -> !token.startsWith("Basic "));
    }

    private static Optional<String> source(GatewayTrace trace) {
        String key = trace.routeKey().orElse("");
        if (trace.declared().api().orElse(null) instanceof HttpApi api) {
            return api.routes().stream()
                    .filter(route -> route.key().equals(key))
                    .flatMap(route -> route.authorizerId().stream())
                    .map(api.authorizers()::get)
                    .map(HttpApi.JwtAuthorizer::identitySource)
                    .findFirst();
        }
        if (trace.declared().api().orElse(null) instanceof RestApi api) {
            return api.stages().values().stream()
                    .flatMap(stage -> stage.deployment().methods().stream()
                            .filter(method -> method.key().equals(key))
                            .flatMap(method -> method.authorizerId().stream())
                            .map(stage.deployment().authorizers()::get))
                    .map(authorizer -> "method.request.header." + authorizer.header())
                    .findFirst();
        }
        return Optional.empty();
    }
}
