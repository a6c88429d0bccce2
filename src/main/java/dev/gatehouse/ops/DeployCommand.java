package dev.gatehouse.ops;

import com.pulumi.automation.AutomationException;
import com.pulumi.automation.LocalPulumiCommand;
import com.pulumi.automation.LocalWorkspace;
import com.pulumi.automation.PulumiCommand;
import com.pulumi.automation.WorkspaceStack;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Deploys a stack from a pipeline with the Pulumi CLI. The exit code is 0 if the deployed stack is as declared. */
@Command(
        name = "deploy",
        description = "Previews a stack, applies the plan and tests the result; for pipelines without a Pulumi action.",
        mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {
    @Option(names = "--stack", required = true, description = "the stack name for pulumi: dev, or org/gatehouse/dev")
    private String stack = "";

    @Option(names = "--preview", description = "only preview; change nothing")
    private boolean preview;

    @Option(names = "--allow-replace", description = "allow replacing resources, which the preview lists")
    private boolean allowReplace;

    @Option(
            names = "--allow-delete",
            description = "allow deleting user pools, clients, domains, APIs and tables, which the preview lists")
    private boolean allowDelete;

    @Override
    public Integer call() throws InterruptedException {
        PulumiCommand pulumi;
        WorkspaceStack selected;
        try {
            pulumi = LocalPulumiCommand.create();
            selected = LocalWorkspace.selectStack(
                    stack,
                    // Without a folder, the Automation API runs in an empty temporary folder (1.36.1).
                    Path.of("").toAbsolutePath());
        } catch (AutomationException e) {
            System.err.println(
                    "stack " + stack + " cannot be selected: is the Pulumi CLI on the PATH, are you logged in,"
                            + " and was `pulumi stack init` run? " + e.getMessage());
            return 2;
        }
        Deployment deployment = new Deployment(
                pulumi,
                selected,
                new Deployment.AllowedChanges(allowReplace, allowDelete),
                HttpClient.newHttpClient(),
                System.out);
        return (preview ? deployment.preview() : deployment.run()) ? 0 : 1;
    }
}
