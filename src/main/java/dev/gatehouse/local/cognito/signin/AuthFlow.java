package dev.gatehouse.local.cognito.signin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.CallingClient;
import java.util.Map;

/** An authentication flow. API reference InitiateAuth, AuthFlow. */
public interface AuthFlow {
    /** @param parameters the AuthParameters of the request */
    ApiAnswer answer(CallingClient caller, Map<String, String> parameters);
}
