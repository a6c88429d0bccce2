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
 * The server side of the Secure Remote Password protocol (RFC 5054 section 2.5) as Cognito uses it: SHA-256, the user
 * name prefixed with the name of the pool, and a claim signed with a key that both sides derive. DOC "Authentication
 * flows"; details OBS in AWS's client libraries.
 */
public final class Srp {
    /** The 3072-bit group of RFC 5054, appendix A, with the generator 2 (OBS; RFC 5054 itself uses 5). */
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

    /** The verifier that a pool stores: g^x. */
    static BigInteger verifier(UserPool pool, String username, Secret password, BigInteger salt) {
        byte[] identity = sha256(text(poolName(pool) + username + ":" + password.reveal()));
        return G.modPow(number(sha256(bytes(salt), identity)), N);
    }

    /** SRP_B: k*v + g^b. */
    public static BigInteger publicValue(BigInteger verifier, BigInteger serverSecret) {
        return K.multiply(verifier).add(G.modPow(serverSecret, N)).mod(N);
    }

    /** RFC 5054 section 2.5.4: refuses a value that is zero modulo N, with which any caller could sign in. */
    public static boolean isValidPublicValue(BigInteger clientPublic) {
        return clientPublic.signum() > 0 && clientPublic.mod(N).signum() != 0;
    }

    /**
     * The session key. The client can compute it only with the password.
     *
     * @param clientPublic SRP_A, which {@link #isValidPublicValue} accepts
     * @param serverSecret the exponent of {@code serverPublic}
     */
    public static byte[] sessionKey(
            BigInteger clientPublic, BigInteger serverSecret, BigInteger serverPublic, BigInteger verifier) {
        BigInteger u = number(sha256(bytes(clientPublic), bytes(serverPublic)));
        BigInteger shared = clientPublic.multiply(verifier.modPow(u, N)).mod(N).modPow(serverSecret, N);
        return Arrays.copyOf(hmac(hmac(bytes(u), bytes(shared)), INFO), KEY_BYTES);
    }

    /** The expected PASSWORD_CLAIM_SIGNATURE. */
    public static byte[] claimSignature(
            byte[] key, UserPool pool, String username, byte[] secretBlock, String timestamp) {
        return hmac(key, text(poolName(pool)), text(username), secretBlock, text(timestamp));
    }

    public static String hex(BigInteger number) {
        return HexFormat.of().formatHex(bytes(number));
    }

    /** OBS: the part of the pool id after the region and the underscore. */
    private static String poolName(UserPool pool) {
        return pool.id().substring(pool.id().indexOf('_') + 1);
    }

    /** {@link BigInteger} writes a zero byte before a first bit that is set. */
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
