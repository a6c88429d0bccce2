package dev.gatehouse.local;

import com.google.gson.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;

/** Calls a local cloud at the addresses of its outputs. */
record LocalClient(JsonObject outputs) {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    String output(String name) {
        return outputs.get(name).getAsString();
    }

    HttpResponse<String> get(String url, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> post(String url, String body, String... headers) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(url))
                        .headers(headers)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> cognito(String operation, String body) throws Exception {
        return post(
                output("cognitoEndpoint") + "/",
                body,
                "X-Amz-Target",
                "AWSCognitoIdentityProviderService." + operation,
                "Content-Type",
                "application/x-amz-json-1.1");
    }

    String clientId(String name) {
        return outputs.getAsJsonObject("clients")
                .getAsJsonObject(name)
                .get("clientId")
                .getAsString();
    }

    List<String> secrets() {
        return outputs.getAsJsonObject("clientSecrets").entrySet().stream()
                .map(entry -> entry.getValue().getAsJsonArray().get(0).getAsString())
                .toList();
    }
}
