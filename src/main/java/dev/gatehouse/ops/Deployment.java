package dev.gatehouse.ops;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.WorkspaceStack;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A deployment as a pipeline does it: look, refuse what would replace, apply, and try what stands. */
final class Deployment {
    /** What may be asked of one. */
    enum Extent {
        /** Look and stop. */
        PREVIEW,
        /** Apply, unless something would be replaced: a new client id breaks frontends, a new pool loses its users. */
        IN_PLACE,
        /** Apply what was seen. */
        REPLACING
    }

    private static final String BACK =
            "back to what was there before: git checkout the commit of the last good deployment"
                    + " (pulumi stack history -s %s names it), and deploy that";

    private final PulumiCommand pulumi;
    private final WorkspaceStack stack;
    private final Extent extent;
    private final HttpClient http;
    private final PrintStream out;

    Deployment(PulumiCommand pulumi, WorkspaceStack stack, Extent extent, HttpClient http, PrintStream out) {
        this.pulumi = pulumi;
        this.stack = stack;
        this.extent = extent;
        this.http = http;
        this.out = out;
    }

    /** @return whether the stack stands as declared, or would, where only a preview was asked for */
    boolean run() throws InterruptedException {
        Map<OperationType, Integer> changes;
        try {
            changes = stack.preview(PreviewOptions.builder()
                            .onStandardOutput(out::println)
                            .color("never")
                            .build())
                    .changeSummary();
        } catch (AutomationException e) {
            out.println("the preview failed, and nothing was changed: " + reason(e));
            return false;
        }
        out.println("preview: " + summary(changes));
        if (extent == Extent.PREVIEW) {
            return true;
        }
        int replaced = changes.getOrDefault(OperationType.REPLACE, 0);
        if (replaced > 0 && extent == Extent.IN_PLACE) {
            out.println(replaced + " resources would be replaced, and nothing was changed: read the preview, and say"
                    + " --allow-replace if it must be");
            return false;
        }
        return apply() && stands();
    }

    private boolean apply() {
        try {
            run(out::println, "up", "--yes", "--skip-preview", "--color", "never");
            return true;
        } catch (AutomationException e) {
            out.println("up failed: " + reason(e));
            out.println(BACK.formatted(stack.name()));
            return false;
        }
    }

    private boolean stands() throws InterruptedException {
        DeployedStack deployed;
        try {
            deployed = DeployedStack.parse(run(line -> {}, "stack", "output", "--json", "--show-secrets"));
        } catch (AutomationException | IllegalArgumentException e) {
            out.println("the outputs cannot be read: " + reason(e));
            return false;
        }
        List<CheckResult> checks = new Smoke(deployed, http).run();
        checks.forEach(out::println);
        boolean good = checks.stream().noneMatch(check -> check.verdict() == CheckResult.Verdict.FAILED);
        out.println(good ? "as declared" : "not as declared; " + BACK.formatted(stack.name()));
        return good;
    }

    /**
     * By the command itself: the SDK's own {@code getOutputs}, and {@code up}, which ends with it, take every output for
     * a text (1.36.1, JsonSyntaxException).
     */
    private String run(Consumer<String> line, String... arguments) throws AutomationException {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--stack", stack.name()));
        return pulumi.run(
                        all,
                        CommandRunOptions.builder()
                                .workingDir(stack.workspace().workDir())
                                .additionalEnv(stack.workspace().environmentVariables())
                                .onStandardOutput(line)
                                .build())
                .standardOutput();
    }

    private static String summary(Map<OperationType, Integer> changes) {
        return changes.isEmpty()
                ? "no resources"
                : changes.entrySet().stream()
                        .map(each ->
                                each.getValue() + " " + each.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** What the CLI said, of which the last lines tell why; it masks secrets itself. */
    private static String reason(Exception e) {
        List<String> lines = String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
