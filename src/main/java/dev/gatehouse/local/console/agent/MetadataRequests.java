package dev.gatehouse.local.console.agent;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests for metadata documents: RFC 9728 of the MCP server, RFC 8414 and OpenID of the authorization server. */
final class MetadataRequests implements StepReader {
    private static final String WELL_KNOWN = "/.well-known/";
    private static final String OPENID = "/.well-known/openid-configuration";

    /** The endpoints of clients that found no metadata: MCP specification 2025-03-26, Authorization, fallbacks. */
    private static final Set<String> GUESSED = Set.of("/authorize", "/token");

    @Override
    public Optional<Step> read(RecordedRequest recorded, McpStack server) {
        String path = recorded.request().path();
        if (recorded.request().method().equals("OPTIONS")) {
            return Optional.empty();
        }
        if (recorded.server().equals("api")) {
            return path.contains(WELL_KNOWN)
                    ? Optional.of(step(recorded, atApi(recorded, path, server)))
                    : Optional.of(recorded)
                            .filter(each -> GUESSED.contains(path)
                                    && recorded.response().status() == 404)
                            .map(MetadataRequests::guessed);
        }
        return path.startsWith(WELL_KNOWN + "oauth-") || (path.endsWith(OPENID) && !isOfGateway(recorded))
                ? Optional.of(step(recorded, atCognito(recorded, server)))
                : Optional.empty();
    }

    /** The gateway reads the issuer's document and keys, with the JDK. */
    private static boolean isOfGateway(RecordedRequest recorded) {
        return recorded.request().headers().first("user-agent").orElse("").startsWith("Java/");
    }

    private static Step step(RecordedRequest recorded, String note) {
        int status = recorded.response().status();
        boolean stops = status >= 500 || status == 429;
        return Step.of(
                recorded,
                Stage.METADATA,
                recorded.request().method() + " " + recorded.request().path(),
                status < 400 ? Outcome.DONE : stops ? Outcome.FAILED : Outcome.EXPECTED,
                stops ? Step.reason(recorded).orElse("Clients stop here: they go on only after a 4xx status.") : note);
    }

    private static Step guessed(RecordedRequest recorded) {
        return Step.of(
                        recorded,
                        Stage.METADATA,
                        recorded.request().method() + " " + recorded.request().path(),
                        Outcome.FAILED,
                        "The client read no metadata and guesses the endpoints of an authorization server at the API. They"
                                + " are at Cognito, and the metadata names them.")
                .lacking(List.of("the authorization server of the metadata"));
    }

    private static String atApi(RecordedRequest recorded, String path, McpStack server) {
        JsonObject document = Json.object(recorded.response().body());
        boolean found = recorded.response().status() < 400;
        if (path.contains("/oauth-protected-resource")) {
            return found
                    ? "Authorization server: " + first(document, "authorization_servers") + ". Scopes: "
                            + joined(document, "scopes_supported") + "."
                    : "No such document. Clients ask the next address; those of this server are"
                            + " /.well-known/oauth-protected-resource" + server.path()
                            + " and /.well-known/oauth-protected-resource.";
        }
        return found
                ? "Sign-in: " + Json.text(document, "authorization_endpoint") + ". Ways to a client_id: "
                        + ways(document) + "."
                : "No such document. Clients ask the next address; that of this server is"
                        + " /.well-known/oauth-authorization-server.";
    }

    private static String ways(JsonObject document) {
        return "typed in"
                + (document.has("client_id_metadata_document_supported") ? ", the URL of a client document" : "")
                + (document.has("registration_endpoint") ? ", registration" : "");
    }

    private static String atCognito(RecordedRequest recorded, McpStack server) {
        return recorded.response().status() < 400
                ? "Cognito's own document does not say that it supports PKCE, and strict clients stop here. The document at"
                        + " the API does: /.well-known/oauth-authorization-server."
                : "Cognito has no such document. The metadata of " + server.url()
                        + " names the API as the authorization server.";
    }

    private static String first(JsonObject document, String member) {
        return document.get(member) instanceof JsonArray all && !all.isEmpty() ? Json.plain(all.get(0)) : "none";
    }

    private static String joined(JsonObject document, String member) {
        StringBuilder texts = new StringBuilder();
        if (document.get(member) instanceof JsonArray all) {
            all.forEach(each -> texts.append(texts.isEmpty() ? "" : " ").append(Json.plain(each)));
        }
        return texts.isEmpty() ? "none" : texts.toString();
    }
}
