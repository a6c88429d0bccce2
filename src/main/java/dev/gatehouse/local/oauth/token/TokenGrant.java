package dev.gatehouse.local.oauth.token;

import dev.gatehouse.local.oauth.form.ClientAuthentication;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.TokenResponse;

/** A grant type of /oauth2/token. The client is already authenticated. */
interface TokenGrant {
    String type();

    TokenResponse answer(ClientAuthentication.Outcome.Authenticated caller, Form form);
}
