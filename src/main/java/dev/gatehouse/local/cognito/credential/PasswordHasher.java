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

/**
 * Hashes and verifies passwords: PBKDF2 with HMAC-SHA-256 and a random salt for each password.
 *
 * <p>CHOICE: the state file keeps the slow hash, because a person may use a real password even for a local user. A process
 * computes it once for each password: then {@link VerifiedPasswords} answers in microseconds, so that a sign-in costs no more
 * than its signatures. A wrong password and an unknown user both take the time of the slow hash, always, so that the time
 * does not tell which users exist. Only a caller who knows the password gets the fast answer.
 */
public final class PasswordHasher {
    /**
     * CHOICE: about 50 ms with the C1 compiler, the only compiler that the local cloud uses. A server would use twenty
     * times as many iterations. Here they would add nothing: the file also contains the SRP verifier, which takes an attacker
     * about as long as this hash.
     */
    static final int ITERATIONS = 25_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final RandomValues random;
    private final PasswordHash unknownUserHash;
    private final VerifiedPasswords verified;

    public PasswordHasher(RandomValues random) {
        this.random = random;
        this.unknownUserHash = unmatchableHash();
        this.verified = new VerifiedPasswords(random.bytes(HASH_BITS / 8));
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
        PasswordHash hash = new PasswordHash(
                ITERATIONS,
                base64(salt),
                base64(derive(password, salt, ITERATIONS)),
                Srp.hex(srpSalt),
                Srp.hex(Srp.verifier(pool, username, password, srpSalt)));
        verified.add(hash, password);
        return hash;
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

    /** If it returns false, it takes the same time whether the user exists or not. */
    public boolean matches(Optional<PasswordHash> stored, Secret candidate) {
        PasswordHash expected = stored.orElse(unknownUserHash);
        if (verified.contains(expected, candidate)) {
            return true;
        }
        byte[] salt = Base64.getDecoder().decode(expected.salt());
        byte[] derived = derive(candidate, salt, expected.iterations());
        boolean matches =
                MessageDigest.isEqual(derived, Base64.getDecoder().decode(expected.hash())) && stored.isPresent();
        if (matches) {
            verified.add(expected, candidate);
        }
        return matches;
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
