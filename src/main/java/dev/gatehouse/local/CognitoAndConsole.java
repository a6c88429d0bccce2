package dev.gatehouse.local;

import dev.gatehouse.local.console.Console;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpHandler;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.CognitoServer;
import dev.gatehouse.local.state.StateWriteException;
import dev.gatehouse.local.state.Store;

/** Passes the requests of one port to the console and to the local Cognito. */
final class CognitoAndConsole implements HttpHandler {
    /** The name of the server in the log. */
    static final String SERVER = "cognito";

    /** Browsers ask for it beside every page. */
    private static final String FAVICON = "/favicon.ico";

    private final CognitoServer cognito;
    private final Console console;
    private final Store store;

    CognitoAndConsole(CognitoServer cognito, Console console, Store store) {
        this.cognito = cognito;
        this.console = console;
        this.store = store;
    }

    /**
     * Whether the log leaves out the request: the console reads its own pages every two seconds, also those of which the
     * subject has been deleted.
     */
    static boolean isQuiet(String server, HttpRequest request, HttpResponse response) {
        return server.equals(SERVER)
                && (Console.serves(request.path()) || request.path().equals(FAVICON))
                && request.method().equals("GET")
                && (response.status() < 400
                        || (response.status() == 404 && request.query().contains("fragment=1")));
    }

    @Override
    public HttpResponse handle(HttpRequest request) {
        if (Console.serves(request.path())) {
            return consoleResponse(request);
        }
        if (request.path().equals(FAVICON) && request.method().equals("GET")) {
            return HttpResponse.of(303, Headers.of("location", Console.PATH + "/icon.svg"), "")
                    .withSameOriginHeaders();
        }
        // AWS answers GET / of the JSON API with 405. CHOICE: a person who opens the address gets the console.
        if (request.path().equals("/") && request.method().equals("GET")) {
            return HttpResponse.of(303, Headers.of("location", Console.PATH), "")
                    .withSameOriginHeaders();
        }
        return cognito.handle(request);
    }

    private HttpResponse consoleResponse(HttpRequest request) {
        HttpResponse response = console.handle(request);
        try {
            store.commit();
            return response;
        } catch (StateWriteException e) {
            // The change is lost, so the page must not report success.
            return HttpResponse.of(
                            500,
                            Headers.of("content-type", "text/plain; charset=utf-8"),
                            "The state could not be written: " + e.getMessage() + "\n")
                    .withSameOriginHeaders()
                    .withReason(String.valueOf(e.getMessage()));
        }
    }
}
