package dev.gatehouse.local.console;

import dev.gatehouse.local.console.ConsoleAnswer.Notice;
import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;

/**
 * The document around every page of the console.
 *
 * @param version of style and script, so that a browser does not use those of an earlier run
 * @param main HTML of another template
 */
@JStache(template = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{{title}} · Gatehouse {{stack}}</title>
        <link rel="icon" href="/console/icon.svg" type="image/svg+xml">
        <link rel="stylesheet" href="/console/console.css?{{version}}">
        <script src="/console/console.js?{{version}}" defer></script>
        </head>
        <body>
        <a class="skip" href="#main">Skip to the content</a>
        <header>
        <p class="brand"><a href="/console">Gatehouse</a> <span class="stack">stack {{stack}}</span></p>
        <nav aria-label="Pages">
        <ul>
        {{#links}}
        <li><a href="{{href}}"{{#current}} aria-current="page"{{/current}}>{{title}}</a></li>
        {{/links}}
        </ul>
        </nav>
        </header>
        <main id="main">
        {{#notice}}
        <p class="{{#success}}good{{/success}}{{^success}}bad{{/success}}" role="status">{{text}}</p>
        {{/notice}}
        {{{main}}}
        </main>
        </body>
        </html>
        """)
record ConsoleLayout(
        String title, String stack, String version, List<Link> links, Optional<Notice> notice, String main) {
    /** @param current whether the page is the one that is shown */
    record Link(String href, String title, boolean current) {}
}
