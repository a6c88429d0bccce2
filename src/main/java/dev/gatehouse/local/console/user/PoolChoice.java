package dev.gatehouse.local.console.user;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.UserPool;
import io.jstach.jstache.JStache;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The user pool that a page shows: the one that the parameter {@code pool} names, or else the first one.
 *
 * @param all sorted by name
 */
record PoolChoice(UserPool pool, List<UserPool> all) {
    static final String PARAMETER = "pool";

    /** @param path of the page, below {@code /console/} */
    @JStache(template = """
            <form class="inline" method="get" action="/console/{{path}}" data-auto>
            <div><label for="pool">User pool</label>
            <select id="pool" name="pool">
            {{#pools}}<option value="{{id}}"{{#selected}} selected{{/selected}}>{{name}} ({{id}})</option>
            {{/pools}}
            </select></div>
            <button class="plain">Show</button>
            </form>
            """)
    record PoolSelector(String path, List<Option> pools) {
        record Option(String id, String name, boolean selected) {}
    }

    @JStache(template = """
            <h1>{{title}}</h1>
            <section>
            {{#declared}}<p>The stack has no user pool <code>{{.}}</code>. <a href="/console/{{path}}">Show a user pool of the stack</a></p>{{/declared}}
            {{^declared}}<p>The stack declares no user pool, so the local Cognito has no users.</p>
            <p>With <code>gatehouse:issuer</code>, an external issuer keeps the users and signs them in. With
            <code>--engine pulumi</code>, the user pool exists after <code>pulumi up</code>.</p>{{/declared}}
            </section>
            """)
    record NoPoolContent(String title, String path, Optional<String> declared) {}

    /** Empty if the stack declares no user pool, or not the one that the parameter names. */
    static Optional<PoolChoice> of(Declared declared, Form query) {
        List<UserPool> all = declared.pools().values().stream()
                .sorted(Comparator.comparing(UserPool::name).thenComparing(UserPool::id))
                .toList();
        Optional<String> wanted = query.find(PARAMETER);
        return all.stream()
                .filter(pool -> wanted.isEmpty() || wanted.get().equals(pool.id()))
                .findFirst()
                .map(pool -> new PoolChoice(pool, all));
    }

    /** Explains why a page has no user pool to show. */
    static ConsoleAnswer.Page none(String title, String path, Declared declared, Form query) {
        NoPoolContent content = new NoPoolContent(
                title,
                path,
                query.find(PARAMETER).filter(id -> !declared.pools().isEmpty()));
        return new ConsoleAnswer.Page(
                title,
                NoPoolContentRenderer.of().execute(content, new StringBuilder()).toString());
    }

    /** Whether an address must name the pool. */
    boolean isNamed() {
        return all.size() > 1;
    }

    /** HTML of the form that selects another pool; empty if there is only one. */
    String selector(String path) {
        if (!isNamed()) {
            return "";
        }
        PoolSelector selector = new PoolSelector(
                path,
                all.stream()
                        .map(each -> new PoolSelector.Option(
                                each.id(), each.name(), each.id().equals(pool.id())))
                        .toList());
        return PoolSelectorRenderer.of().execute(selector, new StringBuilder()).toString();
    }
}
