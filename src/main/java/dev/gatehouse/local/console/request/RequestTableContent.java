package dev.gatehouse.local.console.request;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The part of the list that is loaded again.
 *
 * @param older the address of older requests; empty if there are none
 * @param curl a command that makes a first request
 */
@JStache(template = """
        {{#hasRows}}
        <div class="scroll" tabindex="0" role="region" aria-label="Requests, newest first"><table class="requests">
        <thead><tr><th scope="col">Time</th><th scope="col">Request</th><th scope="col">Status</th><th scope="col">User</th><th scope="col">Client</th><th scope="col">Route</th><th scope="col" class="number">ms</th></tr></thead>
        <tbody>
        {{#rows}}<tr><td class="time">{{time}}</td><td><a href="/console/requests/{{number}}">{{name}}</a>{{^ok}}<br><small>{{reason}}</small>{{/ok}}</td><td class="nowrap"><span class="status {{#ok}}ok{{/ok}}{{^ok}}refused{{/ok}}">{{status}}</span></td><td>{{user}}</td><td>{{client}}</td><td>{{route}}</td><td class="number">{{milliseconds}}</td></tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{/hasRows}}
        {{#nothingYet}}<div class="empty"><p>No request has arrived in this run. Send the first one:</p><pre>{{curl}}</pre></div>{{/nothingYet}}
        {{#nothingFound}}<p class="empty">No request matches the filter. <a href="/console/requests">Show all requests</a></p>{{/nothingFound}}
        {{#hasOlder}}<p><a href="{{older}}">Older requests</a></p>{{/hasOlder}}
        """)
record RequestTableContent(List<RequestRow> rows, boolean filtered, String older, String curl) {
    boolean hasRows() {
        return !rows.isEmpty();
    }

    boolean nothingYet() {
        return rows.isEmpty() && !filtered;
    }

    boolean nothingFound() {
        return rows.isEmpty() && filtered;
    }

    boolean hasOlder() {
        return !older.isEmpty();
    }
}
