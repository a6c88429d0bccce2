package dev.gatehouse.local.cognito.credential;

import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Hashes and verifies passwords: PBKDF2 with HMAC-SHA-256 and a random salt for each password. */
public final class PasswordHasher {
    /**
     * CHOICE: about 50 ms for a sign-in with the C1 compiler, the only compiler that the local cloud uses. Its users
     * are test users; a server would use twenty times as many iterations.
     */
    static final int ITERATIONS = 25_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final RandomValues random;
    private final PasswordHash unknownUserHash;

    public PasswordHasher(RandomValues random) {
        this.random = random;
        this.unknownUserHash = unmatchableHash();
    }

    /** A hash for users without a password. In practice no password matches it. */
    public PasswordHash unmatchableHash() {
        return new PasswordHash(
                ITERATIONS,
                base64(random.bytes(SALT_BYTES)),
                base64(random.bytes(HASH_BITS / 8)),
                Srp.hex(random.unsignedNumber(SALT_BYTES)),
                Srp.hex(random.unsignedNumber(Srp.BYTES).mod(Srp.N)));
    }

    /**
     * Hashes a password and computes the verifier that USER_SRP_AUTH needs. A verifier is faster to attack than the
     * slow hash. Cognito stores one too, because the protocol requires it.
     *
     * @param username the user name, not an alias
     */
    public PasswordHash hash(UserPool pool, String username, Secret password) {
        byte[] salt = random.bytes(SALT_BYTES);
        BigInteger srpSalt = random.unsignedNumber(SALT_BYTES);
        return new PasswordHash(
                ITERATIONS,
                base64(salt),
                base64(derive(password, salt, ITERATIONS)),
                Srp.hex(srpSalt),
                Srp.hex(Srp.verifier(pool, username, password, srpSalt)));
    }

    /**
     * The SRP verifier. For an unknown user, and for a row of an earlier version without a verifier, it returns one
     * that no password matches.
     */
    public BigInteger verifier(Optional<PasswordHash> stored) {
        return new BigInteger(
                stored.map(PasswordHash::srpVerifier).orElse(Objects.requireNonNull(unknownUserHash.srpVerifier())),
                16);
    }

    /** Takes the same time whether the user exists or not, so that a caller cannot find out which users exist. */
    public boolean matches(Optional<PasswordHash> stored, Secret candidate) {
        PasswordHash expected = stored.orElse(unknownUserHash);
        byte[] salt = Base64.getDecoder().decode(expected.salt());
        byte[] derived = derive(candidate, salt, expected.iterations());
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(expected.hash())) && stored.isPresent();
    }

    private static byte[] derive(Secret password, byte[] salt, int iterations) {
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, iterations, HASH_BITS);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has PBKDF2WithHmacSHA256", e);
        } finally {
            spec.clearPassword();
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
