package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.SignInServices;
import dev.gatehouse.local.cognito.SignInServices.Waiting;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.Challenge;
import dev.gatehouse.local.cognito.api.SignInAnswer;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Optional;
import java.util.Set;

/** A page that asks for one proof more: for the browser whose sign-in waits for just that, and for no other. */
abstract class ChallengePage implements HostedPage {
    private final String path;
    private final Set<Challenge> challenges;
    private final SignInServices signIns;
    private final SignInCompletion admission;

    /** @param challenges those that it asks */
    ChallengePage(String path, Set<Challenge> challenges, SignInServices signIns, SignInCompletion admission) {
        this.path = path;
        this.challenges = challenges;
        this.signIns = signIns;
        this.admission = admission;
    }

    /** @param problem why the last answer was not taken */
    abstract HttpResponse page(PageRequest visit, Waiting waiting, int status, Optional<String> problem);

    abstract SignInAnswer answer(PageRequest visit, Waiting waiting, Form form);

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final HttpResponse show(PageRequest visit) {
        return waiting(visit)
                .map(waiting -> page(visit, waiting, 200, Optional.empty()))
                .orElseGet(() -> admission.tooLate(visit));
    }

    @Override
    public final HttpResponse submit(PageRequest visit, Form form) {
        Optional<Waiting> waiting = waiting(visit);
        if (waiting.isEmpty()) {
            return admission.tooLate(visit);
        }
        SignInAnswer answer = answer(visit, waiting.get(), form);
        return answer instanceof Refused refused
                ? page(visit, waiting.get(), 400, Optional.of(Messages.of(refused)))
                        .withReason(refused.reason())
                : admission.proceed(visit, visit.name(form), answer);
    }

    private Optional<Waiting> waiting(PageRequest visit) {
        return signIns.waiting(visit.pool(), visit.authorization().client(), visit.session(), challenges);
    }
}
