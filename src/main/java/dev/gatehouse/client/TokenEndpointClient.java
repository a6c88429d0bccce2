package dev.gatehouse.client;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.client.DeployedStack.Client;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** POST /oauth2/token for one client. A client with a secret authenticates with HTTP Basic (RFC 6749, section 2.3.1). */
public final class TokenEndpointClient {
    private final URI url;
    private final Client client;
    private final OAuthHttp http;

    private TokenEndpointClient(URI url, Client client, OAuthHttp http) {
        this.url = url;
        this.client = client;
        this.http = http;
    }

    /** @throws NoTokenException if the client needs a secret that is not in the outputs */
    public static TokenEndpointClient of(URI authUrl, Client client, OAuthHttp http) throws NoTokenException {
        if (client.secret().isEmpty() && (client.isMachine() || client.kind().equals("web"))) {
            throw NoTokenException.wrongInput("the outputs do not contain the secret of client " + client
                    + ": write them with pulumi stack output --json --show-secrets");
        }
        return new TokenEndpointClient(URI.create(authUrl + "/oauth2/token"), client, http);
    }

    public JsonObject clientCredentials(Optional<String> scope) throws NoTokenException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        scope.ifPresent(text -> form.put("scope", text));
        return send(form);
    }

    /** Redeems the code of an authorization, and checks the nonce of the ID token. */
    public JsonObject authorizationCode(String code, CodeFlowRequest authorization)
            throws NoTokenException, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("client_id", client.id());
        form.put("code", code);
        form.put("redirect_uri", authorization.redirectUri());
        form.put("code_verifier", authorization.verifier());
        JsonObject response = send(form);
        if (response.has("id_token") && !authorization.hasNonceOf(TokenClaims.text(response, "id_token"))) {
            throw NoTokenException.refused("the ID token has another nonce than the request: it is of another sign-in");
        }
        return response;
    }

    private JsonObject send(Map<String, String> form) throws NoTokenException, InterruptedException {
        HttpResponse<String> response = http.post(url, form, authentication());
        Optional<JsonObject> json = json(response.body());
        if (response.statusCode() == 200 && json.isPresent() && json.get().has("access_token")) {
            return json.get();
        }
        String error = json.map(body -> TokenClaims.text(body, "error")).orElse("");
        String description =
                json.map(body -> TokenClaims.text(body, "error_description")).orElse("");
        throw NoTokenException.refused(url + " refused client " + client + ": "
                + (error.isEmpty() ? "status " + response.statusCode() : error)
                + (description.isEmpty() ? "" : " (" + description + ")")
                + hint(error));
    }

    private String hint(String error) {
        if (error.equals("invalid_client")) {
            return "; the client or its secret has changed: write the outputs again";
        }
        return OAuthHttp.isLoopback(url) ? "; the log of the local cloud says why" : "";
    }

    private Map<String, String> authentication() {
        return client.secret()
                .map(secret -> (client.id() + ":" + secret).getBytes(StandardCharsets.UTF_8))
                .map(pair ->
                        Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair)))
                .orElse(Map.of());
    }

    private static Optional<JsonObject> json(String body) {
        try {
            return JsonParser.parseString(body) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (JsonParseException e) {
            return Optional.empty();
        }
    }
}
