package dev.gatehouse.local.console.request;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.recording.RequestRecorder;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of the last requests, and below it one request with everything that is known of it. */
public final class RequestsPage implements ConsolePage {
    /** CHOICE: as many as a person scrolls through. */
    static final int ROWS = 200;

    private static final int REASON_LENGTH = 110;

    private final RequestRecorder recorder;
    private final Names names;
    private final RequestDetail detail;
    private final StackInfo stack;
    private final ZoneId zone;
    private final Descriptions descriptions = new Descriptions();

    /**
     * @param detail shows one request
     * @param stack has the address of the API, for the command that the empty list shows
     * @param zone in which times are shown
     */
    public RequestsPage(RequestRecorder recorder, Names names, RequestDetail detail, StackInfo stack, ZoneId zone) {
        this.recorder = recorder;
        this.names = names;
        this.detail = detail;
        this.stack = stack;
        this.zone = zone;
    }

    @Override
    public String path() {
        return "requests";
    }

    @Override
    public String title() {
        return "Requests";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        if (request.segments().size() == 1) {
            return number(request.segments().get(0))
                    .flatMap(recorder::find)
                    .map(recorded -> detail.page(recorded, descriptions.of(recorded)))
                    .orElseGet(() -> detail.missing(request.segments().get(0)));
        }
        return request.segments().isEmpty() ? list(request) : new ConsoleAnswer.NotFound();
    }

    private static Optional<Long> number(String text) {
        return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private ConsoleAnswer list(ConsoleRequest request) {
        RequestFilter filter = RequestFilter.of(request.query());
        Optional<Long> before = request.query().find("before").flatMap(RequestsPage::number);
        String table = Html.of(RequestTableContentRenderer.of(), table(filter, before.orElse(Long.MAX_VALUE)));
        if (request.isFragment()) {
            return new ConsoleAnswer.Fragment(table);
        }
        String query = filter.query();
        RequestsContent content = new RequestsContent(
                filter,
                choices(filter.server(), "", "API and Cognito", "api", "API", "cognito", "Cognito"),
                choices(
                        filter.status(),
                        "",
                        "all",
                        "ok",
                        "below 400",
                        "refused",
                        "refused (4xx, 5xx)",
                        "errors",
                        "errors (5xx)"),
                clients(filter.client()),
                before.isPresent() ? "" : "/console/requests?fragment=1" + (query.isEmpty() ? "" : "&" + query),
                table);
        return new ConsoleAnswer.Page("Requests", Html.of(RequestsContentRenderer.of(), content));
    }

    private RequestTableContent table(RequestFilter filter, long before) {
        List<RequestRow> rows = new ArrayList<>();
        String older = "";
        Map<String, String> users = new HashMap<>();
        Map<String, String> clients = new HashMap<>();
        for (RecordedRequest recorded : recorder.all()) {
            if (recorded.number() >= before) {
                continue;
            }
            RequestDescription description = descriptions.of(recorded);
            String client = description
                    .caller()
                    .client()
                    .map(id -> clients.computeIfAbsent(id, names::client))
                    .orElse("");
            String user = description
                    .caller()
                    .user()
                    .map(name -> users.computeIfAbsent(name, names::user))
                    .orElse("");
            if (!filter.accepts(recorded, description, client, user)) {
                continue;
            }
            if (rows.size() == ROWS) {
                older = "/console/requests?before=" + rows.get(ROWS - 1).number()
                        + (filter.isEmpty() ? "" : "&" + filter.query());
                break;
            }
            rows.add(row(recorded, description, client, user));
        }
        return new RequestTableContent(rows, !filter.isEmpty() || before != Long.MAX_VALUE, older, "curl -i " + api());
    }

    private String api() {
        return stack.lastRun()
                .map(run -> run.outputs().get("apiUrl"))
                .map(String::valueOf)
                .orElse("http://localhost:9400");
    }

    private RequestRow row(RecordedRequest recorded, RequestDescription description, String client, String user) {
        int status = recorded.response().status();
        String reason = recorded.response()
                .reason()
                .map(Masking::text)
                .orElse(description.routeKey().isPresent() ? "the function answered with this status" : "");
        return new RequestRow(
                recorded.number(),
                Texts.time(recorded.received(), zone),
                description.name(),
                description.routeKey().orElse(""),
                user,
                client,
                status < 400,
                status,
                Texts.statusWords(status),
                Texts.milliseconds(recorded.took()),
                reason.length() <= REASON_LENGTH ? reason : reason.substring(0, REASON_LENGTH) + "…");
    }

    private List<RequestsContent.Choice> clients(String selected) {
        List<String> pairs = new ArrayList<>(List.of("", "all"));
        for (String name : names.clients()) {
            pairs.add(name);
            pairs.add(name);
        }
        if (!selected.isEmpty() && !pairs.contains(selected)) {
            pairs.add(selected);
            pairs.add(selected);
        }
        return choices(selected, pairs.toArray(String[]::new));
    }

    /** @param pairs value and label in turn */
    private static List<RequestsContent.Choice> choices(String selected, String... pairs) {
        List<RequestsContent.Choice> choices = new ArrayList<>();
        for (int i = 0; i < pairs.length; i += 2) {
            choices.add(new RequestsContent.Choice(pairs[i], pairs[i + 1], pairs[i].equals(selected)));
        }
        return choices;
    }
}
