package dev.gatehouse.local.cognito.api;

/** One operation of the cognito-idp API that the local cloud knows. */
public interface Operation {
    String name();

    /** Whether the local cloud does it; one that it refuses by name is answered before its request is read. */
    default boolean imitated() {
        return true;
    }

    /** Answers a request that {@link CheckedCall} has checked. */
    ApiAnswer answer(ApiRequest request);
}
