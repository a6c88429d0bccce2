package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;

/**
 * What an authenticator app reads from a QR code: {@code otpauth://totp/...}, the Key Uri Format that the apps share.
 * Hash, digits and period are those that it takes for granted. CHOICE: the pool's name as issuer.
 */
public final class OtpAuthUri {
    private OtpAuthUri() {}

    /** @param account how the app tells this key from others of the pool: the name that the user signs in with */
    public static Secret of(UserPool pool, String account, Secret secret) {
        String issuer = Form.encode(pool.name());
        // The text has the secret in it.
        return Secret.of("otpauth://totp/" + issuer + ":" + Form.encode(account) + "?secret=" + secret.reveal()
                + "&issuer=" + issuer);
    }
}
