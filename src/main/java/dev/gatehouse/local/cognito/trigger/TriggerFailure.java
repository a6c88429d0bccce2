package dev.gatehouse.local.cognito.trigger;

import dev.gatehouse.local.cognito.api.ApiAnswer;

/**
 * A pool's function refused, failed or answered what Cognito does not understand.
 *
 * @param type Cognito's exception
 * @param message as Cognito says it; it holds the function's own words, meant for the caller
 * @param reason for the log, without those words
 */
public record TriggerFailure(String type, String message, String reason)
        implements TokenResult, PreTokenGenerationTrigger.Result, TriggerInvoker.Outcome {
    public ApiAnswer.Refused toRefused() {
        return new ApiAnswer.Refused(type, message, reason);
    }
}
