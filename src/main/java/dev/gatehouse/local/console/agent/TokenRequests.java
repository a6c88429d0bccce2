package dev.gatehouse.local.console.agent;

import com.google.gson.JsonObject;
import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import dev.gatehouse.local.console.request.ReadToken;
import dev.gatehouse.local.gateway.text.LogValue;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.FormBody;
import dev.gatehouse.local.recording.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Requests of MCP clients for tokens. */
final class TokenRequests implements StepReader {
    @Override
    public Optional<Step> read(RecordedRequest recorded, McpStack server) {
        if (!recorded.server().equals("cognito")
                || !recorded.request().path().equals("/oauth2/token")
                || !recorded.request().method().equals("POST")) {
            return Optional.empty();
        }
        return FormBody.read(recorded.request())
                .filter(form -> OAuthClients.isOfAgent(form, server))
                .map(form -> step(recorded, server, form));
    }

    private static Step step(RecordedRequest recorded, McpStack server, Form form) {
        String grant = form.find("grant_type").orElse("no grant_type");
        JsonObject answer = Json.object(recorded.response().body());
        Optional<ReadToken> token = ReadToken.of(Json.text(answer, "access_token"));
        boolean failed = recorded.response().status() >= 400;
        Set<String> keys = new HashSet<>();
        form.find("code_verifier").ifPresent(verifier -> keys.add(AuthorizationRequests.key(challenge(verifier))));
        token.flatMap(issued -> issued.text("jti")).ifPresent(jti -> keys.add(TokenClaims.key(jti)));
        return Step.of(
                        recorded,
                        Stage.TOKEN,
                        "token (" + grant + ")",
                        failed ? Outcome.FAILED : Outcome.DONE,
                        failed
                                ? Step.reason(recorded).orElseGet(() -> LogValue.of(Json.text(answer, "error")))
                                : token.map(TokenRequests::note).orElse(""))
                .lacking(
                        failed
                                ? lacks(form, server)
                                : token.map(issued -> TokenClaims.lacks(issued, server, recorded.received()))
                                        .orElse(List.of()))
                .joined(keys);
    }

    private static String note(ReadToken token) {
        return "Access token for "
                + (token.claims().has("aud") ? LogValue.of(token.claims().get("aud")) : "no resource") + ", scopes "
                + token.text("scope").map(LogValue::of).orElse("none");
    }

    private static List<String> lacks(Form form, McpStack server) {
        List<String> lacks = new ArrayList<>();
        String id = form.find("client_id").orElse("");
        if (!id.startsWith("https://") && server.declared().client(id).isEmpty()) {
            lacks.add("the client_id of an app client: it sent " + (id.isEmpty() ? "none" : LogValue.of(id)));
        }
        if (form.find("grant_type").filter("authorization_code"::equals).isPresent()
                && form.find("code_verifier").isEmpty()) {
            lacks.add("code_verifier, the secret of PKCE");
        }
        return lacks;
    }

    /** RFC 7636 section 4.2. */
    private static String challenge(String verifier) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
