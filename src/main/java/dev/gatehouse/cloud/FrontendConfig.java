package dev.gatehouse.cloud;

import dev.gatehouse.settings.Client;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A public client's settings in the shapes that frontends read.
 *
 * @param issuer as in tokens
 * @param authUrl base of the OAuth endpoints
 */
record FrontendConfig(
        Settings settings,
        Client client,
        String poolId,
        String issuer,
        String clientId,
        String authUrl,
        String apiUrl) {

    Map<String, Object> all() {
        return Map.of("oidc", oidc(), "amplify", amplify(), "env", env());
    }

    private List<String> scopes() {
        return client.scopes().stream().map(settings.scopes()::expand).toList();
    }

    /** {@code UserManagerSettings} of oidc-client-ts. */
    private Map<String, Object> oidc() {
        Map<String, Object> oidc = new LinkedHashMap<>();
        oidc.put("authority", issuer);
        oidc.put("client_id", clientId);
        oidc.put("redirect_uri", client.callbacks().get(0));
        if (!client.logouts().isEmpty()) {
            oidc.put("post_logout_redirect_uri", client.logouts().get(0));
        }
        oidc.put("response_type", "code");
        oidc.put("scope", String.join(" ", scopes()));
        return oidc;
    }

    /** {@code amplify_outputs.json}, version 1.3. */
    private Map<String, Object> amplify() {
        Map<String, Object> oauth = Map.of(
                "domain",
                authUrl.replaceFirst("^https?://", ""),
                "scopes",
                scopes(),
                "redirect_sign_in_uri",
                client.callbacks(),
                "redirect_sign_out_uri",
                client.logouts(),
                "response_type",
                "code",
                "identity_providers",
                List.of());
        Map<String, Object> auth = Map.of(
                "aws_region",
                settings.region(),
                "user_pool_id",
                poolId,
                "user_pool_client_id",
                clientId,
                "username_attributes",
                List.of("email"),
                "oauth",
                oauth);
        return Map.of("version", "1.3", "auth", auth);
    }

    private String env() {
        return "OIDC_ISSUER=" + issuer + "\n"
                + "OIDC_CLIENT_ID=" + clientId + "\n"
                + "OIDC_REDIRECT_URI=" + client.callbacks().get(0) + "\n"
                + "OIDC_SCOPE=\"" + String.join(" ", scopes()) + "\"\n"
                + "AUTH_URL=" + authUrl + "\n"
                + "API_URL=" + apiUrl + "\n";
    }
}
