package dev.gatehouse.cloud;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.identity.Client;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The settings of a public client in the formats that frontends read.
 *
 * @param region of the user pool
 * @param issuer the {@code iss} claim of the tokens
 * @param authUrl base URL of the OAuth endpoints
 */
record FrontendConfig(
        Settings settings,
        Client client,
        String region,
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
        oidc.put("redirect_uri", client.callbackUrls().get(0));
        if (!client.logoutUrls().isEmpty()) {
            oidc.put("post_logout_redirect_uri", client.logoutUrls().get(0));
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
                client.callbackUrls(),
                "redirect_sign_out_uri",
                client.logoutUrls(),
                "response_type",
                "code",
                "identity_providers",
                identityProviders());
        Map<String, Object> auth = Map.of(
                "aws_region",
                region,
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

    /** The identity providers that version 1.3 of the format names. A frontend selects the others by their name. */
    private List<String> identityProviders() {
        return settings.identity().providers().stream()
                .filter(provider -> client.providers().contains(provider.name()))
                .flatMap(provider -> switch (provider.type()) {
                    case GOOGLE -> Stream.of("GOOGLE");
                    case FACEBOOK -> Stream.of("FACEBOOK");
                    case AMAZON -> Stream.of("LOGIN_WITH_AMAZON");
                    case APPLE -> Stream.of("SIGN_IN_WITH_APPLE");
                    case OIDC, SAML -> Stream.<String>empty();
                })
                .toList();
    }

    /**
     * Dotenv lines: each variable without a prefix, and with the prefixes that Vite and Next.js expose to a browser.
     */
    private String env() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("OIDC_ISSUER", issuer);
        values.put("OIDC_CLIENT_ID", clientId);
        values.put("OIDC_REDIRECT_URI", client.callbackUrls().get(0));
        values.put("OIDC_SCOPE", '"' + String.join(" ", scopes()) + '"');
        values.put("AUTH_URL", authUrl);
        if (!client.logoutUrls().isEmpty()) {
            values.put("LOGOUT_URI", client.logoutUrls().get(0));
        }
        values.put("API_URL", apiUrl);
        StringBuilder lines = new StringBuilder();
        for (String prefix : List.of("", "VITE_", "NEXT_PUBLIC_")) {
            values.forEach((name, value) ->
                    lines.append(prefix).append(name).append('=').append(value).append('\n'));
        }
        return lines.toString();
    }
}
