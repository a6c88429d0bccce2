package dev.gatehouse.cli;

import dev.gatehouse.client.CodeFlowCallback;
import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.client.NoTokenException;
import dev.gatehouse.client.OAuthHttp;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Signs a user in with the browser, which returns to a callback URL of this machine (RFC 8252). */
final class TokenBrowserSignIn {
    private final TokenBrowser browser;
    private final PrintWriter err;
    private final Duration timeout;

    TokenBrowserSignIn(TokenBrowser browser, PrintWriter err, Duration timeout) {
        this.browser = browser;
        this.err = err;
        this.timeout = timeout;
    }

    /** The first callback URL of the client at which this command can listen. */
    static String callbackUrl(Client client) throws NoTokenException {
        return client.callbackUrls().stream()
                .filter(TokenBrowserSignIn::isLoopback)
                .findFirst()
                .orElseThrow(() -> NoTokenException.wrongInput("client " + client
                        + " has no callback URL on this machine, so the browser cannot return to this command: add"
                        + " http://localhost:8976/callback to gatehouse:clients." + client
                        + ".callbacks and deploy, or choose another --client"));
    }

    private static boolean isLoopback(String callback) {
        URI url = URI.create(callback);
        return "http".equals(url.getScheme()) && url.getPort() > 0 && OAuthHttp.isLoopback(url);
    }

    /** Opens the sign-in page and waits until the browser returns. */
    CodeFlowCallback signIn(
            URI authUrl, Client client, CodeFlowRequest authorization, Optional<String> scope, Optional<String> user)
            throws NoTokenException, InterruptedException {
        URI url = authorization.url(authUrl, client, scope, user);
        try (TokenCallbackServer server = TokenCallbackServer.open(authorization)) {
            err.println("Sign in with the browser. If no page opens, open this one:");
            err.println("  " + url);
            err.flush();
            browser.open(url);
            return server.await(timeout);
        }
    }
}
