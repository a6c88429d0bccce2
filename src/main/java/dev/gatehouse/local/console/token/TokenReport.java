package dev.gatehouse.local.console.token;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import dev.gatehouse.local.gateway.TokenExplainer;
import dev.gatehouse.local.gateway.TokenExplainer.RouteChecks;
import dev.gatehouse.local.gateway.trace.CheckResult;
import dev.gatehouse.local.state.Declared;
import io.jstach.jstache.JStache;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Explains one token: its header and claims, the checks of the authorizer, and which routes it opens. */
final class TokenReport {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final Gson PRETTY =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();
    private static final List<String> TIMES = List.of("iat", "auth_time", "nbf", "exp");

    private TokenReport() {}

    /** @param outcome {@code passed} or {@code refused} */
    record CheckRow(String name, String expected, String received, String outcome, boolean passed) {}

    /** @param answer what the token gets at the route, in words */
    record RouteRow(String route, String scopes, String answer, boolean allowed) {}

    record TimeRow(String name, String time) {}

    @JStache(template = """
            <section aria-labelledby="report">
            <h2 id="report">Claims and checks</h2>
            <p class="{{#accepted}}good{{/accepted}}{{^accepted}}bad{{/accepted}}" role="status">{{summary}}</p>
            <div class="columns">
            <div>
            <h3>Header</h3>
            <pre tabindex="0" aria-label="Header">{{header}}</pre>
            <h3>Times</h3>
            <dl>{{#times}}<dt>{{name}}</dt><dd>{{time}}</dd>{{/times}}</dl>
            </div>
            <div>
            <h3>Claims</h3>
            <pre tabindex="0" aria-label="Claims">{{claims}}</pre>
            </div>
            </div>
            <h3>Checks of the authorizer</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="Checks of the authorizer"><table>
            <thead><tr><th scope="col">Check</th><th scope="col">Expected</th><th scope="col">Received</th><th scope="col">Result</th></tr></thead>
            <tbody>
            {{#checks}}<tr><th scope="row">{{name}}</th><td>{{expected}}</td><td class="mono">{{received}}</td><td><span class="tag {{#passed}}good{{/passed}}{{^passed}}bad{{/passed}}">{{outcome}}</span></td></tr>{{/checks}}
            </tbody>
            </table></div>
            <h3>Routes</h3>
            <div class="scroll" tabindex="0" role="region" aria-label="Routes"><table>
            <thead><tr><th scope="col">Route</th><th scope="col">Needs one of</th><th scope="col">This token</th></tr></thead>
            <tbody>
            {{#routes}}<tr><th scope="row" class="mono">{{route}}</th><td class="mono">{{scopes}}</td><td><span class="tag {{#allowed}}good{{/allowed}}{{^allowed}}bad{{/allowed}}">{{#allowed}}allowed{{/allowed}}{{^allowed}}refused{{/allowed}}</span> {{answer}}</td></tr>{{/routes}}
            </tbody>
            </table></div>
            </section>
            """)
    record TokenReportContent(
            boolean accepted,
            String summary,
            String header,
            String claims,
            List<TimeRow> times,
            List<CheckRow> checks,
            List<RouteRow> routes) {}

    static String html(String token, Declared declared, TokenExplainer explainer, Clock clock) {
        Instant now = clock.instant();
        List<RouteChecks> routes = explainer.token(declared, token, now);
        List<CheckResult> checks = routes.stream()
                .map(RouteChecks::checks)
                .filter(each -> !each.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream()
                .filter(check -> !check.name().equals("scope"))
                .toList();
        Optional<JsonObject> claims = part(token, 1);
        TokenReportContent content = new TokenReportContent(
                checks.stream().allMatch(CheckResult::passed) && !checks.isEmpty(),
                summary(checks),
                part(token, 0).map(PRETTY::toJson).orElse("not readable"),
                claims.map(PRETTY::toJson).orElse("not readable"),
                claims.map(each -> times(each, now)).orElse(List.of()),
                checks.stream().map(TokenReport::row).toList(),
                routes.stream().map(TokenReport::row).toList());
        return TokenReportContentRenderer.of()
                .execute(content, new StringBuilder())
                .toString();
    }

    private static String summary(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return "The stack declares no route with an authorizer, so no check applies.";
        }
        return firstRefusal(checks)
                .map(reason -> "The authorizer refuses this token. " + reason)
                .orElse("The authorizer accepts this token. Each route also needs one of its scopes.");
    }

    private static Optional<String> firstRefusal(List<CheckResult> checks) {
        return checks.stream().flatMap(check -> check.refusal().stream()).findFirst();
    }

    private static CheckRow row(CheckResult check) {
        return new CheckRow(
                check.name(),
                check.expected(),
                check.received(),
                check.passed() ? "passed" : "refused",
                check.passed());
    }

    private static RouteRow row(RouteChecks route) {
        String answer = route.checks().isEmpty()
                ? "public"
                : firstRefusal(route.checks()).orElse("");
        return new RouteRow(
                route.routeKey(),
                route.checks().isEmpty()
                        ? ""
                        : String.join(" ", route.scopes().stream().sorted().toList()),
                answer,
                route.allowed());
    }

    private static Optional<JsonObject> part(String token, int index) {
        String[] parts = token.split("\\.", -1);
        if (parts.length <= index) {
            return Optional.empty();
        }
        try {
            String json = new String(Base64.getUrlDecoder().decode(parts[index]), StandardCharsets.UTF_8);
            return JsonParser.parseString(json) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
        } catch (IllegalArgumentException | JsonParseException e) {
            return Optional.empty();
        }
    }

    private static List<TimeRow> times(JsonObject claims, Instant now) {
        List<TimeRow> rows = new ArrayList<>();
        for (String name : TIMES) {
            JsonElement value = claims.get(name);
            if (value != null
                    && value.isJsonPrimitive()
                    && value.getAsJsonPrimitive().isNumber()) {
                rows.add(new TimeRow(name, time(value.getAsDouble(), now)));
            }
        }
        return rows;
    }

    private static String time(double seconds, Instant now) {
        if (!(Math.abs(seconds) < 1e11)) {
            return "not a time";
        }
        Instant at = Instant.ofEpochSecond((long) seconds);
        Duration between = Duration.between(now, at);
        return TIME.format(at)
                + (between.isNegative() ? ", " + text(between.negated()) + " ago" : ", in " + text(between));
    }

    private static String text(Duration duration) {
        if (duration.toHours() >= 48) {
            return duration.toDays() + " days";
        }
        if (duration.toMinutes() >= 120) {
            return duration.toHours() + " hours";
        }
        return duration.toSeconds() >= 120 ? duration.toMinutes() + " minutes" : duration.toSeconds() + " seconds";
    }
}
