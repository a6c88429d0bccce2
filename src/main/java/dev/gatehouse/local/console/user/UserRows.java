package dev.gatehouse.local.console.user;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;

/**
 * The rows of the list of users.
 *
 * @param more the address of the next rows
 * @param first the address of the first rows; empty if these are the first
 * @param search the text that no user matches, if there are no rows
 */
@JStache(template = """
        {{#hasRows}}
        <div class="scroll" tabindex="0" role="region" aria-label="List of users"><table class="wide">
        <thead><tr><th scope="col">User</th><th scope="col">Status</th><th scope="col">Groups</th>
        <th scope="col">Created</th><th scope="col">Last changed</th></tr></thead>
        <tbody>
        {{#rows}}
        <tr><td><a href="/console/{{href}}">{{name}}</a>{{#detail}}<br><small class="mono">{{.}}</small>{{/detail}}</td>
        <td><span class="tag{{#confirmed}} good{{/confirmed}}">{{status}}</span>{{#disabled}} <span class="tag bad">Disabled</span>{{/disabled}}</td>
        <td>{{#groups}}<span class="tag">{{.}}</span> {{/groups}}</td>
        <td class="time">{{created}}</td><td class="time">{{modified}}</td></tr>
        {{/rows}}
        </tbody>
        </table></div>
        {{/hasRows}}
        {{^hasRows}}<p class="empty">{{#search}}No user matches “{{.}}”.{{/search}}{{^search}}The pool has no users.{{/search}}</p>{{/hasRows}}
        {{#first}}<p><a href="/console/{{.}}">First users</a></p>{{/first}}
        {{#more}}<p><a href="/console/{{.}}">More users</a></p>{{/more}}
        """)
record UserRows(List<Row> rows, Optional<String> more, Optional<String> first, Optional<String> search) {
    /**
     * @param name the email address if the user name is a UUID, otherwise the user name
     * @param detail the other of the two
     */
    record Row(
            String href,
            String name,
            Optional<String> detail,
            String status,
            boolean confirmed,
            boolean disabled,
            List<String> groups,
            String created,
            String modified) {}

    boolean hasRows() {
        return !rows.isEmpty();
    }
}
