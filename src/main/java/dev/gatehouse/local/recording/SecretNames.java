package dev.gatehouse.local.recording;

import java.util.Locale;
import java.util.Set;

/** The names of members, form fields and headers whose values are secret. */
final class SecretNames {
    /** In lower case without hyphens and underscores. */
    private static final Set<String> VALUES = Set.of(
            "password",
            "previouspassword",
            "proposedpassword",
            "newpassword",
            "temporarypassword",
            "repeated",
            "passwd",
            "passcode",
            "secret",
            "secrethash",
            "clientsecret",
            "clientsecretvalue",
            "code",
            "codeverifier",
            "confirmationcode",
            "usercode",
            "softwaretokenmfacode",
            "emailotpcode",
            "smsmfacode",
            "smsotpcode",
            "mfacode",
            "otp",
            "answer",
            "challengeanswer",
            "session",
            "secretcode",
            "refreshtoken",
            "sessiontoken",
            "securitytoken",
            "secretaccesskey",
            "csrf",
            "token",
            "passwordclaimsignature",
            "passwordclaimsecretblock",
            "secretblock",
            "passwordverifier",
            "privatekey",
            "apikey",
            "xapikey",
            "cookies",
            "userpooladdresscode");

    /** Their values are tokens, of which only the signature is secret. */
    private static final Set<String> TOKENS =
            Set.of("accesstoken", "idtoken", "idtokenhint", "clientassertion", "pasted");

    private static final Set<String> HEADERS =
            Set.of("cookie", "set-cookie", "x-amz-security-token", "proxy-authorization", "x-api-key");

    private SecretNames() {}

    static boolean isSecret(String name) {
        return VALUES.contains(plain(name));
    }

    static boolean isToken(String name) {
        return TOKENS.contains(plain(name));
    }

    static boolean isSecretHeader(String name) {
        return HEADERS.contains(name.toLowerCase(Locale.ROOT));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
