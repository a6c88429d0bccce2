package dev.gatehouse.function.claims;

/** What a Cognito token is for (DOC "Understanding user pool JSON web tokens"). */
public enum TokenUse {
    /** Opens what its scopes name. */
    ACCESS,
    /** Says who a user is, and opens nothing. */
    ID
}
