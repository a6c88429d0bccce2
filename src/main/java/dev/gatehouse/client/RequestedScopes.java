package dev.gatehouse.client;

import com.google.gson.JsonObject;
import dev.gatehouse.client.DeployedStack.Client;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The scopes to ask for, by their full names. */
public final class RequestedScopes {
    /** OpenID Connect Core 1.0, section 5.4: these scopes ask for claims of a user, so they need {@code openid}. */
    private static final Set<String> NEED_OPENID = Set.of("email", "phone", "profile");

    private static final String OPENID = "openid";

    private RequestedScopes() {}

    /**
     * The {@code scope} parameter; empty to ask for all scopes of the client.
     *
     * @param names short or full names, in the order written; none for all scopes of the client
     * @param idToken whether an ID token is needed
     */
    public static Optional<String> parameter(DeployedStack stack, Client client, List<String> names, boolean idToken)
            throws NoTokenException {
        if (idToken && !client.scopes().contains(OPENID)) {
            throw NoTokenException.wrongInput(
                    "client " + client + " gets no ID token: it does not have the scope openid");
        }
        Set<String> asked = new LinkedHashSet<>();
        List<String> refused = new ArrayList<>();
        for (String name : names) {
            Optional<String> allowed = client.scopes().stream()
                    .filter(scope ->
                            scope.equals(name) || fullName(stack, client, scope).equals(name))
                    .findFirst();
            allowed.ifPresentOrElse(scope -> asked.add(fullName(stack, client, scope)), () -> refused.add(name));
        }
        if (!refused.isEmpty()) {
            throw NoTokenException.wrongInput(
                    "client " + client + " cannot get these scopes: " + String.join(", ", refused)
                            + "; its scopes are " + String.join(", ", client.scopes())
                            + "; add them to gatehouse:clients." + client
                            + ".scopes, or choose another client");
        }
        if (!asked.contains(OPENID) && asked.stream().anyMatch(NEED_OPENID::contains)) {
            throw NoTokenException.wrongInput("email, phone and profile need the scope openid: ask for it too");
        }
        if (idToken && !asked.isEmpty() && !asked.contains(OPENID)) {
            throw NoTokenException.wrongInput("an ID token needs the scope openid: ask for it too");
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", asked));
    }

    /** The scopes that were asked for and that the access token does not have; empty if it has all. */
    public static Optional<String> missing(JsonObject response, Optional<String> asked) {
        List<String> granted = List.of(TokenClaims.claim(TokenClaims.text(response, "access_token"), "scope")
                .split(" ", -1));
        List<String> missing = Stream.of(asked.orElse("").split(" ", -1))
                .filter(scope -> !scope.isEmpty() && !granted.contains(scope))
                .toList();
        return missing.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", missing));
    }

    /** All scopes of a client, as Cognito grants them if a request names none. */
    public static Optional<String> ofClient(DeployedStack stack, Client client) {
        return Optional.of(client.scopes().stream()
                .map(scope -> fullName(stack, client, scope))
                .collect(Collectors.joining(" ")));
    }

    /** An agent has no scopes of the API: its other scopes than {@code openid} are those of the MCP server. */
    private static String fullName(DeployedStack stack, Client client, String scope) {
        return client.resource()
                .map(url -> scope.equals(OPENID) ? scope : url + "/" + scope)
                .orElseGet(() -> stack.scopes().getOrDefault(scope, scope));
    }
}
