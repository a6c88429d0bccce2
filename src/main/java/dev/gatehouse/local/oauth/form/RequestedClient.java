package dev.gatehouse.local.oauth.form;

import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.Declared.ClientDocument;
import dev.gatehouse.local.state.UserPool;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The app client that a client_id stands for. A client_id is the id of an app client, or the URL of a client ID metadata
 * document that a CIMD policy maps to an app client (DOC "Client ID metadata documents (CIMD)"). Cognito fetches the
 * document; the local cloud fetches nothing and reads it from the stack file.
 *
 * @param document present if the client_id is a URL
 */
public record RequestedClient(AppClient client, Optional<ClientDocument> document) {
    /** DOC API reference, MetadataURLType: 12 to 256 characters. */
    private static final int MAX_URL_LENGTH = 256;

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://.*", Pattern.DOTALL);

    /**
     * draft-ietf-oauth-client-id-metadata-document, section 3: https, a path, no user information, no fragment. CHOICE: no
     * query, and a host name in lower case with a dot, because Cognito must be able to reach it.
     */
    private static final Pattern URL = Pattern.compile(
            "https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z](?:[a-z0-9-]*[a-z0-9])?(?::[1-9][0-9]{0,4})?"
                    + "/[A-Za-z0-9._~!$&'()+,;=:@%-][A-Za-z0-9._~!$&'()+,;=:@%/-]*");

    /** Single and double dots, also percent-encoded. */
    private static final Pattern DOT_SEGMENT = Pattern.compile("/(?:\\.|%2[eE]){1,2}(?:/|$)");

    public sealed interface Outcome {
        record Found(RequestedClient client) implements Outcome {}

        record Refused(String reason) implements Outcome {}
    }

    /** The client of an outcome, if it has one. */
    public static Optional<RequestedClient> of(Outcome outcome) {
        return outcome instanceof Outcome.Found found ? Optional.of(found.client()) : Optional.empty();
    }

    public static Outcome find(String clientId, Declared declared) {
        if (SCHEME.matcher(clientId).matches()) {
            return problem(clientId)
                    .<Outcome>map(Outcome.Refused::new)
                    .orElseGet(() -> findByPolicy(clientId, declared));
        }
        return declared.client(clientId)
                .<Outcome>map(client -> new Outcome.Found(new RequestedClient(client, Optional.empty())))
                .orElseGet(() -> new Outcome.Refused("client " + LogText.of(clientId)
                        + " is not declared: client_id must be one id of a declared app client; the stack outputs list the"
                        + " ids"));
    }

    private static Optional<String> problem(String url) {
        String received = ", got " + LogText.of(url);
        if (url.length() > MAX_URL_LENGTH) {
            return Optional.of("a client_id that is a URL must have at most " + MAX_URL_LENGTH + " characters, got "
                    + url.length());
        }
        if (!URL.matcher(url).matches()) {
            return Optional.of(
                    "a client_id that is a URL must start with https://, have a host name in lower case that is"
                            + " not an IP address, and a path, and have no user information, query and fragment"
                            + received);
        }
        return DOT_SEGMENT.matcher(url).find()
                ? Optional.of("a client_id that is a URL must have no segments . or .. in its path" + received)
                : Optional.empty();
    }

    private static Outcome findByPolicy(String url, Declared declared) {
        List<String> clientIds = declared.pools().values().stream()
                .filter(pool -> pool.domain().isPresent())
                .flatMap(pool -> pool.cimdPolicies().stream())
                .filter(policy -> policy.matches(url))
                .map(UserPool.CimdPolicy::clientId)
                .distinct()
                .toList();
        if (clientIds.isEmpty()) {
            return new Outcome.Refused(
                    "no CIMD policy of a user pool with a domain has a pattern that matches client_id "
                            + LogText.of(url)
                            + ", compared exactly; add it to gatehouse:mcp.documents, or to the URLPatterns of an"
                            + " AWS::Cognito::CIMDPolicy");
        }
        if (clientIds.size() > 1) {
            // CHOICE: AWS does not document which policy has precedence.
            return new Outcome.Refused("CIMD policies of " + clientIds.size() + " app clients match client_id "
                    + LogText.of(url) + "; change their URLPatterns so that one app client is left");
        }
        Optional<AppClient> client = declared.client(clientIds.get(0));
        if (client.isEmpty()) {
            return new Outcome.Refused("the app client of the CIMD policy for " + LogText.of(url)
                    + " no longer exists; change the ClientId of the policy");
        }
        if (client.get().secret().isPresent()) {
            return new Outcome.Refused("client " + client.get().name()
                    + " has a secret, and clients with a metadata document are public clients; use an app client without"
                    + " a secret in the CIMD policy");
        }
        return Optional.ofNullable(declared.documents().get(url))
                .<Outcome>map(document -> new Outcome.Found(new RequestedClient(client.get(), Optional.of(document))))
                .orElseGet(() -> new Outcome.Refused("the stack file has no document for " + LogText.of(url)
                        + ", and the local cloud fetches none: add it under this URL to gatehouse:local.documents, with"
                        + " name and callbacks"));
    }
}
