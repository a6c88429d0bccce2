package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.Challenge;
import dev.gatehouse.local.cognito.SignInAnswer;
import dev.gatehouse.local.cognito.SignIns;
import dev.gatehouse.local.cognito.SignIns.Waiting;
import dev.gatehouse.local.http.HttpResponse;
import java.util.Optional;
import java.util.Set;

/** A page that asks for one proof more: for the browser whose sign-in waits for just that, and for no other. */
abstract class ChallengePage implements HostedPage {
    private final String path;
    private final Set<Challenge> challenges;
    private final SignIns signIns;
    private final Admission admission;

    /** @param challenges those that it asks */
    ChallengePage(String path, Set<Challenge> challenges, SignIns signIns, Admission admission) {
        this.path = path;
        this.challenges = challenges;
        this.signIns = signIns;
        this.admission = admission;
    }

    /** @param problem why the last answer was not taken */
    abstract HttpResponse page(Visit visit, Waiting waiting, int status, Optional<String> problem);

    abstract SignInAnswer answer(Visit visit, Waiting waiting, Form form);

    @Override
    public final String path() {
        return path;
    }

    @Override
    public final HttpResponse show(Visit visit) {
        return waiting(visit)
                .map(waiting -> page(visit, waiting, 200, Optional.empty()))
                .orElseGet(() -> admission.tooLate(visit));
    }

    @Override
    public final HttpResponse submit(Visit visit, Form form) {
        Optional<Waiting> waiting = waiting(visit);
        if (waiting.isEmpty()) {
            return admission.tooLate(visit);
        }
        SignInAnswer answer = answer(visit, waiting.get(), form);
        return answer instanceof Refused refused
                ? page(visit, waiting.get(), 400, Optional.of(Words.of(refused)))
                        .because(refused.reason())
                : admission.proceed(visit, visit.name(form), answer);
    }

    private Optional<Waiting> waiting(Visit visit) {
        return signIns.waiting(visit.pool(), visit.authorization().client(), visit.session(), challenges);
    }
}
