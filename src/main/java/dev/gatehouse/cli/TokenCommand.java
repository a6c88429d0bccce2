package dev.gatehouse.cli;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonObject;
import dev.gatehouse.client.CodeFlowCallback;
import dev.gatehouse.client.CodeFlowRequest;
import dev.gatehouse.client.DeployedStack;
import dev.gatehouse.client.DeployedStack.Client;
import dev.gatehouse.client.NoTokenException;
import dev.gatehouse.client.OAuthHttp;
import dev.gatehouse.client.Password;
import dev.gatehouse.client.PasswordSignIn;
import dev.gatehouse.client.RequestedScopes;
import dev.gatehouse.client.TokenClaims;
import dev.gatehouse.client.TokenEndpointClient;
import dev.gatehouse.ops.OutputsOption;
import java.io.PrintWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Prints a token of a stack and nothing else on standard output, so that {@code curl -H "Authorization: Bearer $(./gatehouse
 * token)"} works. Everything else is printed on standard error.
 */
@Command(
        name = "token",
        description = {
            "Prints an access token, and nothing else on standard output.",
            "A machine client gets it with client_credentials. With --user, the command signs the user in at the pages of"
                    + " the local cloud; the password is that of the stack file, of the environment variable"
                    + " GATEHOUSE_PASSWORD, or is asked for. Otherwise the browser opens."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:a token was printed",
            "1:the request was refused, or there was no answer",
            "2:the command line, the outputs or the settings do not fit"
        })
public final class TokenCommand implements Callable<Integer> {
    private static final Duration SIGN_IN_TIMEOUT = Duration.ofMinutes(5);

    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    private final TokenBrowser browser;
    private final UnaryOperator<String> environment;
    private final OAuthHttp http = new OAuthHttp();

    @Option(
            names = "--client",
            paramLabel = "NAME",
            description = "app client that gets the token (default: the first machine client; with --user, the first"
                    + " native client; otherwise the only client of another kind)")
    private Optional<String> client = Optional.empty();

    @Option(
            names = "--user",
            paramLabel = "EMAIL",
            description = "user who signs in; for a client of another kind than machine")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--scopes",
            split = ",",
            paramLabel = "SCOPE",
            description = "scopes separated by commas, by their short names in the stack file or their full names"
                    + " (default: all scopes of the client)")
    private List<String> scopes = List.of();

    @Mixin
    private OutputsOption outputs = new OutputsOption();

    @Option(names = "--id", description = "print the ID token instead of the access token")
    private boolean idToken;

    @Option(names = "--json", description = "print the whole response of the token endpoint")
    private boolean json;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call().
    private CommandSpec spec;

    public TokenCommand() {
        this(
                TokenBrowser.ofSystem(),
                name -> Optional.ofNullable(System.getenv(name)).orElse(""));
    }

    /** @param environment the value of a variable, empty if it is not set */
    TokenCommand(TokenBrowser browser, UnaryOperator<String> environment) {
        this.browser = browser;
        this.environment = environment;
    }

    /** @return 0 if a token was printed, 1 if it was refused or nothing answered, 2 for wrong input */
    @Override
    public Integer call() throws InterruptedException {
        try {
            JsonObject response = response(outputs.stack());
            PrintWriter out = spec.commandLine().getOut();
            out.println(json ? JSON.toJson(response) : token(response));
            out.flush();
            return 0;
        } catch (OutputsOption.UnusableException e) {
            err().println(e.getMessage());
            return 2;
        } catch (NoTokenException e) {
            err().println(e.getMessage());
            return e.exitCode();
        }
    }

    private JsonObject response(DeployedStack stack) throws NoTokenException, InterruptedException {
        Client chosen = TokenClientChoice.of(stack, client, user.isPresent());
        Optional<String> scope = RequestedScopes.parameter(stack, chosen, scopes, idToken);
        URI authUrl = authUrl(stack);
        TokenEndpointClient endpoint = TokenEndpointClient.of(authUrl, chosen, http);
        if (chosen.isMachine()) {
            return endpoint.clientCredentials(scope);
        }
        JsonObject response = OAuthHttp.isLoopback(authUrl) && user.isPresent()
                ? signInByForm(authUrl, chosen, scope, user.get(), endpoint)
                : signInByBrowser(authUrl, chosen, scope, endpoint);
        RequestedScopes.missing(response, scope)
                .ifPresent(missing -> err().println("The token does not have " + missing
                        + ": the user's groups do not grant it, or a trigger removed it."));
        return response;
    }

    private static URI authUrl(DeployedStack stack) throws NoTokenException {
        String text = stack.authUrl()
                .orElseThrow(
                        () -> NoTokenException.wrongInput("the stack has no sign-in domain, and so no token endpoint"));
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw NoTokenException.wrongInput("authUrl of the outputs is not a URL: did `pulumi up` finish?");
        }
    }

    private JsonObject signInByForm(
            URI authUrl, Client chosen, Optional<String> scope, String name, TokenEndpointClient endpoint)
            throws NoTokenException, InterruptedException {
        CodeFlowRequest authorization = CodeFlowRequest.to(chosen.callbackUrls().stream()
                .findFirst()
                .orElseThrow(() -> NoTokenException.wrongInput("client " + chosen + " has no callback URL")));
        Password password = TokenPassword.of(
                name, outputs, environment, () -> TokenTerminal.readPassword("Password of " + name + ": ", err()));
        PasswordSignIn.Result result = new PasswordSignIn(http, authorization)
                .signIn(authorization.url(authUrl, chosen, scope, Optional.empty()), name, password);
        if (result instanceof PasswordSignIn.Result.SignedIn signedIn) {
            return endpoint.authorizationCode(signedIn.callback().code(), authorization);
        }
        err().println("The sign-in page asks for more than a password: " + ((PasswordSignIn.Result.Asked) result).page()
                + ".");
        return signInByBrowser(authUrl, chosen, scope, endpoint);
    }

    private JsonObject signInByBrowser(URI authUrl, Client chosen, Optional<String> scope, TokenEndpointClient endpoint)
            throws NoTokenException, InterruptedException {
        CodeFlowRequest authorization = CodeFlowRequest.to(TokenBrowserSignIn.callbackUrl(chosen));
        if (OAuthHttp.isLoopback(authUrl)) {
            // Says at once that the local cloud does not run, where the browser would show an error page.
            http.get(authorization.url(authUrl, chosen, scope, user), Map.of());
        }
        CodeFlowCallback callback = new TokenBrowserSignIn(browser, err(), SIGN_IN_TIMEOUT)
                .signIn(authUrl, chosen, authorization, scope, user);
        return endpoint.authorizationCode(callback.code(), authorization);
    }

    private String token(JsonObject response) throws NoTokenException {
        String token = TokenClaims.text(response, idToken ? "id_token" : "access_token");
        if (token.isEmpty()) {
            throw NoTokenException.refused("the response has no ID token");
        }
        return token;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
