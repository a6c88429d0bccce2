package dev.gatehouse.settings;

import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Which client can call which route: as a Markdown table for reviews, and as cells for the console. */
public final class AccessMatrix {
    /** The scope of every access token from InitiateAuth, whatever scopes its client has. */
    private static final String SELF_SERVICE = "aws.cognito.signin.user.admin";

    private AccessMatrix() {}

    /**
     * The table, with a row for each route and a column for each client. A cell contains the scopes with which the client can
     * call the route, or is empty. For a scope that is granted by group, it also contains the groups. The routes of an MCP
     * server come last.
     */
    public static String of(Settings settings) {
        Table table = table(settings);
        return markdown(table.head(), table.rows());
    }

    /** @param rows each with as many cells as {@code head} */
    public record Table(List<String> head, List<List<String>> rows) {
        public Table {
            head = List.copyOf(head);
            rows = List.copyOf(rows);
        }
    }

    /** The same table as cells. */
    public static Table table(Settings settings) {
        List<String> head = new ArrayList<>(List.of("route", "needs", "checked by"));
        settings.clients()
                .forEach(client ->
                        head.add(client.name() + " (" + client.kind().name().toLowerCase(java.util.Locale.ROOT) + ")"));
        List<List<String>> rows = new ArrayList<>();
        for (Route route : settings.routes()) {
            List<String> row = new ArrayList<>(List.of(route.key(), needs(route), checkedBy(route)));
            settings.clients().forEach(client -> row.add(cell(route, client, settings.scopes())));
            rows.add(row);
        }
        settings.mcpRoutes().ifPresent(mcp -> mcp.all().forEach(route -> rows.add(mcpRow(route, settings))));
        return new Table(head, rows);
    }

    private static List<String> mcpRow(Route route, Settings settings) {
        boolean hasTools = settings.mcp().filter(mcp -> !mcp.tools().isEmpty()).isPresent();
        List<String> row = new ArrayList<>();
        row.add(route.key());
        row.add(route.isPublic() ? needs(route) : needs(route) + " of mcp");
        row.add(hasTools && !route.isPublic() ? "API Gateway; tools: lambda/" : checkedBy(route));
        settings.clients().forEach(client -> row.add(agentCell(route, client)));
        return row;
    }

    private static String needs(Route route) {
        if (route.isPublic()) {
            return "nothing: public";
        }
        return String.join(" or ", route.scopes())
                + route.group().map(group -> "; group " + group).orElse("");
    }

    /** The function in {@code lambda/} checks the group of a route; with another function a group is rejected. */
    private static String checkedBy(Route route) {
        if (route.isPublic()) {
            return "";
        }
        return route.group().isPresent() ? "API Gateway; group: lambda/" : "API Gateway";
    }

    private static String cell(Route route, Client client, ScopeCatalogue catalogue) {
        if (route.isPublic()) {
            return "open";
        }
        if (client.isAgent()) {
            return ""; // its scopes are those of gatehouse:mcp, although they may have the same short names
        }
        if (route.group().isPresent() && !client.kind().hasUsers()) {
            return "";
        }
        List<String> scopes = new ArrayList<>();
        for (String scope : route.scopes()) {
            if (client.scopes().contains(scope)) {
                scopes.add(
                        catalogue.isGrantedByGroup(scope)
                                ? scope + " ("
                                        + grant(client, catalogue.groups().getOrDefault(scope, List.of())) + ")"
                                : scope);
            } else if (scope.equals(SELF_SERVICE) && client.passwordSignIn()) {
                scopes.add("password sign-in");
            }
        }
        return String.join(", ", scopes);
    }

    /** Only agents have scopes of the MCP server. */
    private static String agentCell(Route route, Client client) {
        if (route.isPublic()) {
            return "open";
        }
        return client.isAgent()
                ? route.scopes().stream().filter(client.scopes()::contains).collect(Collectors.joining(", "))
                : "";
    }

    private static String grant(Client client, List<String> groups) {
        return client.kind().hasUsers() ? "group " + String.join(" or ", groups) : "no group";
    }

    private static String markdown(List<String> head, List<List<String>> rows) {
        StringBuilder text = new StringBuilder();
        int[] widths = new int[head.size()];
        for (int i = 0; i < widths.length; i++) {
            int column = i;
            widths[i] = Math.max(
                    3,
                    rows.stream()
                            .mapToInt(row -> row.get(column).length())
                            .reduce(head.get(i).length(), Math::max));
        }
        line(text, head, widths);
        line(text, head.stream().map(ignored -> "---").toList(), widths);
        rows.forEach(row -> line(text, row, widths));
        return text.toString();
    }

    private static void line(StringBuilder text, List<String> cells, int[] widths) {
        List<String> padded = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            String cell = cells.get(i);
            padded.add(cell + (cell.equals("---") ? "-" : " ").repeat(widths[i] - cell.length()));
        }
        text.append(padded.stream().collect(Collectors.joining(" | ", "| ", " |\n")));
    }
}
