package dev.gatehouse.local.console.traffic;

import io.jstach.jstache.JStache;
import java.util.List;

/** The part of the page that is loaded again. */
@JStache(template = """
        {{#servers}}
        <section aria-labelledby="{{id}}">
        <h2 id="{{id}}">{{name}}</h2>
        <p>{{summary}}</p>
        {{#hasRows}}
        <div class="columns">
        <figure><figcaption>Requests a minute, at most {{most}}: <span class="key ok">below 400</span> <span class="key refused">4xx</span> <span class="key failed">5xx</span></figcaption>{{{requests}}}<p class="ends"><span>{{from}}</span><span>{{to}}</span></p></figure>
        <figure><figcaption>Latency, at most {{slowest}} ms: <span class="key p50">median (p50)</span> <span class="key p95">95th percentile (p95)</span></figcaption>{{{latency}}}<p class="ends"><span>{{from}}</span><span>{{to}}</span></p></figure>
        </div>
        <details><summary>Minutes with requests</summary>
        <div class="scroll" tabindex="0" role="region" aria-label="{{name}} by minute"><table>
        <thead><tr><th scope="col">Minute</th><th scope="col" class="number">Below 400</th><th scope="col" class="number">4xx</th><th scope="col" class="number">5xx</th><th scope="col" class="number">p50 ms</th><th scope="col" class="number">p95 ms</th></tr></thead>
        <tbody>{{#rows}}<tr><th scope="row">{{minute}}</th><td class="number">{{ok}}</td><td class="number">{{refused}}</td><td class="number">{{failed}}</td><td class="number">{{p50}}</td><td class="number">{{p95}}</td></tr>
        {{/rows}}</tbody>
        </table></div></details>
        {{/hasRows}}
        </section>
        {{/servers}}
        """)
record TrafficContent(List<Server> servers) {
    /**
     * One server.
     *
     * @param requests SVG of {@link Plot}
     * @param latency SVG of {@link Plot}
     */
    record Server(
            String id,
            String name,
            String summary,
            int most,
            String slowest,
            String from,
            String to,
            String requests,
            String latency,
            List<Row> rows) {
        boolean hasRows() {
            return !rows.isEmpty();
        }
    }

    /** One minute. */
    record Row(String minute, int ok, int refused, int failed, String p50, String p95) {}
}
