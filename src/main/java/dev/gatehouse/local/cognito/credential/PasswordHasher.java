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

/** Keeps and compares passwords by PBKDF2 with HMAC-SHA-256 and a salt of their own. */
public final class PasswordHasher {
    /**
     * CHOICE: some 50 ms a sign-in with the C1 compiler, which the local cloud keeps to. The users are test users; a server
     * would take twenty times as many.
     */
    static final int ITERATIONS = 25_000;

    private static final int SALT_BYTES = 16;
    private static final int HASH_BITS = 256;

    private final RandomValues ids;
    private final PasswordHash nobody;

    public PasswordHasher(RandomValues ids) {
        this.ids = ids;
        this.nobody = unmatchableHash();
    }

    /** For who has no password: no text hashes to it in practice. */
    public PasswordHash unmatchableHash() {
        return new PasswordHash(
                ITERATIONS,
                base64(ids.bytes(SALT_BYTES)),
                base64(ids.bytes(HASH_BITS / 8)),
                Srp.hex(ids.unsignedNumber(SALT_BYTES)),
                Srp.hex(ids.unsignedNumber(Srp.BYTES).mod(Srp.N)));
    }

    /**
     * With what USER_SRP_AUTH needs beside it. A verifier is quicker to guess from than the slow hash; Cognito keeps one as
     * well, for the protocol has no other way.
     *
     * @param username real
     */
    public PasswordHash hash(UserPool pool, String username, Secret password) {
        byte[] salt = ids.bytes(SALT_BYTES);
        BigInteger srpSalt = ids.unsignedNumber(SALT_BYTES);
        return new PasswordHash(
                ITERATIONS,
                base64(salt),
                base64(derive(password, salt, ITERATIONS)),
                Srp.hex(srpSalt),
                Srp.hex(Srp.verifier(pool, username, password, srpSalt)));
    }

    /** For SRP; of who is not there, or was kept without one by an earlier version, one that no password has. */
    public BigInteger verifier(Optional<PasswordHash> kept) {
        return new BigInteger(
                kept.map(PasswordHash::srpVerifier).orElse(Objects.requireNonNull(nobody.srpVerifier())), 16);
    }

    /** The same work whether the user exists or not, so that the time does not tell. */
    public boolean matches(Optional<PasswordHash> kept, Secret candidate) {
        PasswordHash against = kept.orElse(nobody);
        byte[] salt = Base64.getDecoder().decode(against.salt());
        byte[] derived = derive(candidate, salt, against.iterations());
        return MessageDigest.isEqual(derived, Base64.getDecoder().decode(against.hash())) && kept.isPresent();
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
