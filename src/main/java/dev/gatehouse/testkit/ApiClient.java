package dev.gatehouse.testkit;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;

/** Calls the API with a token, or without one. It does not follow redirects. */
public final class ApiClient {
    private final URI api;
    private final Optional<String> token;

    ApiClient(URI api, Optional<String> token) {
        this.api = api;
        this.token = token;
    }

    /** @param path such as {@code /resources?limit=10} */
    public HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    /** Posts JSON. */
    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    /** Puts JSON. */
    public HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    private HttpResponse<String> send(String method, String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(json)));
    }

    /** Starts a request to the API with the {@code Authorization} header of this client. */
    public HttpRequest.Builder request(String path) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(api + path)).timeout(Http.TIMEOUT);
        token.ifPresent(text -> request.header("Authorization", "Bearer " + text));
        return request;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        return Http.send(request.build());
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "ApiClient[" + api + "]";
    }
}
