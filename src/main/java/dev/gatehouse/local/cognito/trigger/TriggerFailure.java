package dev.gatehouse.local.cognito.trigger;

import dev.gatehouse.local.cognito.api.ApiAnswer;

/**
 * A function of the pool refused the request, failed, or returned an invalid response.
 *
 * @param type the name of Cognito's exception
 * @param message Cognito's message; it contains the function's error message, which is meant for the caller
 * @param reason the reason that the log shows, without the function's error message
 */
public record TriggerFailure(String type, String message, String reason)
        implements TokenResult, PreTokenGenerationTrigger.Result, TriggerInvoker.Outcome {
    public ApiAnswer.Refused toRefused() {
        return new ApiAnswer.Refused(type, message, reason);
    }
}
