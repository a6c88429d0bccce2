package dev.gatehouse.ops;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.CommandRunOptions;
import com.pulumi.automation.OperationType;
import com.pulumi.automation.PreviewOptions;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.WorkspaceStack;
import dev.gatehouse.client.DeployedStack;
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
 * A deployment in a pipeline: preview the stack, reject replacements and deletions, apply the plan of the preview, and test
 * the result.
 */
final class Deployment {
    /**
     * What a deployment may do in addition to updates.
     *
     * @param replace whether resources may be replaced: a new client id breaks frontends, a new user pool has no users
     * @param delete whether pools, clients, domains, APIs and tables may be deleted
     */
    record AllowedChanges(boolean replace, boolean delete) {
        static final AllowedChanges UPDATES_ONLY = new AllowedChanges(false, false);
    }

    private static final String HOW_TO_RESTORE =
            "to return to the previous state: git checkout the commit of the last successful deployment (see pulumi stack history -s %s) and deploy it";

    private final PulumiCommand pulumi;
    private final WorkspaceStack stack;
    private final AllowedChanges permitted;
    private final HttpClient http;
    private final PrintStream out;

    Deployment(PulumiCommand pulumi, WorkspaceStack stack, AllowedChanges permitted, HttpClient http, PrintStream out) {
        this.pulumi = pulumi;
        this.stack = stack;
        this.permitted = permitted;
        this.http = http;
        this.out = out;
    }

    /** @return whether the preview succeeded; changes nothing */
    boolean preview() throws InterruptedException {
        return withPlan(plan -> true);
    }

    /** @return whether the deployment succeeded and the stack is as declared */
    boolean run() throws InterruptedException {
        return withPlan(plan -> isPermitted(plan) && apply(plan)) && isAsDeclared();
    }

    /**
     * Previews the stack and passes the plan file to {@code next}. The CLI encrypts secrets in it with the stack's own key (DOC
     * "Update plans"; DeploymentTest), but other values are in plain text and every user can read the file: it is in a folder
     * that only this user can read, and always deleted.
     */
    private boolean withPlan(Predicate<Path> next) throws InterruptedException {
        Path folder;
        try {
            // Mode 0700, if the file system supports modes.
            folder = Files.createTempDirectory("gatehouse-plan");
        } catch (IOException e) {
            out.println("cannot create a temporary folder for the plan; nothing was changed: " + e.getMessage());
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
                out.println(plan + " cannot be deleted; delete it yourself: " + e.getMessage());
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
            out.println("the preview failed; nothing was changed: " + reason(e));
            return false;
        }
    }

    private boolean isPermitted(Path file) {
        DeploymentPlan plan;
        try {
            plan = DeploymentPlan.read(file);
        } catch (IOException e) {
            out.println("the plan of the preview cannot be read; nothing was changed: " + e.getMessage());
            return false;
        }
        boolean rejected = isRejected(plan.replaced(), permitted.replace(), "replaced", "--allow-replace");
        rejected |= isRejected(plan.deleted(), permitted.delete(), "deleted", "--allow-delete");
        rejected |= !schemasArePossible(plan);
        if (rejected) {
            out.println("nothing was changed");
        }
        return !rejected;
    }

    private boolean schemasArePossible(DeploymentPlan plan) {
        if (plan.schemas().isEmpty()) {
            return true;
        }
        List<String> rejected;
        try {
            rejected = plan.rejectedSchemaChanges(run(line -> {}, "stack", "export"));
        } catch (AutomationException | RuntimeException e) {
            out.println(
                    "the state of the stack cannot be read, so the changed attributes of the user pool cannot be checked: "
                            + reason(e));
            return false;
        }
        rejected.forEach(change -> out.println("AWS would reject: " + change));
        if (!rejected.isEmpty()) {
            out.println(
                    "rejected: an attribute of an existing user pool cannot be changed, removed or made required; restore its declaration, or add another attribute");
        }
        return rejected.isEmpty();
    }

    private boolean isRejected(List<String> resources, boolean allowed, String done, String option) {
        if (allowed || resources.isEmpty()) {
            return false;
        }
        resources.forEach(resource -> out.println("would be " + done + ": " + resource));
        out.println("rejected: resources to be " + done + ": " + resources.size() + "; to allow this, add " + option);
        return true;
    }

    /**
     * Without --skip-preview: {@code up} then compares a new preview with the plan first, and rejects a file, a default or a
     * resource that changed since, before it changes anything.
     */
    private boolean apply(Path plan) {
        try {
            run(out::println, "up", "--yes", "--plan", plan.toString(), "--color", "never");
            return true;
        } catch (AutomationException e) {
            out.println("up failed: " + reason(e));
            out.println(HOW_TO_RESTORE.formatted(stack.name()));
            return false;
        }
    }

    private boolean isAsDeclared() throws InterruptedException {
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
        out.println(
                good
                        ? "the stack is as declared"
                        : "the stack is not as declared; " + HOW_TO_RESTORE.formatted(stack.name()));
        return good;
    }

    /**
     * Runs the CLI directly: the SDK's {@code getOutputs}, and {@code up}, which calls it, read every output as a text (1.36.1, JsonSyntaxException).
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

    /** The last lines of the CLI's output, which contain the reason; the CLI masks secrets. */
    private static String reason(Exception e) {
        List<String> lines = String.valueOf(e.getMessage())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 20), lines.size()));
    }
}
