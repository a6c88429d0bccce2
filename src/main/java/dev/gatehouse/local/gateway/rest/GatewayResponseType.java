package dev.gatehouse.local.gateway.rest;


/** The gateway's own answers on a REST API (DOC "Gateway response types for API Gateway"), named by response type. */
enum GatewayResponseType {
    BAD_REQUEST_PARAMETERS(400, "Bad Request", "BadRequestException"),
    /** DOC "Integrate a REST API with an Amazon Cognito user pool": for a missing scope as well. */
    UNAUTHORIZED(401, "Unauthorized", "UnauthorizedException"),
    /** For an unknown path or method too. */
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    REQUEST_TOO_LARGE(413, "Request Too Long", "RequestEntityTooLargeException"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", "UnsupportedMediaTypeException"),
    THROTTLED(429, "Too Many Requests", "TooManyRequestsException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "Internal server error", "InternalServerErrorException"),
    API_CONFIGURATION_ERROR(500, "Internal server error", "InternalServerErrorException"),
    /** DOC "Lambda proxy integrations in API Gateway": 502 for what a function must not return. It has no type. */
    MALFORMED_REPLY(502, "Internal server error", "InternalServerErrorException"),
    INTEGRATION_TIMEOUT(504, "Endpoint request timed out", "InternalServerErrorException");

    private final int status;
    private final String message;
    private final String exception;

    GatewayResponseType(int status, String message, String exception) {
        this.status = status;
        this.message = message;
        this.exception = exception;
    }

    int status() {
        return status;
    }

    String message() {
        return message;
    }

    /** Value of {@code x-amzn-ErrorType} (OBS, answers in public posts). */
    String exception() {
        return exception;
    }

    /** The declared answer that stands in where there is none of this type. */
    String fallback() {
        return "DEFAULT_" + status / 100 + "XX";
    }

    String type() {
        return this == MALFORMED_REPLY ? fallback() : name();
    }
}
