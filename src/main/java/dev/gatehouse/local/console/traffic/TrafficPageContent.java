package dev.gatehouse.local.console.traffic;

import io.jstach.jstache.JStache;

/** @param content HTML of {@link TrafficContent} */
@JStache(template = """
        <h1>Traffic</h1>
        <p class="lead">Status and latency of the last hour, by minute. Requests for pages of the console are not counted.</p>
        <div data-live="/console/traffic?fragment=1">
        {{{content}}}
        </div>
        """)
record TrafficPageContent(String content) {}
