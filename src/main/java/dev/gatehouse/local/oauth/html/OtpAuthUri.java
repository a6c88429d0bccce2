package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;

/**
 * The content of the QR code for authenticator apps: {@code otpauth://totp/...}, in the Key Uri Format that the apps share.
 * It omits hash, digits and period, which have the default values of the format. CHOICE: the pool name is the issuer.
 */
public final class OtpAuthUri {
    private OtpAuthUri() {}

    /** @param account the username at sign-in, by which the app distinguishes the keys of one pool */
    public static Secret of(UserPool pool, String account, Secret secret) {
        String issuer = Form.encode(pool.name());
        // The URI contains the secret.
        return Secret.of("otpauth://totp/" + issuer + ":" + Form.encode(account) + "?secret=" + secret.reveal()
                + "&issuer=" + issuer);
    }
}
