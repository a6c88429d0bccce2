package dev.gatehouse.ops;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.WorkspaceStack;
import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A deployment as a pipeline does it: preview, refuse what would replace or lose something, apply the plan of that
 * preview, and test the result.
 */
final class Deployment {
    /**
     * What a deployment may do beside changes in place.
     *
     * @param replace whether resources may be replaced: a new client id breaks front ends, a new pool has no users
     * @param delete whether pools, clients, domains, APIs and tables may be deleted
     */
    record Permitted(boolean replace, boolean delete) {
        static final Permitted NOTHING_ELSE = new Permitted(false, false);
    }

    private static final String BACK =
            "back to what was there before: git checkout the commit of the last good deployment"
                    + " (pulumi stack history -s %s names it), and deploy that";

    private final PulumiCommand pulumi;
    private final WorkspaceStack stack;
    private final Permitted permitted;
    private final HttpClient http;
    private final PrintStream out;

    Deployment(PulumiCommand pulumi, WorkspaceStack stack, Permitted permitted, HttpClient http, PrintStream out) {
        this.pulumi = pulumi;
        this.stack = stack;
        this.permitted = permitted;
        this.http = http;
        this.out = out;
    }

    /** @return whether a deployment would begin; changes nothing */
    boolean preview() throws InterruptedException {
        return withPlan(plan -> true);
    }

    /** @return whether the stack is as declared now */
    boolean run() throws InterruptedException {
        return withPlan(plan -> isPermitted(plan) && apply(plan)) && stands();
    }

    /**
     * Previews, and hands over the file with the plan. The CLI encrypts secrets in it with the stack's own key (DOC
     * "Update plans"; DeploymentTest), but other values are readable, and the CLI's file mode lets everybody read: it is
     * in a folder of this user's, and removed in any case.
     */
    private boolean withPlan(Predicate<Path> next) throws InterruptedException {
        Path folder;
        try {
            // Mode 0700, where the file system has modes.
            folder = Files.createTempDirectory("gatehouse-plan");
        } catch (IOException e) {
            out.println("there is no temporary folder for the plan, and nothing was changed: " + e.getMessage());
            return false;
        }
        Path plan = folder.resolve("plan.json");
        try {
            return isPreviewed(plan) && next.test(plan);
        } finally {
            try {
                Files.deleteIfExists(plan);
                Files.deleteIfExists(folder);
            } catch (IOException e) {
                out.println(plan + " cannot be deleted, delete it: " + e.getMessage());
            }
        }
    }

    private boolean isPreviewed(Path plan) throws InterruptedException {
        try {
            Map<OperationType, Integer> changes = stack.preview(PreviewOptions.builder()
                            .plan(plan.toString())
                            .onStandardOutput(out::println)
                            .color("never")
                            .build())
                    .changeSummary();
            out.println("preview: " + summary(changes));
            return true;
        } catch (AutomationException e) {
            out.println("the preview failed, and nothing was changed: " + reason(e));
            return false;
        }
    }

    private boolean isPermitted(Path file) {
        DeploymentPlan plan;
        try {
            plan = DeploymentPlan.read(file);
        } catch (IOException e) {
            out.println("the preview's plan cannot be read, and nothing was changed: " + e.getMessage());
            return false;
        }
        boolean refused = refused(plan.replaced(), permitted.replace(), "replaced", "--allow-replace");
        refused |= refused(plan.lost(), permitted.delete(), "deleted", "--allow-delete");
        refused |= !schemasArePossible(plan);
        if (refused) {
            out.println("nothing was changed");
        }
        return !refused;
    }

    private boolean schemasArePossible(DeploymentPlan plan) {
        if (plan.schemas().isEmpty()) {
            return true;
        }
        List<String> refusals;
        try {
            refusals = plan.schemaRefusals(run(line -> {}, "stack", "export"));
        } catch (AutomationException | RuntimeException e) {
            out.println("the stack's state cannot be read, so the change of a pool's attributes cannot be checked: "
                    + reason(e));
            return false;
        }
        refusals.forEach(refusal -> out.println("AWS refuses: " + refusal));
        if (!refusals.isEmpty()) {
            out.println(
                    "refused: an attribute of a user pool that exists cannot be changed, removed or required; declare"
                            + " it as it was, or add another attribute");
        }
        return refusals.isEmpty();
    }

    private boolean refused(List<String> resources, boolean allowed, String done, String option) {
        if (allowed || resources.isEmpty()) {
            return false;
        }
        resources.forEach(resource -> out.println("would be " + done + ": " + resource));
        out.println("refused: " + resources.size() + " to be " + done + "; if you want that, add " + option);
        return true;
    }

    /**
     * Not with --skip-preview: {@code up} then previews under the plan first, and a file, a default or a resource that
     * changed since the plan was made is refused before anything is changed.
     */
    private boolean apply(Path plan) {
        try {
            run(out::println, "up", "--yes", "--plan", plan.toString(), "--color", "never");
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
