package dev.gatehouse.local.oauth;

import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.state.Declared;
import java.util.List;
import java.util.Optional;

/** Every check of /oauth2/authorize and /login, in order. */
final class AuthorizationChecks {
    /** Order is behaviour: before the first two hold, nothing may be sent to the address in the request. */
    private final List<AuthorizationCheck> checks;

    AuthorizationChecks() {
        this.checks = List.of(
                new KnownClient(),
                new RegisteredRedirectUri(),
                new NoRepeatedParameter(),
                new KnownResponseType(),
                new FlowEnabled(),
                new PkceParameters(),
                new AllowedScopes(),
                new AbsoluteResource(),
                new ProviderOfTheClient(),
                new ImitatedParameters());
    }

    sealed interface Outcome {
        record Passed(Authorization authorization) implements Outcome {}

        record Refused(HttpResponse response) implements Outcome {}
    }

    Outcome check(String query, Declared declared) {
        Optional<Form> form = Form.parse(query);
        if (form.isEmpty()) {
            return new Outcome.Refused(ErrorPage.show(
                    400,
                    Words.ERROR_UNREADABLE,
                    "the query has a broken escape, bytes that are no UTF-8, or more than 100 parameters"));
        }
        AuthorizationRequest request = new AuthorizationRequest(form.get(), declared);
        for (AuthorizationCheck check : checks) {
            Optional<AuthorizationRefusal> refusal = check.refusal(request);
            if (refusal.isPresent()) {
                return new Outcome.Refused(answer(request, refusal.get()));
            }
        }
        return new Outcome.Passed(passed(request));
    }

    private static Authorization passed(AuthorizationRequest request) {
        Form form = request.parameters();
        return new Authorization(
                request.pool().orElseThrow(),
                request.client().orElseThrow(),
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

    private static HttpResponse answer(AuthorizationRequest request, AuthorizationRefusal refusal) {
        if (refusal instanceof AuthorizationRefusal.ToPerson page) {
            return ErrorPage.show(400, page.text(), page.reason());
        }
        AuthorizationRefusal.ToClient error = (AuthorizationRefusal.ToClient) refusal;
        return CallbackRedirect.error(
                302,
                request.parameters().find("redirect_uri").orElseThrow(),
                request.parameters().find("state"),
                error.error(),
                error.description(),
                error.reason());
    }
}
