package dev.gatehouse.local.console.request;

import io.jstach.jstache.JStache;

/** What the page of a request shows if the request is not in memory. */
@JStache(template = """
        <p><a href="/console/requests">All requests</a></p>
        <h1>Request not found</h1>
        <p>Request {{number}} is not in memory. The console keeps the last {{limit}} requests of this run.</p>
        """)
record MissingRequestContent(String number, int limit) {}
