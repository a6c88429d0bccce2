package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpRequest;
import dev.gatehouse.local.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CognitoAndConsoleTest {
    /** What the script of the console loads must not fill the list that it shows. */
    @ParameterizedTest
    @CsvSource({
        "cognito, GET, /console/requests, fragment=1, 200, true",
        "cognito, GET, /console/requests, fragment=1, 304, true",
        "cognito, GET, /console/users/gone, fragment=1, 404, true",
        "cognito, GET, /console/console.js, v, 200, true",
        "cognito, GET, /console, , 303, true",
        "cognito, GET, /console/nothing, , 404, false",
        "cognito, GET, /console/requests, fragment=1, 403, false",
        "cognito, GET, /console/requests, fragment=1, 500, false",
        "cognito, POST, /console/users, , 303, false",
        "cognito, GET, /consoles, , 404, false",
        "api, GET, /console/requests, fragment=1, 200, false"
    })
    void theLogLeavesOutOnlyWhatTheConsoleReads(
            String server, String method, String path, String query, int status, boolean quiet) {
        HttpRequest request = new HttpRequest(
                method, path, query == null ? "" : query, Headers.NONE, new byte[0], "127.0.0.1", "HTTP/1.1");
        assertThat(CognitoAndConsole.isQuiet(server, request, HttpResponse.json(status, "{}")))
                .isEqualTo(quiet);
    }
}
