package dev.gatehouse.local.oauth;

import dev.gatehouse.local.cognito.Ids;
import dev.gatehouse.local.http.Headers;
import dev.gatehouse.local.http.HttpResponse;
import java.util.Base64;

/** The frame of the hosted pages: no script, no frame around them, nothing kept by caches. */
final class Html {
    private static final String STYLE = """
            :root { color-scheme: light dark; --ink: #1b2430; --soft: #5a6675; --line: #b9c2cd; --page: #f3f5f8;
              --card: #fff; --accent: #0b5cad; --on-accent: #fff; --bad: #a11a1a; --bad-page: #fdecec; }
            @media (prefers-color-scheme: dark) { :root { --ink: #e8ecf1; --soft: #a8b3c0; --line: #556172;
              --page: #11161d; --card: #1b222c; --accent: #7db8f5; --on-accent: #0c1520; --bad: #ffb4b4;
              --bad-page: #3a1d1f; } }
            * { box-sizing: border-box; }
            body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1rem;
              background: var(--page); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
            main { width: 100%; max-width: 24rem; padding: 2rem 1.5rem; background: var(--card);
              border: 1px solid var(--line); border-radius: .75rem; overflow-wrap: anywhere; }
            h1 { margin: 0 0 .25rem; font-size: 1.4rem; line-height: 1.25; }
            p { margin: 0 0 1.25rem; color: var(--soft); }
            p.bad { padding: .6rem .8rem; border-radius: .4rem; color: var(--bad); background: var(--bad-page); }
            label { display: block; margin: 0 0 .3rem; font-weight: 600; }
            input { width: 100%; min-height: 2.75rem; margin: 0 0 1.1rem; padding: .5rem .7rem; font: inherit;
              color: inherit; background: var(--card); border: 1px solid var(--line); border-radius: .4rem; }
            button { width: 100%; min-height: 2.75rem; font: inherit; font-weight: 600; cursor: pointer;
              color: var(--on-accent); background: var(--accent); border: 0; border-radius: .4rem; }
            input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
            small { display: block; margin-top: 1.25rem; color: var(--soft); }
            """;

    /** No form-action: browsers apply it to the redirect after the form, and would stop the way back to the client. */
    private static final String POLICY = "default-src 'none'; style-src 'sha256-"
            + Base64.getEncoder().encodeToString(Ids.sha256(STYLE))
            + "'; base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    /** @param main trusted markup: every text in it was escaped */
    static HttpResponse page(int status, String title, String main) {
        return HttpResponse.of(
                status,
                Headers.of(
                        "content-type", "text/html; charset=utf-8",
                        "cache-control", "no-store",
                        "content-security-policy", POLICY,
                        "x-frame-options", "DENY",
                        "x-content-type-options", "nosniff",
                        "referrer-policy", "no-referrer"),
                "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>"
                        + escape(title) + "</title>\n<style>" + STYLE + "</style>\n</head>\n<body>\n<main>\n" + main
                        + "</main>\n</body>\n</html>\n");
    }

    /** Fit for text and for attributes in double quotes. */
    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> safe.append("&amp;");
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.appendCodePoint(c);
            }
        });
        return safe.toString();
    }
}
