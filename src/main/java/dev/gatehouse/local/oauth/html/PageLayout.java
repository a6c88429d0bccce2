package dev.gatehouse.local.oauth.html;

import dev.gatehouse.local.html.Palette;
import io.jstach.jstache.JStache;

/**
 * The HTML document around every hosted page.
 *
 * @param language of the texts, for screen readers
 * @param main HTML of other templates
 */
@JStache(template = """
        <!doctype html>
        <html lang="{{language}}">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}}</title>
        <style>""" + PageLayout.STYLE + """
        </style>
        </head>
        <body>
        <main>
        {{{main}}}</main>
        </body>
        </html>
        """)
record PageLayout(String language, String title, String main) {
    static final String STYLE = Palette.CSS + """
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
}
