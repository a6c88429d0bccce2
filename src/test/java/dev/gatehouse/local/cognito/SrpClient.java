package dev.gatehouse.local.cognito;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's half of SRP, in hexadecimal text as AWS's clients compute it and without a line of the server's. Clients
 * of others speak it in {@code src/test/clients}.
 */
public final class SrpClient {
    private static final String N_HEX = prime();
    public static final BigInteger N = new BigInteger(N_HEX, 16);

    private final BigInteger secret;
    private final BigInteger publicValue;

    public SrpClient(BigInteger secret) {
        this.secret = secret;
        this.publicValue = BigInteger.TWO.modPow(secret, N);
    }

    public String publicValue() {
        return publicValue.toString(16);
    }

    public String signature(
            String poolName, String user, String password, String salt, String b, String block, String timestamp) {
        BigInteger theirs = new BigInteger(b, 16);
        BigInteger k = new BigInteger(hash(pad(N_HEX) + pad("2")), 16);
        BigInteger u = new BigInteger(hash(pad(publicValue.toString(16)) + pad(theirs.toString(16))), 16);
        String identity =
                hash(HexFormat.of().formatHex((poolName + user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        BigInteger x = new BigInteger(hash(pad(new BigInteger(salt, 16).toString(16)) + identity), 16);
        BigInteger base =
                theirs.subtract(k.multiply(BigInteger.TWO.modPow(x, N))).mod(N);
        BigInteger shared = base.modPow(secret.add(u.multiply(x)), N);
        byte[] prk = hmac(bytes(pad(u.toString(16))), bytes(pad(shared.toString(16))));
        byte[] key = HexFormat.of()
                .parseHex(HexFormat.of()
                        .formatHex(hmac(prk, "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8)))
                        .substring(0, 32));
        return Base64.getEncoder()
                .encodeToString(hmac(
                        key,
                        (poolName + user).getBytes(StandardCharsets.UTF_8),
                        Base64.getDecoder().decode(block),
                        timestamp.getBytes(StandardCharsets.UTF_8)));
    }

    private static String pad(String hex) {
        String even = hex.length() % 2 == 0 ? hex : "0" + hex;
        return "89abcdefABCDEF".indexOf(even.charAt(0)) >= 0 ? "00" + even : even;
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hash(String hex) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(hex)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
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
            throw new AssertionError(e);
        }
    }

    /** RFC 5054 appendix A gives the group as this formula: 2^3072 - 2^3008 - 1 + 2^64 * {[2^2942 pi] + 1690314}. */
    private static String prime() {
        BigInteger two = BigInteger.TWO;
        return two.pow(3072)
                .subtract(two.pow(3008))
                .subtract(BigInteger.ONE)
                .add(two.pow(64).multiply(pi(2942).add(BigInteger.valueOf(1690314))))
                .toString(16);
    }

    /** The whole part of 2^bits * pi, by Machin's formula. */
    private static BigInteger pi(int bits) {
        int guard = 64;
        BigInteger unit = BigInteger.ONE.shiftLeft(bits + guard);
        BigInteger quarter = arctan(5, unit).shiftLeft(2).subtract(arctan(239, unit));
        return quarter.shiftLeft(2).shiftRight(guard);
    }

    private static BigInteger arctan(int inverse, BigInteger unit) {
        BigInteger square = BigInteger.valueOf((long) inverse * inverse);
        BigInteger term = unit.divide(BigInteger.valueOf(inverse));
        BigInteger sum = term;
        for (int n = 3; term.signum() != 0; n += 2) {
            term = term.divide(square).negate();
            sum = sum.add(term.divide(BigInteger.valueOf(n)));
        }
        return sum;
    }
}
