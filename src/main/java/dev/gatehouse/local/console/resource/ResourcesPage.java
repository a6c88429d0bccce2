package dev.gatehouse.local.console.resource;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import io.jstach.jstache.JStache;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Shows the declared resources by type, whether each type is imitated, and what the last run changed. */
public final class ResourcesPage implements ConsolePage {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final String MASK = "***";

    private final StackInfo stack;
    private final Supplier<Resources> resources;

    public ResourcesPage(StackInfo stack, Supplier<Resources> resources) {
        this.stack = stack;
        this.resources = resources;
    }

    /** The resources of one type. */
    record TypeRow(String type, String effect, List<ResourceRow> rows) {}

    record ResourceRow(String name, String id, String href) {}

    record Input(String name, String value) {}

    @JStache(template = """
            <h1>Resources</h1>
            <p class="lead">{{count}} resources are declared.{{#time}} The program ran at {{.}}.{{/time}}</p>
            <section aria-labelledby="changes">
            <h2 id="changes">Last run</h2>
            {{#hasChanges}}<ul>{{#changes}}<li>{{.}}</li>{{/changes}}</ul>{{/hasChanges}}
            {{^hasChanges}}<p class="soft">It changed nothing.</p>{{/hasChanges}}
            </section>
            {{#types}}
            <section>
            <h2>{{type}} <span class="tag">{{effect}}</span></h2>
            <div class="scroll" tabindex="0" role="region" aria-label="Resources of {{type}}"><table>
            <thead><tr><th scope="col">Name in the program</th><th scope="col">ID</th></tr></thead>
            <tbody>
            {{#rows}}<tr><td><a href="{{href}}">{{name}}</a></td><td class="mono">{{id}}</td></tr>{{/rows}}
            </tbody>
            </table></div>
            </section>
            {{/types}}
            """)
    record ResourcesContent(int count, Optional<String> time, List<String> changes, List<TypeRow> types) {
        boolean hasChanges() {
            return !changes.isEmpty();
        }
    }

    @JStache(template = """
            <p><a href="/console/resources">Resources</a></p>
            <h1>{{name}}</h1>
            <p class="lead mono">{{type}}</p>
            <section aria-labelledby="properties">
            <h2 id="properties">Properties</h2>
            <dl>
            <dt>id</dt><dd class="mono">{{id}}</dd>
            {{#inputs}}<dt>{{name}}</dt><dd class="mono">{{value}}</dd>{{/inputs}}
            </dl>
            </section>
            """)
    record ResourceContent(String name, String type, String id, List<Input> inputs) {}

    @Override
    public String path() {
        return "resources";
    }

    @Override
    public String title() {
        return "Resources";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        if (request.segments().isEmpty()) {
            return list();
        }
        // In the query, because a type has a slash, which the server refuses in a path.
        Form query = request.query();
        return request.segments().equals(List.of("one"))
                ? resources
                        .get()
                        .byId(query.find("type").orElse(""), query.find("id").orElse(""))
                        .map(ResourcesPage::detail)
                        .orElseGet(ConsoleAnswer.NotFound::new)
                : new ConsoleAnswer.NotFound();
    }

    private ConsoleAnswer list() {
        Resources declared = resources.get();
        Map<String, List<ResourceRow>> byType = new TreeMap<>();
        for (Resource each : declared.all()) {
            byType.computeIfAbsent(each.type(), type -> new ArrayList<>())
                    .add(new ResourceRow(
                            each.name(),
                            each.id(),
                            "/console/resources/one?type=" + Form.encode(each.type()) + "&id="
                                    + Form.encode(each.id())));
        }
        List<TypeRow> types = new ArrayList<>();
        byType.forEach((type, rows) -> types.add(new TypeRow(type, effect(type), rows)));
        Optional<StackInfo.LastRun> run = stack.lastRun();
        ResourcesContent content = new ResourcesContent(
                declared.all().size(),
                run.flatMap(StackInfo.LastRun::ran).map(at -> TIME.format(at.atZone(ZoneId.systemDefault()))),
                run.map(StackInfo.LastRun::changes).orElse(List.of()),
                types);
        return new ConsoleAnswer.Page(
                "Resources",
                ResourcesContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }

    private static String effect(String token) {
        return ResourceTypes.of(token)
                .map(type -> type.isImitated() ? "imitated" : "stored without effect")
                .orElse("kept without effect");
    }

    private static ConsoleAnswer detail(Resource resource) {
        ResourceType type = ResourceTypes.ofDeclared(resource.type());
        // Which inputs of another type are secret is not known.
        boolean masked = ResourceTypes.of(resource.type()).isEmpty();
        Map<String, Object> values =
                new TreeMap<>(resource.outputs().without(type.internalOutputs()).values());
        List<Input> inputs = new ArrayList<>();
        values.forEach((name, value) -> inputs.add(new Input(
                name,
                (masked && !name.equals("arn")) || type.secretOutputs().contains(name) ? MASK : text(name, value))));
        ResourceContent content = new ResourceContent(resource.name(), resource.type(), resource.id(), inputs);
        return new ConsoleAnswer.Page(
                resource.name(),
                ResourceContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }

    /** The values of variables and of secrets can be secret, as in the console of AWS. */
    private static String text(String name, Object value) {
        if (name.equals("secretString") || name.equals("providerDetails")) {
            return MASK;
        }
        if (name.equals("environment")
                && value instanceof Map<?, ?> environment
                && environment.get("variables") instanceof Map<?, ?> variables) {
            return "variables: "
                    + String.join(
                            ", ",
                            variables.keySet().stream()
                                    .map(String::valueOf)
                                    .sorted()
                                    .toList());
        }
        return value instanceof Properties.Archive archive ? archive.path() : String.valueOf(value);
    }
}
