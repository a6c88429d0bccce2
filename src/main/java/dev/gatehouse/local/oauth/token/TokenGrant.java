package dev.gatehouse.local.oauth.token;

import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.TokenAnswer;

/** One grant type of /oauth2/token; the client was authenticated before. */
interface TokenGrant {
    String type();

    TokenAnswer answer(ClientAuthentication.Outcome.Known caller, Form form);
}
