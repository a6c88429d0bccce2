package dev.gatehouse.local.console.request;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The list of requests with its filter.
 *
 * @param live the address of the table; empty if the page shows older requests, which do not change
 * @param table HTML of {@link RequestTableContent}
 */
@JStache(template = """
        <h1>Requests</h1>
        <p class="lead">What the API and Cognito received, newest first. Open a request to see its checks, and why it was refused.</p>
        <form method="get" action="/console/requests" class="inline" data-auto aria-label="Filter">
        <div><label for="server">Server</label><select id="server" name="server">{{#servers}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/servers}}</select></div>
        <div><label for="status">Status</label><select id="status" name="status">{{#statuses}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/statuses}}</select></div>
        <div><label for="client">Client</label><select id="client" name="client">{{#clients}}<option value="{{value}}"{{#selected}} selected{{/selected}}>{{label}}</option>{{/clients}}</select></div>
        <div><label for="route">Route or operation</label><input id="route" name="route" value="{{filter.route}}" size="18"></div>
        <div><label for="user">User</label><input id="user" name="user" value="{{filter.user}}" size="18"></div>
        <div><label for="id">Request ID</label><input id="id" name="id" value="{{filter.id}}" size="18"></div>
        <div><button>Filter</button>{{^filter.isEmpty}} <a href="/console/requests">Reset</a>{{/filter.isEmpty}}</div>
        </form>
        <section aria-label="Requests"{{#refreshes}} data-live="{{live}}"{{/refreshes}}>
        {{{table}}}
        </section>
        """)
record RequestsContent(
        RequestFilter filter,
        List<Choice> servers,
        List<Choice> statuses,
        List<Choice> clients,
        String live,
        String table) {
    /** One option of a list. */
    record Choice(String value, String label, boolean selected) {}

    boolean refreshes() {
        return !live.isEmpty();
    }
}
