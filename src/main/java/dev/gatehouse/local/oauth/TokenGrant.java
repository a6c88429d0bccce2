package dev.gatehouse.local.oauth;

/** One grant type of /oauth2/token; the client was authenticated before. */
interface TokenGrant {
    String type();

    TokenAnswer answer(ClientAuthentication.Outcome.Known caller, Form form);
}
