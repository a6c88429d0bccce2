package dev.gatehouse.local.console.request;

import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.recording.RecordedRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which requests the list shows. An empty text does not restrict. */
record RequestFilter(String server, String status, String route, String client, String user, String id) {
    static RequestFilter of(Form query) {
        return new RequestFilter(
                query.find("server").orElse(""),
                query.find("status").orElse(""),
                query.find("route").orElse("").strip(),
                query.find("client").orElse("").strip(),
                query.find("user").orElse("").strip(),
                query.find("id").orElse("").strip());
    }

    boolean isEmpty() {
        return query().isEmpty();
    }

    /** The names of the user and the client are those that the list shows. */
    boolean accepts(RecordedRequest recorded, RequestDescription description, String clientName, String userName) {
        return (server.isEmpty() || recorded.server().equals(server))
                && acceptsStatus(recorded.response().status())
                && (route.isEmpty()
                        || contains(description.routeKey().orElse(""), route)
                        || contains(description.name(), route))
                && (client.isEmpty()
                        || clientName.equals(client)
                        || description.caller().client().orElse("").equals(client))
                && (user.isEmpty()
                        || contains(userName, user)
                        || contains(description.caller().user().orElse(""), user))
                && (id.isEmpty() || description.requestId().orElse("").equals(id));
    }

    private boolean acceptsStatus(int code) {
        return switch (status) {
            case "ok" -> code < 400;
            case "refused" -> code >= 400;
            case "errors" -> code >= 500;
            default -> true;
        };
    }

    private static boolean contains(String text, String part) {
        return text.toLowerCase(Locale.ROOT).contains(part.toLowerCase(Locale.ROOT));
    }

    /** The filter as a query string; empty if it does not restrict. */
    String query() {
        List<String> pairs = new ArrayList<>();
        add(pairs, "server", server);
        add(pairs, "status", status);
        add(pairs, "route", route);
        add(pairs, "client", client);
        add(pairs, "user", user);
        add(pairs, "id", id);
        return String.join("&", pairs);
    }

    private static void add(List<String> pairs, String name, String value) {
        if (!value.isEmpty()) {
            pairs.add(name + "=" + Form.encode(value));
        }
    }
}
