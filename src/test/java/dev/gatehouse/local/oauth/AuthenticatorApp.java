package dev.gatehouse.local.oauth;

import com.google.common.io.BaseEncoding;
import dev.gatehouse.local.RunningCognito;
import dev.gatehouse.local.cognito.mfa.SoftwareTokens;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.state.UserPool;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An authenticator app for tests: implements RFC 6238 without the code under test. */
public final class AuthenticatorApp {
    private AuthenticatorApp() {}

    public static String code(String key, long millis) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(BaseEncoding.base32().omitPadding().decode(key), "HmacSHA1"));
            byte[] hash = mac.doFinal(
                    ByteBuffer.allocate(8).putLong(millis / 1000 / 30).array());
            int at = hash[19] & 15;
            int number = ByteBuffer.wrap(hash, at, 4).getInt() & Integer.MAX_VALUE;
            return String.format(Locale.ROOT, "%06d", number % 1000000);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** Registers an app for the user without a page, and advances the clock by 30 seconds past the code. */
    public static String register(RunningCognito cognito, UserPool pool, String name) {
        User user = cognito.pools.users().findByNameOrAlias(pool, name).orElseThrow();
        SoftwareTokens.AssociateResult.Associated made = (SoftwareTokens.AssociateResult.Associated)
                cognito.pools.signIns().softwareTokens().associate(pool, user);
        String key = made.secret().reveal();
        if (cognito.pools
                .signIns()
                .softwareTokens()
                .verify(pool, user, code(key, cognito.clock.millis()), "")
                .isPresent()) {
            throw new AssertionError("the code was refused");
        }
        cognito.clock.advance(java.time.Duration.ofSeconds(30));
        return key;
    }
}
