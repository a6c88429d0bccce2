package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.jwt.JwksFetcher.Fetched;
import dev.gatehouse.local.gateway.text.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds an issuer's keys as OpenID Connect Discovery 1.0 section 4 has it: discovery document, then its jwks_uri. */
public final class JwksDiscovery {
    /** What became of it. */
    sealed interface Outcome {
        record Found(JsonWebKeySet keys) implements Outcome {}

        record Missed(String reason) implements Outcome {}
    }

    private final JwksFetcher fetcher;

    public JwksDiscovery(JwksFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** DOC "JWT authorizers": the public key comes from the issuer's jwks_uri; the token's own header names nothing. */
    Outcome discover(String issuer) {
        // OpenID Connect Discovery 1.0 section 4: a slash at the issuer's end goes.
        String base = issuer.replaceFirst("/$", "") + "/.well-known/";
        Optional<URI> discovery = address(base + "openid-configuration");
        Optional<URI> direct = address(base + "jwks.json");
        if (discovery.isEmpty() || direct.isEmpty()) {
            return new Outcome.Missed("the declared issuer " + issuer + " is no http or https address");
        }
        Fetched fetched = fetcher.fetch(discovery.get());
        if (fetched instanceof Fetched.Document document) {
            return keysNamedBy(document.body(), issuer, discovery.get());
        }
        Fetched.Failed failed = (Fetched.Failed) fetched;
        // CHOICE: Cognito's own place for the keys where there is no discovery document.
        return failed.status() == 404 ? keysAt(direct.get()) : new Outcome.Missed(failed.reason());
    }

    private Outcome keysNamedBy(byte[] document, String issuer, URI from) {
        Optional<JsonObject> json = StrictJson.object(document);
        // OpenID Connect Discovery 1.0 section 4.3: issuer must be exactly the one that was asked.
        if (json.flatMap(found -> text(found.get("issuer")))
                .filter(issuer::equals)
                .isEmpty()) {
            return new Outcome.Missed(from + " does not name " + issuer + " as its issuer");
        }
        Optional<URI> keys = json.flatMap(found -> text(found.get("jwks_uri"))).flatMap(JwksDiscovery::address);
        return keys.map(this::keysAt).orElseGet(() -> new Outcome.Missed(from + " names no jwks_uri"));
    }

    private Outcome keysAt(URI address) {
        Fetched fetched = fetcher.fetch(address);
        if (fetched instanceof Fetched.Failed failed) {
            return new Outcome.Missed(failed.reason());
        }
        return JsonWebKeySet.read(((Fetched.Document) fetched).body())
                .<Outcome>map(Outcome.Found::new)
                .orElseGet(() -> new Outcome.Missed(address + " is no JSON Web Key Set"));
    }

    private static Optional<URI> address(String text) {
        try {
            URI uri = new URI(text);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> text(@Nullable JsonElement element) {
        return Optional.ofNullable(element).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString);
    }
}
