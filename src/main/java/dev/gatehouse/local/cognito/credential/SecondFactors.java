package dev.gatehouse.local.cognito.credential;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a user can prove besides the password. Secrets of apps cannot be kept as hashes: each code is made from them.
 *
 * @param pending base64, what an app was given that has proved no code yet; empty for none
 * @param secret base64, of the app that has; empty for none
 * @param lastStep of the newest code that was taken; older ones are good no longer
 * @param device what the user calls the device with the app; empty for none
 * @param active switched on
 * @param preferred asked for first, one of the active ones; absent where the user chooses each time
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

    /** With a secret that waits for its first code; the app of before serves until then. */
    public SecondFactors withPendingSecret(byte[] next) {
        return new SecondFactors(Base64.getEncoder().encodeToString(next), secret, lastStep, device, active, preferred);
    }

    /** With the app that waited, which has just proved the code of this step. */
    public SecondFactors withVerifiedApp(long step, String name) {
        return new SecondFactors("", pending, step, name, active, preferred);
    }

    /** After a code was taken. */
    public SecondFactors withLastStep(long step) {
        return new SecondFactors(pending, secret, step, device, active, preferred);
    }

    /** Without an app, and without a preference for one. */
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
