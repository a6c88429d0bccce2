package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.OpenChallenge;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;
import java.util.Set;

/** A page that answers a challenge. Only the browser whose sign-in has that challenge open can use it. */
abstract class ChallengePage implements HostedPage {
    private final String path;
    private final Set<Challenge> challenges;
    private final SignInServices signIns;
    private final SignInCompletion completion;

    /** @param challenges that the page answers */
    ChallengePage(String path, Set<Challenge> challenges, SignInServices signIns, SignInCompletion completion) {
        this.path = path;
        this.challenges = challenges;
        this.signIns = signIns;
        this.completion = completion;
    }

    /** @param problem why the last response was refused */
    abstract HttpResponse page(PageRequest request, OpenChallenge waiting, int status, Optional<String> problem);

    /** The message for a refused form. */
    String problem(PageRequest request, Refused refused) {
        return Messages.forRefusal(refused);
    }

    abstract SignInAnswer answer(PageRequest request, OpenChallenge waiting, Form form);

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final HttpResponse show(PageRequest request) {
        return waiting(request)
                .map(waiting -> page(request, waiting, 200, Optional.empty()))
                .orElseGet(() -> completion.startAgain(request));
    }

    @Override
    public final HttpResponse submit(PageRequest request, Form form) {
        Optional<OpenChallenge> waiting = waiting(request);
        if (waiting.isEmpty()) {
            return completion.startAgain(request);
        }
        SignInAnswer answer = answer(request, waiting.get(), form);
        return answer instanceof Refused refused
                ? page(request, waiting.get(), 400, Optional.of(problem(request, refused)))
                        .withReason(refused.reason())
                : completion.next(request, request.username(form), answer);
    }

    private Optional<OpenChallenge> waiting(PageRequest request) {
        return signIns.findChallenge(request.pool(), request.authorization().client(), request.session(), challenges);
    }
}
