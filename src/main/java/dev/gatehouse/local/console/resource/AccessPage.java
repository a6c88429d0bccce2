package dev.gatehouse.local.console.resource;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.DeclaredRoute;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.settings.AccessMatrix;
import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows which client can call which route, and which groups get which scopes. */
public final class AccessPage implements ConsolePage {
    private final StackInfo stack;

    public AccessPage(StackInfo stack) {
        this.stack = stack;
    }

    /** A route with its cells, in the order of the head. */
    record AccessRow(String route, List<AccessCell> cells) {}

    /** @param granted whether the client can call the route; false for an empty cell */
    record AccessCell(String text, boolean granted) {}

    record GroupScope(String scope, String groups) {}

    @JStache(template = """
            <h1>Access</h1>
            <p class="lead">Which app client can call which route, from the declaration. A cell names the scope that the
            client needs in its access token.</p>
            <section aria-labelledby="routes">
            <h2 id="routes">Routes and app clients</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of routes and app clients"><table>
            <thead><tr>{{#head}}<th scope="col">{{.}}</th>{{/head}}</tr></thead>
            <tbody>
            {{#rows}}
            <tr><th scope="row" class="mono">{{route}}</th>
            {{#cells}}<td>{{#granted}}{{text}}{{/granted}}{{^granted}}<span class="soft" aria-label="no access">–</span>{{/granted}}</td>{{/cells}}</tr>
            {{/rows}}
            </tbody>
            </table></div>
            </section>
            {{#hasGroups}}
            <section aria-labelledby="groups">
            <h2 id="groups">Scopes that only members of a group get</h2>
            <dl>
            {{#groups}}<dt class="mono">{{scope}}</dt><dd>{{groups}}</dd>{{/groups}}
            </dl>
            </section>
            {{/hasGroups}}
            """)
    record AccessContent(List<String> head, List<AccessRow> rows, List<GroupScope> groups) {
        boolean hasGroups() {
            return !groups.isEmpty();
        }
    }

    @Override
    public String path() {
        return "access";
    }

    @Override
    public String title() {
        return "Access";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        return stack.lastRun()
                .<ConsoleAnswer>map(run -> page(
                        run.settings().map(AccessMatrix::table).orElseGet(() -> table(run)),
                        run.settings()
                                .map(settings -> settings.scopes().groups())
                                .orElse(Map.of())))
                .orElseGet(ConsoleAnswer.NotFound::new);
    }

    /** The table of another program: which scopes its function grants by group is not known. */
    private static AccessMatrix.Table table(StackInfo.LastRun run) {
        List<String> head = new ArrayList<>(List.of("route", "needs"));
        run.clients().forEach(client -> head.add(client.name() + " (" + client.kind() + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (DeclaredRoute route : run.routes()) {
            List<String> row = new ArrayList<>(
                    List.of(route.key(), route.isPublic() ? "nothing: public" : String.join(" or ", route.scopes())));
            run.clients()
                    .forEach(client -> row.add(
                            route.isPublic()
                                    ? "open"
                                    : route.scopes().stream()
                                            .filter(client.scopes()::contains)
                                            .collect(Collectors.joining(", "))));
            rows.add(row);
        }
        return new AccessMatrix.Table(head, rows);
    }

    private static ConsoleAnswer page(AccessMatrix.Table table, Map<String, List<String>> groupsByScope) {
        List<AccessRow> rows = table.rows().stream()
                .map(row -> new AccessRow(
                        row.get(0),
                        row.subList(1, row.size()).stream()
                                .map(text -> new AccessCell(text, !text.isEmpty()))
                                .toList()))
                .toList();
        List<GroupScope> groups = groupsByScope.entrySet().stream()
                .filter(entry -> !entry.getValue().isEmpty())
                .map(entry -> new GroupScope(entry.getKey(), String.join(", ", entry.getValue())))
                .collect(Collectors.toList());
        AccessContent content = new AccessContent(table.head(), rows, groups);
        return new ConsoleAnswer.Page(
                "Access",
                AccessContentRenderer.of().execute(content, new StringBuilder()).toString());
    }
}
