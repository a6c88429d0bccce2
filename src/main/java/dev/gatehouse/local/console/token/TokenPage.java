package dev.gatehouse.local.console.token;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.gateway.TokenExplainer;
import dev.gatehouse.local.state.LocalCloud;
import io.jstach.jstache.JStache;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;

/** Gets a token for a client and a user, and explains any token. */
public final class TokenPage implements ConsolePage {
    private static final String SCHEME = "bearer ";

    private final LocalCloud cloud;
    private final TokenExplainer explainer;
    private final TokenForm form;
    private final Clock clock;

    public TokenPage(LocalCloud cloud, TokenExplainer explainer, TokenForm form, Clock clock) {
        this.cloud = cloud;
        this.explainer = explainer;
        this.form = form;
        this.clock = clock;
    }

    @JStache(template = """
            <h1>Token</h1>
            <p class="lead">Get an access token for an app client, or find out what a token is and which routes it opens.</p>
            {{{result}}}
            {{{report}}}
            <div class="columns">
            {{{form}}}
            <section aria-labelledby="explain">
            <h2 id="explain">Explain a token</h2>
            <p class="soft">Paste any token: the page shows its claims, and which check of this stack refuses it. The token does
            not leave this machine.</p>
            <form method="post" action="/console/token/explain">
            <input type="hidden" name="token" value="{{formToken}}">
            <label for="pasted">Token</label>
            <p><textarea id="pasted" name="pasted" required spellcheck="false" autocomplete="off"></textarea></p>
            <button>Explain</button>
            </form>
            </section>
            </div>
            """)
    record TokenContent(String formToken, String form, String result, String report) {}

    @Override
    public String path() {
        return "token";
    }

    @Override
    public String title() {
        return "Token";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        return page(request, "", Optional.empty());
    }

    @Override
    public ConsoleAnswer post(ConsoleRequest request) {
        String action = request.segment(0).orElse("");
        if (action.equals("explain")) {
            return page(
                    request, "", Optional.of(token(request.form().find("pasted").orElse(""))));
        }
        if (action.equals("get")) {
            TokenForm.Result result = form.submit(request.form());
            return page(request, result.html(), result.accessToken());
        }
        return new ConsoleAnswer.NotFound();
    }

    /** People paste tokens with the scheme, with quotes, and with line ends of a terminal. */
    private static String token(String pasted) {
        String text = pasted.replaceAll("[\\s\"']+", " ").strip();
        if (text.toLowerCase(Locale.ROOT).startsWith("authorization:")) {
            text = text.substring("authorization:".length()).strip();
        }
        return (text.toLowerCase(Locale.ROOT).startsWith(SCHEME) ? text.substring(SCHEME.length()) : text)
                .replace(" ", "");
    }

    private ConsoleAnswer page(ConsoleRequest request, String result, Optional<String> token) {
        String report = token.map(each -> TokenReport.html(each, cloud.declared(), explainer, clock))
                .orElse("");
        TokenContent content = new TokenContent(
                request.formToken(), form.html(request.formToken(), request.query(), request.form()), result, report);
        return new ConsoleAnswer.Page(
                "Token",
                TokenContentRenderer.of().execute(content, new StringBuilder()).toString());
    }
}
