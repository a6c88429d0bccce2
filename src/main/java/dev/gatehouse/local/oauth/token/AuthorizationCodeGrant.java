package dev.gatehouse.local.oauth.token;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.oauth.authorize.AuthorizationCodes;
import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.TokenResponse;
import dev.gatehouse.local.oauth.form.TokenResponse.Refused;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** grant_type=authorization_code. DOC "The token issuer endpoint"; RFC 7636. */
public final class AuthorizationCodeGrant implements TokenGrant {
    /** RFC 7636 section 4.1. */
    private static final Pattern VERIFIER = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final UserPools pools;
    private final AuthorizationCodes codes;

    public AuthorizationCodeGrant(UserPools pools, AuthorizationCodes codes) {
        this.pools = pools;
        this.codes = codes;
    }

    @Override
    public String type() {
        return "authorization_code";
    }

    @Override
    public TokenResponse answer(ClientAuthentication.Outcome.Authenticated caller, Form form) {
        if (!caller.client().oauthFlows().contains("code")) {
            return new Refused(
                    "unauthorized_client",
                    "allowedOauthFlows of client " + caller.client().name() + " are "
                            + caller.client().oauthFlows() + " and do not include code");
        }
        Optional<String> presented = form.find("code");
        Optional<String> redirectUri = form.find("redirect_uri");
        if (presented.isEmpty() || redirectUri.isEmpty()) {
            return new Refused("invalid_request", "code and redirect_uri are required");
        }
        Optional<AuthorizationCodes.Code> redeemed = codes.redeem(presented.get());
        if (redeemed.isEmpty()) {
            return new Refused(
                    "invalid_grant",
                    "the code is unknown, older than five minutes, or already used (then the tokens it issued are revoked)");
        }
        AuthorizationCodes.Code code = redeemed.get();
        if (!code.clientId().equals(caller.client().id())
                || !Optional.ofNullable(code.document()).equals(caller.documentUrl())) {
            return new Refused("invalid_grant", "the code was issued to another client");
        }
        if (!code.redirectUri().equals(redirectUri.get())) {
            // DOC: not invalid_grant, and with this description.
            return new Refused(
                    "unauthorized_client",
                    "invalid_redirect",
                    "redirect_uri must be the one in the authorize request, " + code.redirectUri() + ", got "
                            + LogText.of(redirectUri.get()));
        }
        Optional<String> pkce = verifierProblem(code.challenge(), form.find("code_verifier"));
        if (pkce.isPresent()) {
            return new Refused("invalid_grant", pkce.get());
        }
        return issue(caller, code);
    }

    private TokenResponse issue(ClientAuthentication.Outcome.Authenticated caller, AuthorizationCodes.Code code) {
        Optional<User> user = pools.users().find(caller.pool(), code.username()).filter(each -> !each.disabled());
        if (user.isEmpty()) {
            return new Refused("invalid_grant", "the user of this code was deleted or is disabled");
        }
        Session session = pools.sessions()
                .startHosted(
                        code.originJti(),
                        caller.client(),
                        user.get(),
                        code.scopes(),
                        code.resource(),
                        code.document(),
                        code.authTime());
        return TokenEndpoint.responseOf(pools.tokens()
                .issue(caller.pool(), caller.client(), user.get(), session, Optional.ofNullable(code.nonce())));
    }

    private static Optional<String> verifierProblem(@Nullable String challenge, Optional<String> verifier) {
        if (challenge == null) {
            // RFC 9700 section 4.8: a verifier without a challenge indicates a downgrade attack. AWS documents nothing.
            return verifier.map(
                    sent -> "the request has a code_verifier, but the authorize request had no code_challenge");
        }
        if (verifier.isEmpty()) {
            return Optional.of("code_verifier is missing, and the authorize request had a code_challenge");
        }
        if (!VERIFIER.matcher(verifier.get()).matches()) {
            return Optional.of("code_verifier must be 43 to 128 characters of A-Z a-z 0-9 - . _ ~");
        }
        String computed = Base64.getUrlEncoder().withoutPadding().encodeToString(Hashes.sha256(verifier.get()));
        return Hashes.equalsInConstantTime(computed, challenge)
                ? Optional.empty()
                : Optional.of("code_verifier does not match the code_challenge; the code can no longer be used");
    }
}
