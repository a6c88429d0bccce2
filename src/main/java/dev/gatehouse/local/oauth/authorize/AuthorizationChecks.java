package dev.gatehouse.local.oauth.authorize;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.state.Declared;
import java.util.List;
import java.util.Optional;

/** Runs every check of /oauth2/authorize and the pages, in order. */
public final class AuthorizationChecks {
    /** The order matters: nothing is sent to the redirect URI before the first two checks pass. */
    private final List<AuthorizationCheck> checks;

    public AuthorizationChecks() {
        this.checks = List.of(
                new KnownClient(),
                new RegisteredRedirectUri(),
                new NoRepeatedParameter(),
                new KnownResponseType(),
                new FlowEnabled(),
                new PkceParameters(),
                new AllowedScopes(),
                new ResourceParameter(),
                new ClientIdentityProvider(),
                new SupportedParameters());
    }

    public sealed interface Outcome {
        record Passed(Authorization authorization) implements Outcome {}

        /** @param parameters empty if the query could not be read */
        public record Refused(AuthorizationRefusal refusal, Optional<Form> parameters) implements Outcome {}
    }

    public Outcome check(String query, Declared declared) {
        Optional<Form> form = Form.parse(query);
        if (form.isEmpty()) {
            return new Outcome.Refused(
                    new AuthorizationRefusal.ToUser(
                            Messages.ERROR_UNREADABLE,
                            "the query has an invalid percent-encoding, bytes that are not valid UTF-8, or more than 100 parameters"),
                    Optional.empty());
        }
        AuthorizationRequest request = new AuthorizationRequest(form.get(), declared);
        for (AuthorizationCheck check : checks) {
            Optional<AuthorizationRefusal> refusal = check.refusal(request);
            if (refusal.isPresent()) {
                return new Outcome.Refused(refusal.get(), form);
            }
        }
        return new Outcome.Passed(passed(request));
    }

    private static Authorization passed(AuthorizationRequest request) {
        Form form = request.parameters();
        return new Authorization(
                request.pool().orElseThrow(),
                request.client().orElseThrow(),
                request.document(),
                form.find("redirect_uri").orElseThrow(),
                request.isImplicit(),
                request.scopes(),
                form.find("state"),
                form.find("nonce"),
                form.find("code_challenge"),
                form.find("prompt"),
                request.providerName()
                        .flatMap(name -> Optional.ofNullable(
                                request.pool().orElseThrow().providers().get(name))),
                form);
    }
}
