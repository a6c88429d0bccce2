package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.agent.FlowsContent.FlowView;
import dev.gatehouse.local.console.agent.FlowsContent.StepRow;
import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Shows flows: their steps, and a sentence that says how far the client came. */
final class FlowViews {
    private final DateTimeFormatter time;

    FlowViews(ZoneId zone) {
        this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    }

    /** @param newest whether its steps are shown at once */
    FlowView of(Flow flow, boolean newest) {
        List<Step> steps = flow.steps();
        Optional<Step> stop = flow.stop();
        boolean stopped = stop.filter(step -> !isAnswered(step)).isPresent();
        return new FlowView(
                newest,
                flow.name(),
                flow.userAgent(),
                at(steps.get(0).recorded().received()),
                at(flow.end()),
                stopped ? "stopped" : flow.isConnected() ? "connected" : "not connected",
                stop.map(FlowViews::stopped).orElseGet(() -> progress(flow)),
                stopped ? "bad" : flow.isConnected() ? "good" : "note",
                rows(steps));
    }

    private String at(Instant instant) {
        return time.format(instant);
    }

    /** Whether the server itself answered: the client is connected, and only this message failed. */
    private static boolean isAnswered(Step step) {
        return step.stage() == Stage.SERVER && step.recorded().response().status() < 400;
    }

    private static String stopped(Step step) {
        String why = step.lacks().isEmpty() ? step.note() : "it lacks " + String.join("; it lacks ", step.lacks());
        return (isAnswered(step) ? "Connected; the last message failed: " : "Stopped at ")
                + step.title()
                + (why.isEmpty() ? "." : ": " + why + (why.endsWith(".") ? "" : "."));
    }

    private static String progress(Flow flow) {
        List<Step> steps = flow.steps();
        List<String> lacks =
                steps.stream().flatMap(step -> step.lacks().stream()).distinct().toList();
        if (flow.isConnected()) {
            return "Connected.";
        }
        if (!lacks.isEmpty()) {
            return "Not connected, and it cannot be: it lacks " + String.join("; it lacks ", lacks) + ".";
        }
        if (steps.stream().allMatch(step -> step.stage() == Stage.CHALLENGE)) {
            return "Got the 401 and asked for nothing else: it starts no sign-in by itself, or waits for the user to start"
                    + " one.";
        }
        Step last = steps.get(steps.size() - 1);
        return switch (last.stage()) {
            case CHALLENGE, METADATA, REGISTRATION ->
                "Read the metadata and has not opened the sign-in page: it waits for the user, or it has no client_id.";
            case AUTHORIZATION ->
                last.note().startsWith("The browser goes back")
                        ? "The user signed in, and the client has not asked for the token: it may not listen at its callback."
                        : "Waits for the user to sign in.";
            case TOKEN, SERVER -> "Has a token and has not used it yet.";
        };
    }

    private List<StepRow> rows(List<Step> steps) {
        List<StepRow> rows = new ArrayList<>();
        for (Step step : steps) {
            StepRow row = row(step, 1);
            StepRow last = rows.isEmpty() ? null : rows.get(rows.size() - 1);
            if (last != null
                    && last.title().equals(row.title())
                    && last.status() == row.status()
                    && last.note().equals(row.note())
                    && last.lacks().equals(row.lacks())) {
                rows.set(rows.size() - 1, row(step, last.times() + 1));
            } else {
                rows.add(row);
            }
        }
        return rows;
    }

    private StepRow row(Step step, int times) {
        return new StepRow(
                step.recorded().number(),
                at(step.recorded().received()),
                step.recorded().response().status(),
                step.outcome() == Outcome.DONE ? "ok" : step.outcome() == Outcome.FAILED ? "refused" : "",
                step.outcome() == Outcome.DONE
                        ? "done"
                        : step.outcome() == Outcome.FAILED ? "refused" : "clients go on after it",
                step.title(),
                times,
                step.lacks(),
                step.note());
    }
}
