package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.cognito.store.Hashes;
import dev.gatehouse.local.html.HtmlText;
import dev.gatehouse.local.html.Palette;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.form.Messages;
import java.util.Base64;

/** The HTML document around every hosted page, without scripts. Its headers forbid framing and caching. */
public final class Html {
    private static final String STYLE = Palette.CSS + """
            * { box-sizing: border-box; }
            body { margin: 0; min-height: 100vh; display: grid; align-items: center; padding: 1rem;
              background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
            main { width: 100%; max-width: 25rem; margin: auto; padding: 2rem 1.75rem; background: var(--card);
              border: 1px solid var(--edge); border-radius: .9rem; overflow-wrap: anywhere; }
            h1 { margin: 0 0 .35rem; font-size: 1.5rem; line-height: 1.25; }
            p { margin: 0 0 1.25rem; color: var(--soft); }
            p.bad, p.good { padding: .65rem .85rem; border-radius: .45rem; }
            p.bad { color: var(--bad); background: var(--bad-page); border-left: .25rem solid var(--bad); }
            p.good { color: var(--good); background: var(--good-page); border-left: .25rem solid var(--good); }
            p.link { margin: .9rem 0 0; }
            a { color: var(--accent); text-underline-offset: .15em; }
            label { display: block; margin: 0 0 .3rem; font-weight: 600; }
            .hint { display: block; margin: -.15rem 0 .4rem; color: var(--soft); font-size: .875rem; }
            input { width: 100%; min-height: 2.75rem; margin: 0 0 1.1rem; padding: .5rem .7rem; font: inherit;
              color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .45rem; }
            input[autocomplete=one-time-code] { font: 1.25rem/1.4 ui-monospace, monospace; letter-spacing: .3em; }
            button { width: 100%; min-height: 2.75rem; margin-top: .25rem; font: inherit; font-weight: 600;
              cursor: pointer; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent);
              border-radius: .45rem; }
            button:hover { background: var(--press); border-color: var(--press); }
            form + form { margin-top: .6rem; }
            a.choice { display: block; min-height: 2.75rem; padding: .6rem; text-align: center; font-weight: 600;
              text-decoration: none; border: 1px solid var(--accent); border-radius: .45rem; }
            form + p, p.link + p:has(> .choice) { margin-top: 1.25rem; }
            p:has(> .choice) { margin-bottom: .6rem; }
            form + form button { color: var(--accent); background: transparent; }
            :focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .3rem; }
            input:focus-visible { border-radius: .45rem; }
            small { display: block; margin-top: 1.25rem; padding-top: 1rem; border-top: 1px solid var(--edge);
              color: var(--soft); font-size: .875rem; }
            article { margin-top: 1.25rem; padding-top: 1.25rem; border-top: 1px solid var(--edge); }
            h2 { margin: 0; font-size: 1.05rem; }
            .meta { margin: .15rem 0 .6rem; font-size: .875rem; }
            .mail { margin: 0; color: var(--ink); white-space: pre-line; }
            .code { font: 600 1.15em ui-monospace, monospace; }
            .qr { display: block; width: 100%; max-width: 15rem; height: auto; margin: 0 auto 1.25rem;
              padding: .75rem; background: #fff; border: 1px solid var(--edge); border-radius: .45rem; }
            """;

    /** Has no form-action: browsers apply it to the redirect after the form, which would block the redirect to the client. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Hashes.sha256(STYLE))
            + "'; base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    /** @param main trusted HTML in which every text is already escaped */
    public static HttpResponse page(int status, String title, String main) {
        return HttpResponse.of(
                status,
                Headers.of(
                        "content-type", "text/html; charset=utf-8",
                        "cache-control", "no-store",
                        "content-security-policy", POLICY,
                        "x-frame-options", "DENY",
                        "x-content-type-options", "nosniff",
                        // Not no-referrer: a browser would then hide the origin of these forms (Fetch, "append a
                        // request `Origin` header"). Other sites do not receive the URL, which contains the state.
                        "referrer-policy", "same-origin"),
                "<!doctype html>\n<html lang=\"" + Messages.LANGUAGE.text() + "\">\n<head>\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                        + HtmlText.escape(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n"
                        + main
                        + "</main>\n</body>\n</html>\n");
    }
}
