package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.User;
import dev.gatehouse.local.http.HttpResponse;
import java.time.Clock;

/** Lets in who has proved to be a user: begins the browser's session and goes back to the client. */
final class Admission {
    private final BrowserSessions sessions;
    private final Journeys journeys;
    private final Grant grant;
    private final Clock clock;

    Admission(BrowserSessions sessions, Journeys journeys, Grant grant, Clock clock) {
        this.sessions = sessions;
        this.journeys = journeys;
        this.grant = grant;
        this.clock = clock;
    }

    HttpResponse admit(Visit visit, User user) {
        BrowserSessions.SignedIn who =
                new BrowserSessions.SignedIn(user, clock.instant().getEpochSecond());
        // 303, so that the browser does not send the password on (RFC 9700 section 4.12).
        HttpResponse back = grant.answer(303, visit.authorization(), who).with("set-cookie", sessions.start(user));
        return visit.journey().isPresent()
                ? back.with("set-cookie", journeys.end(visit.request(), visit.pool()))
                : back;
    }

    /** To the next page, which knows of the journey. */
    HttpResponse onward(Visit visit, String page, Journey journey) {
        return CallbackRedirect.to(303, visit.to(page))
                .with("set-cookie", journeys.begin(visit.authorization(), journey));
    }
}
