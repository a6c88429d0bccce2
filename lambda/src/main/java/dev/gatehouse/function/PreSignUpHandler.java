package dev.gatehouse.function;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What Cognito calls before it adds somebody who signs up: only e-mail addresses of the stack's own domains are let in,
 * where it names some. It confirms nobody by itself: the code does.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">Pre sign-up
 *     Lambda trigger</a>
 */
public final class PreSignUpHandler implements RequestStreamHandler {
    private final Set<String> domains;

    /** What Lambda calls. */
    public PreSignUpHandler() {
        this(Optional.ofNullable(System.getenv("SIGN_UP_DOMAINS")).orElse(""));
    }

    /** @param domains in lower case, separated by blanks; empty lets everybody in */
    PreSignUpHandler(String domains) {
        this.domains = domains.isBlank() ? Set.of() : Set.of(domains.strip().split(" +"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CognitoEvent event = CognitoEvent.read(input);
        // Whom an administrator invites is the administrator's choice.
        if (!event.source().equals("PreSignUp_AdminCreateUser") && !isWelcome(event.attribute("email"))) {
            // Cognito shows this to whoever signs up, as "PreSignUp failed with error …": no list of domains, no
            // address.
            throw new IllegalArgumentException("Sign-up is not open to this e-mail address.");
        }
        event.answer(output);
    }

    /** Of a domain itself, not of one below it. */
    private boolean isWelcome(String email) {
        return domains.isEmpty()
                || domains.contains(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }
}
