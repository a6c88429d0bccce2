package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Post confirmation trigger: Cognito calls it once a user is confirmed. Put work here that you do once for each new
 * user. This one writes a log line, so that you can count new users; the line has no personal data.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html">Post
 *     confirmation Lambda trigger</a>
 */
public final class PostConfirmationHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CognitoEvent event = CognitoEvent.read(input);
        // Cognito also calls this trigger after a password reset, which is not a new user.
        if (event.source().equals("PostConfirmation_ConfirmSignUp")) {
            JsonObject line = new JsonObject();
            line.addProperty("event", "user-confirmed");
            line.addProperty("sub", event.attribute("sub"));
            line.addProperty("client", event.client());
            context.getLogger().log(line + "\n");
        }
        event.writeTo(output);
    }
}
