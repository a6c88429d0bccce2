package dev.gatehouse.client;

import dev.gatehouse.client.DeployedStack.Client;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One authorization request of the code flow, with PKCE (RFC 7636), state and nonce.
 *
 * @param redirectUri a callback URL of the client
 * @param verifier the code verifier, which only the token endpoint receives
 */
public record CodeFlowRequest(String redirectUri, String verifier, String state, String nonce) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int RANDOM_BYTES = 32;

    public static CodeFlowRequest to(String redirectUri) {
        return new CodeFlowRequest(redirectUri, random(), random(), random());
    }

    private static String random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return base64(bytes);
    }

    /**
     * The URL that starts the sign-in.
     *
     * @param scope empty to ask for all scopes of the client
     * @param user fills in the user name
     */
    public URI url(URI authUrl, Client client, Optional<String> scope, Optional<String> user) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", client.id());
        query.put("redirect_uri", redirectUri);
        scope.ifPresent(text -> query.put("scope", text));
        client.resource().ifPresent(url -> query.put("resource", url));
        query.put("state", state);
        query.put("nonce", nonce);
        query.put("code_challenge", base64(sha256(verifier)));
        query.put("code_challenge_method", "S256");
        user.ifPresent(name -> query.put("login_hint", name));
        return URI.create(authUrl + "/oauth2/authorize?" + OAuthHttp.encoded(query));
    }

    /** Whether a callback belongs to this request. The comparison takes the same time for any state. */
    public boolean hasState(String received) {
        return matches(state, received);
    }

    /** Whether the ID token is of this request. It came from the token endpoint, so its signature is not checked. */
    public boolean hasNonceOf(String idToken) {
        return matches(nonce, TokenClaims.claim(idToken, "nonce"));
    }

    private static boolean matches(String expected, String received) {
        return MessageDigest.isEqual(
                expected.getBytes(StandardCharsets.UTF_8), received.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public String toString() {
        return "CodeFlowRequest[" + redirectUri + ", ***]";
    }
}
