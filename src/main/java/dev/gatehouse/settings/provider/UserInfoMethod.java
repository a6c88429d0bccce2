package dev.gatehouse.settings.provider;

/** The HTTP method with which Cognito requests a user's attributes (CreateIdentityProvider, attributes_request_method). */
public enum UserInfoMethod {
    GET,
    POST
}
