package dev.gatehouse.local.console;

import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The start of the console: addresses, app clients and notes of the stack. */
public final class OverviewPage implements ConsolePage {
    /** Outputs with addresses, by the name under which the page shows them. */
    private static final List<String[]> ADDRESSES = List.of(
            new String[] {"API", "apiUrl"},
            new String[] {"Sign-in", "authUrl"},
            new String[] {"Issuer", "issuer"},
            new String[] {"Cognito endpoint", "cognitoEndpoint"},
            new String[] {"User pool", "userPoolId"});

    private final StackInfo stack;

    public OverviewPage(StackInfo stack) {
        this.stack = stack;
    }

    /** One row of a list of names and values. */
    record Row(String name, String value) {}

    /** One app client. */
    record Client(String name, String id, String kind) {}

    @JStache(template = """
            <h1>Overview</h1>
            <p class="lead">Addresses, app clients and notes of the stack {{stack}}.</p>
            <div class="columns">
            <section aria-labelledby="addresses">
            <h2 id="addresses">Addresses</h2>
            <dl>
            {{#addresses}}<dt>{{name}}</dt><dd class="mono">{{value}}</dd>{{/addresses}}
            </dl>
            </section>
            <section aria-labelledby="clients">
            <h2 id="clients">App clients</h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Table of app clients"><table>
            <thead><tr><th scope="col">Name</th><th scope="col">Client ID</th><th scope="col">Kind</th></tr></thead>
            <tbody>
            {{#clients}}<tr><td>{{name}}</td><td class="mono">{{id}}</td><td>{{kind}}</td></tr>{{/clients}}
            </tbody>
            </table></div>
            {{^clients}}<p class="empty">The stack declares no app client.</p>{{/clients}}
            </section>
            </div>
            {{#hasNotes}}
            <section aria-labelledby="notes">
            <h2 id="notes">Notes</h2>
            <ul>{{#notes}}<li>{{.}}</li>{{/notes}}</ul>
            </section>
            {{/hasNotes}}
            """)
    record OverviewContent(String stack, List<Row> addresses, List<Client> clients, List<String> notes) {
        boolean hasNotes() {
            return !notes.isEmpty();
        }
    }

    @Override
    public String path() {
        return "overview";
    }

    @Override
    public String title() {
        return "Overview";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        Optional<StackInfo.LastRun> run = stack.lastRun();
        Map<String, Object> outputs = run.map(StackInfo.LastRun::outputs).orElse(Map.of());
        List<Row> addresses = new ArrayList<>();
        for (String[] address : ADDRESSES) {
            if (outputs.get(address[1]) instanceof String value) {
                addresses.add(new Row(address[0], value));
            }
        }
        List<Client> clients = new ArrayList<>();
        if (outputs.get("clients") instanceof Map<?, ?> declared) {
            declared.forEach((name, client) -> {
                if (client instanceof Map<?, ?> values) {
                    clients.add(new Client(
                            String.valueOf(name),
                            String.valueOf(values.get("clientId")),
                            String.valueOf(values.get("kind"))));
                }
            });
        }
        OverviewContent content = new OverviewContent(
                stack.name(),
                addresses,
                clients,
                run.map(StackInfo.LastRun::notes).orElse(List.of()));
        return new ConsoleAnswer.Page(
                "Overview",
                OverviewContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }
}
