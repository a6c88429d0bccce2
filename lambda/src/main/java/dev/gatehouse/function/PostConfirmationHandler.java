package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What Cognito calls after a user was confirmed: the place for what an application does once for each user. Here it is a
 * line in the log, by which new users can be counted; the user's attributes are personal and stay out of it.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-post-confirmation.html">Post
 *     confirmation Lambda trigger</a>
 */
public final class PostConfirmationHandler implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CognitoEvent event = CognitoEvent.read(input);
        // A password that was reset ends here too, and is no new user.
        if (event.source().equals("PostConfirmation_ConfirmSignUp")) {
            JsonObject line = new JsonObject();
            line.addProperty("event", "user-confirmed");
            line.addProperty("sub", event.attribute("sub"));
            line.addProperty("client", event.client());
            context.getLogger().log(line + "\n");
        }
        event.answer(output);
    }
}
