package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Locale;
import java.util.Map;

/**
 * Deprecated flows (RFC 9700 sections 2.1.2 and 2.4) that a client may use. In a protected stack each one needs a written
 * reason.
 *
 * @param passwordSignIn whether the client may send a user's password itself, and how
 * @param implicitGrant whether tokens can be returned in the URL (response_type token)
 */
public record DeprecatedFlows(PasswordSignIn passwordSignIn, boolean implicitGrant) {
    public static final DeprecatedFlows NONE = new DeprecatedFlows(PasswordSignIn.OFF, false);

    /** Keys of a client. */
    static final Schema KEYS = Schema.part();

    private static final String PASSWORD_SIGN_IN = "passwordSignIn";
    private static final String IMPLICIT_GRANT = "implicitGrant";

    private static final Key<PasswordSignIn> PASSWORD = KEYS.choice(PASSWORD_SIGN_IN, PasswordSignIn.class)
            .describe(
                    "whether the client sends users' passwords itself: on (plain text or SRP, not for kind spa) or srp (SRP only)")
            .source("Cognito, USER_PASSWORD_AUTH and USER_SRP_AUTH; RFC 9700 section 2.4")
            .withDefault(PasswordSignIn.OFF);
    private static final Key<Boolean> IMPLICIT = KEYS.flag(IMPLICIT_GRANT)
            .describe("whether tokens can be returned in the URL (response_type token); only for kind spa")
            .source("RFC 6749 section 4.2; RFC 9700 section 2.1.2")
            .withDefault(false);
    private static final TextPattern NAMES = KEYS.pattern(
            PASSWORD_SIGN_IN + "|" + IMPLICIT_GRANT,
            "accept-name",
            "must be passwordSignIn or implicitGrant",
            "write one of these names");
    private static final TextPattern REASON = KEYS.pattern(
            "\\S[\\s\\S]{18,}\\S",
            "accept-reason",
            "must be a reason of 20 characters or more",
            "write the reason as a sentence");
    private static final Key<Map<String, String>> ACCEPTED = KEYS.textMap("acceptRisk", NAMES, REASON, Limit.NONE)
            .describe("the reason why a protected stack uses passwordSignIn or implicitGrant, by its name")
            .example(Map.of(PASSWORD_SIGN_IN, "the scanners in the warehouse have no browser"))
            .emptyByDefault();

    private static final Rule PASSWORD_KIND =
            KEYS.rule("password-kind", "must be off for kind <kind>", "use the code flow, or a native or web client");
    private static final Rule PASSWORD_SPA = KEYS.rule(
            "password-spa",
            "must be srp or off for kind spa: with on, a browser would send passwords in plain text",
            "write srp, or use the code flow");
    private static final Rule PASSWORD_PROTECTED = KEYS.rule(
            "password-protected", "must be off in a protected stack (RFC 9700 section 2.4)", "use the code flow");
    private static final Rule IMPLICIT_KIND =
            KEYS.rule("implicit-kind", "must be off for kind <kind>", "use the code flow with PKCE");
    private static final Rule IMPLICIT_PROTECTED = KEYS.rule(
            "implicit-protected",
            "must be off in a protected stack (RFC 9700 section 2.1.2)",
            "use the code flow with PKCE");
    private static final Rule FLOW_IS_OFF = KEYS.rule("accept-nothing", "must name a flow that is on", "delete it");
    private static final String HANDLES_PASSWORDS = KEYS.warning(
            "the client handles users' passwords itself; its tokens contain none of your scopes except those of"
                    + " identity.passwordScopes");
    private static final String SHOWS_TOKENS =
            KEYS.warning("tokens are returned in the URL, which browser history and logs record");

    static DeprecatedFlows read(Section client, ClientKind kind, boolean protection) {
        PasswordSignIn written = client.get(PASSWORD);
        boolean password = written != PasswordSignIn.OFF;
        boolean implicit = client.get(IMPLICIT);
        if (password && (kind == ClientKind.MACHINE || kind == ClientKind.AGENT)) {
            client.path(PASSWORD).report(PASSWORD_KIND, settingName(written), kind.settingName());
            written = PasswordSignIn.OFF;
        } else if (written == PasswordSignIn.ON && kind == ClientKind.SPA) {
            client.path(PASSWORD).report(PASSWORD_SPA, settingName(written));
            written = PasswordSignIn.OFF;
        } else if (password) {
            reportOrWarn(client, PASSWORD, settingName(written), PASSWORD_PROTECTED, HANDLES_PASSWORDS, protection);
        }
        if (implicit && kind != ClientKind.SPA) {
            client.path(IMPLICIT).report(IMPLICIT_KIND, "on", kind.settingName());
        } else if (implicit) {
            reportOrWarn(client, IMPLICIT, "on", IMPLICIT_PROTECTED, SHOWS_TOKENS, protection);
        }
        for (String name : client.get(ACCEPTED).keySet()) {
            boolean on = name.equals(PASSWORD_SIGN_IN) ? password : implicit;
            if (!on) {
                client.path(ACCEPTED).key(name).report(FLOW_IS_OFF, name);
            }
        }
        return new DeprecatedFlows(written, implicit);
    }

    private static String settingName(PasswordSignIn password) {
        return password.name().toLowerCase(Locale.ROOT);
    }

    private static void reportOrWarn(
            Section client, Key<?> key, String written, Rule refusal, String warning, boolean protection) {
        String reason = client.get(ACCEPTED).get(key.name());
        if (protection && reason == null) {
            client.path(key).report(refusal, written);
        } else {
            client.path(key).warn(reason == null ? warning : warning + "; accepted because " + reason);
        }
    }
}
