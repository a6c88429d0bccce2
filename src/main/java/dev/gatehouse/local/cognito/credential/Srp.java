package dev.gatehouse.local.cognito.credential;

import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The server's half of the Secure Remote Password protocol (RFC 5054 section 2.5) as Cognito speaks it: SHA-256, the
 * user name led by the pool's, and a claim signed with a key derived from what both sides know. DOC "Authentication
 * flows"; the details OBS in AWS's own clients.
 */
public final class Srp {
    /** The 3072-bit group of RFC 5054, appendix A, with 2 as generator: OBS, RFC 5054 itself says 5. */
    static final BigInteger N = new BigInteger(
            "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A08798E3404DD"
                    + "EF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637ED6B0BFF5CB6F406B7ED"
                    + "EE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF0598DA48361C55D39A69163FA8FD24CF5F"
                    + "83655D23DCA3AD961C62F356208552BB9ED529077096966D670C354E4ABC9804F1746C08CA18217C32905E462E36CE3B"
                    + "E39E772C180E86039B2783A2EC07A28FB5C55DF06F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA0510"
                    + "15728E5A8AAAC42DAD33170D04507A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7"
                    + "ABF5AE8CDB0933D71E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200C"
                    + "BBE117577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFFFFFFFFFF",
            16);

    static final int BYTES = 384;

    private static final BigInteger G = BigInteger.TWO;
    private static final BigInteger K = number(sha256(bytes(N), bytes(G)));
    private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8);
    private static final int KEY_BYTES = 16;

    private Srp() {}

    /** What a pool keeps of a password instead of it: g^x. */
    static BigInteger verifier(UserPool pool, String username, Secret password, BigInteger salt) {
        byte[] identity = sha256(text(poolName(pool) + username + ":" + password.reveal()));
        return G.modPow(number(sha256(bytes(salt), identity)), N);
    }

    /** SRP_B: k*v + g^b. */
    public static BigInteger publicValue(BigInteger verifier, BigInteger ours) {
        return K.multiply(verifier).add(G.modPow(ours, N)).mod(N);
    }

    /** RFC 5054 section 2.5.4: a value that is zero modulo N would let anybody in. */
    public static boolean isValidPublicValue(BigInteger theirs) {
        return theirs.signum() > 0 && theirs.mod(N).signum() != 0;
    }

    /**
     * The key that only who knows the password has, too.
     *
     * @param theirs SRP_A, which {@link #isSafe}
     * @param ours the exponent behind {@code ourPublic}
     */
    public static byte[] sessionKey(BigInteger theirs, BigInteger ours, BigInteger ourPublic, BigInteger verifier) {
        BigInteger u = number(sha256(bytes(theirs), bytes(ourPublic)));
        BigInteger shared = theirs.multiply(verifier.modPow(u, N)).mod(N).modPow(ours, N);
        return Arrays.copyOf(hmac(hmac(bytes(u), bytes(shared)), INFO), KEY_BYTES);
    }

    /** What PASSWORD_CLAIM_SIGNATURE must be. */
    public static byte[] claimSignature(
            byte[] key, UserPool pool, String username, byte[] secretBlock, String timestamp) {
        return hmac(key, text(poolName(pool)), text(username), secretBlock, text(timestamp));
    }

    public static String hex(BigInteger number) {
        return HexFormat.of().formatHex(bytes(number));
    }

    /** OBS: what stands after the region and the underscore. */
    private static String poolName(UserPool pool) {
        return pool.id().substring(pool.id().indexOf('_') + 1);
    }

    /** With a zero byte before a first bit that is set, as {@link BigInteger} writes what is not negative. */
    private static byte[] bytes(BigInteger number) {
        return number.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static BigInteger number(byte[] bytes) {
        return new BigInteger(1, bytes);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] hmac(byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
