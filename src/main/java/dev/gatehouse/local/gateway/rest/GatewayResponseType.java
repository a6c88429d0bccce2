package dev.gatehouse.local.gateway.rest;

/** Gateway response types: the error responses of a REST API (DOC "Gateway response types for API Gateway"). */
enum GatewayResponseType {
    BAD_REQUEST_PARAMETERS(400, "Bad Request", "BadRequestException"),
    /** DOC "Integrate a REST API with an Amazon Cognito user pool": also for a missing scope. */
    UNAUTHORIZED(401, "Unauthorized", "UnauthorizedException"),
    /** Also for an unknown path or method. */
    MISSING_AUTHENTICATION_TOKEN(403, "Missing Authentication Token", "MissingAuthenticationTokenException"),
    REQUEST_TOO_LARGE(413, "Request Too Long", "RequestEntityTooLargeException"),
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported Media Type", "UnsupportedMediaTypeException"),
    THROTTLED(429, "Too Many Requests", "TooManyRequestsException"),
    AUTHORIZER_CONFIGURATION_ERROR(500, "Internal server error", "InternalServerErrorException"),
    API_CONFIGURATION_ERROR(500, "Internal server error", "InternalServerErrorException"),
    /**
     * DOC "Lambda proxy integrations in API Gateway": 502 for a malformed function response. It has no response type.
     */
    MALFORMED_RESPONSE(502, "Internal server error", "InternalServerErrorException"),
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

    /** The declared gateway response that applies if this type has none. */
    String fallback() {
        return "DEFAULT_" + status / 100 + "XX";
    }

    String type() {
        return this == MALFORMED_RESPONSE ? fallback() : name();
    }
}
