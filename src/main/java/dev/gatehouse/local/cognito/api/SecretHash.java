package dev.gatehouse.local.cognito.api;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Computes and checks secret hashes: base64 of HMAC-SHA-256 over user name and client id. DOC "Computing secret hash
 * values".
 */
public final class SecretHash {
    private SecretHash() {}

    /** DOC "Computing secret hash values": the first request of a sign-in hashes the name as entered. */
    public static Optional<Refused> checkEnteredName(
            AppClient client, Map<String, String> parameters, String enteredName) {
        return refusal(
                client,
                Optional.ofNullable(parameters.get("SECRET_HASH")),
                enteredName,
                "the name as sent in USERNAME");
    }

    /** DOC, same page: later requests hash the real user name, which is the sub if users sign in by e-mail. */
    public static Optional<Refused> checkUsername(AppClient client, Map<String, String> parameters, String username) {
        return refusal(
                client,
                Optional.ofNullable(parameters.get("SECRET_HASH")),
                username,
                "the real user name: the sub if users sign in by e-mail, not the address");
    }

    /**
     * @param username the user name that must be hashed
     * @param description describes this name in the log
     */
    public static Optional<Refused> refusal(
            AppClient client, Optional<String> sent, String username, String description) {
        if (client.secret().isEmpty()) {
            // OBS, pmill/aws-cognito #23, for sign-in; CHOICE: the same at each operation that takes a hash.
            return sent.map(hash -> Refused.invalidParameter(
                    "App client " + client.id() + " is not configured for secret but secret hash was received",
                    "client " + client.name() + " has no secret: send no SECRET_HASH and no SecretHash"));
        }
        // Both texts OBS.
        if (sent.isEmpty()) {
            return Optional.of(Refused.notAuthorized(
                    "Client " + client.id() + " is configured with secret but SECRET_HASH was not received",
                    "client " + client.name() + " has a secret: send base64(HMAC-SHA256(secret, " + LogText.of(username)
                            + " + " + client.id() + ")), " + description));
        }
        if (Hashes.equalsInConstantTime(compute(client.secret().get(), username, client.id()), sent.get())) {
            return Optional.empty();
        }
        return Optional.of(Refused.notAuthorized(
                "SecretHash does not match for the client: " + client.id(),
                "hash the user name " + LogText.of(username) + " (" + description
                        + ") followed by the client id, with the" + " secret of client " + client.name()));
    }

    public static String compute(Secret secret, String username, String clientId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal((username + clientId).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
