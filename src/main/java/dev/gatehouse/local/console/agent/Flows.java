package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.recording.RecordedRequest;
import dev.gatehouse.local.recording.RequestRecorder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Groups the recorded requests by client. All come from this machine, so values that only one sign-in has decide first (the
 * code challenge and its verifier, the id of the token), then the user agent, then the time.
 */
final class Flows {
    /** CHOICE: more than a person reads. */
    static final int MAX_STEPS = 200;

    private static final List<StepReader> READERS = List.of(
            new McpRequests(),
            new MetadataRequests(),
            new RegistrationRequests(),
            new AuthorizationRequests(),
            new TokenRequests(),
            new OtherAddresses());

    private final RequestRecorder recorder;

    Flows(RequestRecorder recorder) {
        this.recorder = recorder;
    }

    /** The one with the newest request first. */
    List<Flow> of(McpStack server) {
        List<Flow> flows = new ArrayList<>();
        List<Step> steps = steps(server);
        Map<String, String> owners = owners(steps);
        for (Step step : steps) {
            Flow flow = find(flows, step, owners).orElseGet(() -> {
                Flow next = new Flow();
                flows.add(next);
                return next;
            });
            flow.add(step);
        }
        flows.sort(Comparator.comparing(Flow::end).reversed());
        return flows;
    }

    /** In the order of their arrival. */
    private List<Step> steps(McpStack server) {
        List<Step> steps = new ArrayList<>();
        for (RecordedRequest recorded : recorder.all()) {
            if (steps.size() == MAX_STEPS) {
                break;
            }
            READERS.stream()
                    .flatMap(reader -> reader.read(recorded, server).stream())
                    .findFirst()
                    .ifPresent(steps::add);
        }
        Collections.reverse(steps);
        steps.sort(Comparator.comparing(step -> step.recorded().received()));
        return steps;
    }

    /** The user agents that asked for the tokens of sign-ins, by what the sign-ins have in common with them. */
    private static Map<String, String> owners(List<Step> steps) {
        Map<String, String> owners = new HashMap<>();
        steps.stream()
                .filter(step -> step.stage() == Step.Stage.TOKEN)
                .forEach(step -> step.keys().forEach(key -> owners.put(key, step.userAgent())));
        return owners;
    }

    private static Optional<Flow> find(List<Flow> flows, Step step, Map<String, String> owners) {
        if (step.isOfBrowser()) {
            Optional<String> owner = step.keys().stream()
                    .flatMap(key -> Optional.ofNullable(owners.get(key)).stream())
                    .findFirst();
            return newest(flows, flow -> flow.shares(step))
                    .or(() -> newest(flows, flow -> flow.awaitsBrowser(step, owner)));
        }
        return newest(flows, flow -> flow.shares(step))
                .or(() -> newest(flows, flow -> flow.continues(step)))
                .or(() -> step.stage() == Step.Stage.TOKEN
                        ? newest(flows, flow -> flow.awaitsClient(step))
                        : Optional.empty());
    }

    private static Optional<Flow> newest(List<Flow> flows, Predicate<Flow> wanted) {
        return flows.stream().filter(wanted).max(Comparator.comparing(Flow::end));
    }
}
