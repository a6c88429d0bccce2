package dev.gatehouse.local.cognito.token;

import com.google.gson.GsonBuilder;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.UserPool;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * Serves {@code /.well-known/openid-configuration} and {@code /.well-known/jwks.json} below the issuer of each pool.
 */
public final class Discovery {
    private static final String CONFIGURATION = "/.well-known/openid-configuration";
    private static final String KEYS = "/.well-known/jwks.json";

    private final SigningKeys keys;
    private final Supplier<URI> base;
    private final ConcurrentMap<String, Prepared> prepared = new ConcurrentHashMap<>();

    private record Prepared(UserPool pool, HttpResponse configuration, HttpResponse keySet) {}

    /** @param base the base URL of the hosted endpoints, without a trailing slash; known once the server listens */
    public Discovery(SigningKeys keys, Supplier<URI> base) {
        this.keys = keys;
        this.base = base;
    }

    /** @param rest the path after the pool id */
    public HttpResponse answer(HttpRequest request, UserPool pool, String rest) {
        if (!rest.equals(CONFIGURATION) && !rest.equals(KEYS)) {
            return HttpResponse.json(404, "{\"message\":\"Not Found\"}")
                    .withReason("an issuer serves only " + CONFIGURATION + " and " + KEYS + ", not " + rest);
        }
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return HttpResponse.json(405, "{\"message\":\"Method Not Allowed\"}")
                    .with("allow", "GET, HEAD")
                    .withReason(rest + " accepts only GET");
        }
        Prepared ready = prepared.compute(
                pool.id(), (id, old) -> old != null && old.pool().equals(pool) ? old : prepare(pool));
        return rest.equals(KEYS) ? ready.keySet() : ready.configuration();
    }

    public void removePool(String poolId) {
        prepared.remove(poolId);
    }

    private Prepared prepare(UserPool pool) {
        return new Prepared(pool, json(configuration(pool)), json(keys.jwks(pool.id())));
    }

    /** The members of AWS's own document, in its order. Endpoints that do not exist are left out. */
    private String configuration(UserPool pool) {
        String hosted = base.get().toString();
        Map<String, Object> all = new LinkedHashMap<>();
        boolean domain = pool.domain().isPresent();
        if (domain) {
            // CHOICE: a pool without a domain has no hosted endpoints, and its document does not list them.
            all.put("authorization_endpoint", hosted + "/oauth2/authorize");
            all.put("end_session_endpoint", hosted + "/logout");
        }
        all.put("id_token_signing_alg_values_supported", List.of("RS256"));
        all.put("issuer", pool.issuer());
        all.put("jwks_uri", pool.issuer() + KEYS);
        all.put("response_types_supported", List.of("code", "token"));
        if (domain) {
            all.put("revocation_endpoint", hosted + "/oauth2/revoke");
        }
        all.put("scopes_supported", List.of("openid", "email", "phone", "profile"));
        all.put("subject_types_supported", List.of("public"));
        if (domain) {
            all.put("token_endpoint", hosted + "/oauth2/token");
            all.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
            all.put("userinfo_endpoint", hosted + "/oauth2/userInfo");
        }
        return new GsonBuilder().disableHtmlEscaping().create().toJson(all);
    }

    private static HttpResponse json(String body) {
        return HttpResponse.of(
                200,
                Headers.of(
                        "content-type", "application/json",
                        "cache-control", "public, max-age=86400, must-revalidate",
                        "access-control-allow-origin", "*"),
                body);
    }
}
