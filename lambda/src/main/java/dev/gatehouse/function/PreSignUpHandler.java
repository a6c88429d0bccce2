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
 * Pre sign-up trigger: Cognito calls it before it creates a user. If the stack lists domains, only e-mail addresses of
 * these domains can sign up. It does not confirm users; the confirmation code does.
 *
 * @see <a href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-pre-sign-up.html">Pre
 *     sign-up Lambda trigger</a>
 */
public final class PreSignUpHandler implements RequestStreamHandler {
    private final Set<String> domains;

    /** Lambda calls this constructor. */
    public PreSignUpHandler() {
        this(Optional.ofNullable(System.getenv("SIGN_UP_DOMAINS")).orElse(""));
    }

    /** @param domains in lower case, separated by spaces; if empty, every address can sign up */
    PreSignUpHandler(String domains) {
        this.domains = domains.isBlank() ? Set.of() : Set.of(domains.strip().split(" +"));
    }

    @Override
    public void handleRequest(InputStream input, OutputStream output, Context context) throws IOException {
        CognitoEvent event = CognitoEvent.read(input);
        // An administrator can invite any address.
        if (!event.source().equals("PreSignUp_AdminCreateUser") && !isAllowed(event.attribute("email"))) {
            // Cognito shows this to the user as "PreSignUp failed with error …", so it names neither the domains nor
            // the address.
            throw new IllegalArgumentException("Sign-up is not open to this e-mail address.");
        }
        event.writeTo(output);
    }

    /** Matches the exact domain, not its subdomains. */
    private boolean isAllowed(String email) {
        return domains.isEmpty()
                || domains.contains(email.substring(email.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT));
    }
}
