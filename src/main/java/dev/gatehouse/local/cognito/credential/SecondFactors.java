package dev.gatehouse.local.cognito.credential;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The second factors of a user. The secret of an authenticator app cannot be stored as a hash, because each code is
 * computed from it.
 *
 * @param pending base64, the secret of an app that has not verified a code yet; empty for none
 * @param secret base64, the secret of the verified app; empty for none
 * @param lastStep the time step of the newest accepted code; codes of earlier steps are refused
 * @param device the name that the user gave to the device with the app; empty for none
 * @param active the factors that are switched on
 * @param preferred the active factor that is requested first; null if the user chooses at each sign-in
 */
public record SecondFactors(
        String pending,
        String secret,
        long lastStep,
        String device,
        List<Factor> active,
        @Nullable Factor preferred) {
    public static final SecondFactors NONE = new SecondFactors("", "", 0, "", List.of(), null);

    public SecondFactors {
        active = active.stream().distinct().sorted().toList();
    }

    /** Adds a secret that waits for its first code. The previous app stays valid until then. */
    public SecondFactors withPendingSecret(byte[] next) {
        return new SecondFactors(Base64.getEncoder().encodeToString(next), secret, lastStep, device, active, preferred);
    }

    /** Replaces the app with the pending one, which has just verified the code of this step. */
    public SecondFactors withVerifiedApp(long step, String name) {
        return new SecondFactors("", pending, step, name, active, preferred);
    }

    /** Records the step of an accepted code. */
    public SecondFactors withLastStep(long step) {
        return new SecondFactors(pending, secret, step, device, active, preferred);
    }

    /** Removes the app and the preference for it. */
    public SecondFactors withoutApp() {
        return new SecondFactors("", "", 0, "", active, preferred).withoutActive(Factor.SOFTWARE_TOKEN_MFA);
    }

    public SecondFactors withActive(Factor factor) {
        List<Factor> all = new ArrayList<>(active);
        all.add(factor);
        return new SecondFactors(pending, secret, lastStep, device, all, preferred);
    }

    public SecondFactors withoutActive(Factor factor) {
        List<Factor> all = new ArrayList<>(active);
        all.remove(factor);
        SecondFactors rest = new SecondFactors(pending, secret, lastStep, device, all, preferred);
        return preferred == factor ? rest.withPreferred(Optional.empty()) : rest;
    }

    public SecondFactors withPreferred(Optional<Factor> factor) {
        return new SecondFactors(pending, secret, lastStep, device, active, factor.orElse(null));
    }

    public boolean isActive(Factor factor) {
        return active.contains(factor);
    }

    public Optional<Factor> preference() {
        return Optional.ofNullable(preferred);
    }

    public Optional<byte[]> pendingSecret() {
        return bytes(pending);
    }

    public Optional<byte[]> appSecret() {
        return bytes(secret);
    }

    private static Optional<byte[]> bytes(String base64) {
        return base64.isEmpty()
                ? Optional.empty()
                : Optional.of(Base64.getDecoder().decode(base64));
    }

    @Override
    public String toString() {
        return "***";
    }
}
