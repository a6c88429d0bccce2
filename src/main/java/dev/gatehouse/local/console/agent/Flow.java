package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.agent.Step.Outcome;
import dev.gatehouse.local.console.agent.Step.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The steps of one client from its first request on, as well as they can be told apart. Not thread-safe. */
final class Flow {
    /** CHOICE: a person needs less time to sign in. */
    private static final Duration PAUSE = Duration.ofMinutes(10);

    private final List<Step> steps = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private Optional<String> userAgent = Optional.empty();

    void add(Step step) {
        steps.add(step);
        keys.addAll(step.keys());
        if (!step.isOfBrowser() && userAgent.isEmpty()) {
            userAgent = Optional.of(step.userAgent());
        }
    }

    /** Whether a request has a value that only this flow has. */
    boolean shares(Step step) {
        return step.keys().stream().anyMatch(keys::contains);
    }

    /** Whether it is the next request of the same client. A first request without a token starts again. */
    boolean continues(Step step) {
        boolean again =
                step.stage() == Stage.CHALLENGE && steps.stream().anyMatch(each -> each.stage() != Stage.CHALLENGE);
        return !again && isRecent(step) && userAgent.equals(Optional.of(step.userAgent()));
    }

    /**
     * Whether a client waits for a browser that has sent nothing yet.
     *
     * @param owner the user agent that later got the token of this sign-in; empty if none did
     */
    boolean awaitsBrowser(Step step, Optional<String> owner) {
        return userAgent.isPresent()
                && (owner.isEmpty() || owner.equals(userAgent))
                && isRecent(step)
                && steps.stream()
                        .noneMatch(each -> each.isOfBrowser() && !each.keys().isEmpty())
                && last().stage() != Stage.SERVER;
    }

    /** Whether only a browser was seen, for which the client now asks a token. */
    boolean awaitsClient(Step step) {
        return userAgent.isEmpty() && isRecent(step);
    }

    private boolean isRecent(Step step) {
        return Duration.between(last().recorded().received(), step.recorded().received())
                        .compareTo(PAUSE)
                <= 0;
    }

    private Step last() {
        return steps.get(steps.size() - 1);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }

    Instant end() {
        return last().recorded().received();
    }

    String userAgent() {
        return userAgent.filter(text -> !text.isEmpty()).orElse("none");
    }

    /** The name that the client gives itself, or the browser or program that sent the requests. */
    String name() {
        return steps.stream()
                .map(Step::name)
                .filter(name -> !name.isEmpty())
                .reduce((older, newer) -> newer)
                .orElse(userAgent.isEmpty() ? "A browser without its client" : userAgent());
    }

    /** Whether the server answered a message with a token. */
    boolean isConnected() {
        return steps.stream()
                .anyMatch(step -> step.stage() == Stage.SERVER
                        && step.recorded().response().status() < 400);
    }

    /** The last step after which clients do not go on; empty if a later one succeeded. */
    Optional<Step> stop() {
        Optional<Step> last = steps.stream()
                .filter(step -> step.outcome() != Outcome.EXPECTED)
                .reduce((older, newer) -> newer);
        return last.filter(step -> step.outcome() == Outcome.FAILED);
    }
}
