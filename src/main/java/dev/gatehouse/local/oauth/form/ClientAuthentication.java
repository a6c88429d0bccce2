package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Authenticates the client that calls /oauth2/token or /oauth2/revoke: client_secret_basic, client_secret_post, or only the
 * client id for a public client. DOC "The token issuer endpoint". RFC 6749 section 2.3: one method in each request.
 */
public final class ClientAuthentication {
    /** Compared if the client does not exist, so that the response time does not reveal it. */
    private static final Secret UNKNOWN_CLIENT_SECRET = Secret.of("0".repeat(51));

    private ClientAuthentication() {}

    public sealed interface Outcome {
        /** @param document the client ID metadata document whose URL is the client_id; empty for an app client's id */
        record Authenticated(AppClient client, UserPool pool, Optional<ClientDocument> document) implements Outcome {
            public Optional<String> documentUrl() {
                return document.map(ClientDocument::url);
            }
        }

        public record Refused(String reason) implements Outcome {}
    }

    private record Credentials(String id, Optional<String> secret) {
        @Override
        public String toString() {
            return "Credentials[" + id + "]";
        }
    }

    public static Outcome authenticate(HttpRequest request, Form form, Declared declared) {
        List<String> headers = request.headers().all("authorization");
        if (headers.isEmpty()) {
            Optional<String> id = form.find("client_id");
            return id.isEmpty()
                    ? new Outcome.Refused(
                            "client_id is missing: send client_id in the body, or use Basic authentication")
                    : check(new Credentials(id.get(), form.find("client_secret")), declared);
        }
        if (headers.size() > 1 || form.find("client_secret").isPresent()) {
            return new Outcome.Refused(
                    "the client is authenticated twice: use Basic authentication or client_secret, not both");
        }
        Optional<Credentials> basic = basic(headers.get(0));
        if (basic.isEmpty()) {
            return new Outcome.Refused("Authorization must be Basic with base64 of id:secret");
        }
        if (form.find("client_id").filter(id -> !id.equals(basic.get().id())).isPresent()) {
            return new Outcome.Refused("client_id in the body differs from the client id in the Authorization header");
        }
        return check(basic.get(), declared);
    }

    private static Outcome check(Credentials sent, Declared declared) {
        RequestedClient.Outcome outcome = RequestedClient.find(sent.id(), declared);
        Optional<AppClient> client = RequestedClient.of(outcome).map(RequestedClient::client);
        Optional<Secret> expected = client.flatMap(AppClient::secret);
        boolean correct =
                expected.orElse(UNKNOWN_CLIENT_SECRET).matches(sent.secret().orElse(""));
        if (outcome instanceof RequestedClient.Outcome.Refused refused) {
            return new Outcome.Refused(refused.reason());
        }
        RequestedClient found = ((RequestedClient.Outcome.Found) outcome).client();
        if (expected.isPresent() && !correct) {
            return new Outcome.Refused("client " + found.client().name() + " has a secret, and the request has "
                    + (sent.secret().isPresent() ? "a different one" : "none"));
        }
        if (expected.isEmpty() && sent.secret().isPresent()) {
            return new Outcome.Refused("client " + found.client().name() + " has no secret, but the request has one");
        }
        return declared.pool(found.client().poolId())
                .filter(pool -> pool.domain().isPresent())
                .<Outcome>map(pool -> new Outcome.Authenticated(found.client(), pool, found.document()))
                .orElseGet(
                        () -> new Outcome.Refused(
                                "the client's user pool has no domain, so its hosted endpoints do not exist; declare a domain"));
    }

    private static Optional<Credentials> basic(String header) {
        if (!header.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            return Optional.empty();
        }
        String pair;
        try {
            pair = new String(Base64.getDecoder().decode(header.substring(6).trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
        int colon = pair.indexOf(':');
        return colon <= 0 || colon == pair.length() - 1
                ? Optional.empty()
                : Optional.of(new Credentials(pair.substring(0, colon), Optional.of(pair.substring(colon + 1))));
    }
}
