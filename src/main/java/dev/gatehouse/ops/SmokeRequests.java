package dev.gatehouse.ops;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.client.TokenClaims;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Sends the requests of the smoke test. */
record SmokeRequests(HttpClient http) {
    private static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);
    private static final HttpHeaders NO_HEADERS = HttpHeaders.of(Map.of(), (name, value) -> true);

    /** @param status 0 if there was no response; the body then contains the reason */
    record Answer(int status, String body, HttpHeaders headers) {
        Optional<JsonObject> json() {
            try {
                return JsonParser.parseString(body) instanceof JsonObject object
                        ? Optional.of(object)
                        : Optional.empty();
            } catch (JsonParseException e) {
                return Optional.empty();
            }
        }

        /** The text of a member; empty if the body does not have it. */
        String text(String name) {
            return json().map(object -> TokenClaims.text(object, name)).orElse("");
        }

        boolean isSuccess() {
            return status / 100 == 2;
        }

        @Override
        public String toString() {
            return status == 0 ? body : String.valueOf(status);
        }
    }

    Answer send(HttpRequest.Builder request) throws InterruptedException {
        HttpRequest built = request.timeout(REQUEST_TIMEOUT).build();
        try {
            HttpResponse<String> response = http.send(built, BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.body(), response.headers());
        } catch (IOException e) {
            return new Answer(
                    0,
                    "no answer from " + built.uri().getHost() + ": "
                            + e.getClass().getSimpleName(),
                    NO_HEADERS);
        }
    }
}
