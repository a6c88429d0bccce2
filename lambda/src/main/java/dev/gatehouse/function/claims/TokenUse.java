package dev.gatehouse.function.claims;

/** The claim {@code token_use} of a Cognito token (DOC "Understanding user pool JSON web tokens"). */
public enum TokenUse {
    /** Authorizes the operations that its scopes name. */
    ACCESS,
    /** Identifies the user and authorizes nothing. */
    ID
}
