package dev.gatehouse.local.cognito.api;

/** An operation of the cognito-idp API that the local cloud knows. */
public interface Operation {
    String name();

    /**
     * Whether the local cloud implements the operation. If it does not, it refuses the call before it reads the
     * request.
     */
    default boolean imitated() {
        return true;
    }

    /** Answers a request that {@link CheckedCall} has checked. */
    ApiAnswer answer(ApiRequest request);
}
