package dev.gatehouse.local.console.user;

import io.jstach.jstache.JStache;
import java.util.Optional;

/**
 * The list of users.
 *
 * @param create the address of the page that creates a user
 * @param poolId the pool that the search must name; empty if there is only one
 * @param live the address of the list; empty if it is not loaded again
 * @param rows HTML of {@link UserRows}
 */
@JStache(template = """
        <h1>Users</h1>
        <p class="lead">Users of the pool {{pool}} ({{count}}).</p>
        {{{selector}}}
        <form class="inline" method="get" action="/console/users" role="search">
        {{#poolId}}<input type="hidden" name="pool" value="{{.}}">{{/poolId}}
        <div class="grow"><label for="q">Search by user name, email, sub or group</label>
        <input id="q" type="search" name="q" value="{{search}}"></div>
        <button class="plain">Search</button>
        <a class="button" href="/console/{{create}}">Create a user</a>
        </form>
        <section aria-label="Users"{{#live}} data-live="/console/{{.}}"{{/live}}>
        {{{rows}}}
        </section>
        """)
record UserListContent(
        String pool,
        long count,
        String selector,
        Optional<String> poolId,
        String search,
        String create,
        Optional<String> live,
        String rows) {}
