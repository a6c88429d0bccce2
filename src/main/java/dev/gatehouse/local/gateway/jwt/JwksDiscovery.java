package dev.gatehouse.local.gateway.jwt;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.gatehouse.local.gateway.jwt.JwksFetcher.Fetched;
import dev.gatehouse.local.gateway.text.StrictJson;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the keys of an issuer (OpenID Connect Discovery 1.0 section 4): the discovery document, then its jwks_uri. */
public final class JwksDiscovery {
    /** The result. */
    sealed interface Outcome {
        record Found(JsonWebKeySet keys) implements Outcome {}

        record Failed(String reason) implements Outcome {}
    }

    private final JwksFetcher fetcher;

    public JwksDiscovery(JwksFetcher fetcher) {
        this.fetcher = fetcher;
    }

    /**
     * DOC "JWT authorizers": the public key comes from the issuer's jwks_uri; URLs in the token header are not used.
     */
    Outcome discover(String issuer) {
        // OpenID Connect Discovery 1.0 section 4: remove a slash at the end of the issuer.
        String base = issuer.replaceFirst("/$", "") + "/.well-known/";
        Optional<URI> discovery = address(base + "openid-configuration");
        Optional<URI> direct = address(base + "jwks.json");
        if (discovery.isEmpty() || direct.isEmpty()) {
            return new Outcome.Failed("the declared issuer " + issuer + " is not an http or https URL");
        }
        Fetched fetched = fetcher.fetch(discovery.get());
        if (fetched instanceof Fetched.Document document) {
            return keysFromDocument(document.body(), issuer, discovery.get());
        }
        Fetched.Failed failed = (Fetched.Failed) fetched;
        // CHOICE: without a discovery document, use the path of Cognito's key set.
        return failed.status() == 404 ? fetchKeys(direct.get()) : new Outcome.Failed(failed.reason());
    }

    private Outcome keysFromDocument(byte[] document, String issuer, URI from) {
        Optional<JsonObject> json = StrictJson.object(document);
        // OpenID Connect Discovery 1.0 section 4.3: issuer must exactly match the requested issuer.
        if (json.flatMap(found -> text(found.get("issuer")))
                .filter(issuer::equals)
                .isEmpty()) {
            return new Outcome.Failed(from + " does not have the issuer " + issuer);
        }
        Optional<URI> keys = json.flatMap(found -> text(found.get("jwks_uri"))).flatMap(JwksDiscovery::address);
        return keys.map(this::fetchKeys).orElseGet(() -> new Outcome.Failed(from + " has no jwks_uri"));
    }

    private Outcome fetchKeys(URI address) {
        Fetched fetched = fetcher.fetch(address);
        if (fetched instanceof Fetched.Failed failed) {
            return new Outcome.Failed(failed.reason());
        }
        return JsonWebKeySet.read(((Fetched.Document) fetched).body())
                .<Outcome>map(Outcome.Found::new)
                .orElseGet(() -> new Outcome.Failed(address + " is not a JSON Web Key Set"));
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
