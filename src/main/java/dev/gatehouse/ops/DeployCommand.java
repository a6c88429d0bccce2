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

/** Deploys a stack from any pipeline that has the Pulumi CLI: ends with 0 when it stands as declared. */
@Command(
        name = "deploy",
        description =
                "Previews a stack, applies it, and tries what stands; for pipelines without an action for Pulumi.",
        mixinStandardHelpOptions = true)
final class DeployCommand implements Callable<Integer> {
    @Option(
            names = "--stack",
            required = true,
            description = "which one, as pulumi names it: dev, or org/gatehouse/dev")
    private String stack = "";

    @Option(names = "--preview", description = "preview only; change nothing")
    private boolean preview;

    @Option(names = "--allow-replace", description = "apply also where resources are replaced, which the preview lists")
    private boolean allowReplace;

    @Option(
            names = "--allow-delete",
            description =
                    "apply also where pools, clients, domains, APIs or tables are deleted, which the preview lists")
    private boolean allowDelete;

    @Override
    public Integer call() throws InterruptedException {
        PulumiCommand pulumi;
        WorkspaceStack selected;
        try {
            pulumi = LocalPulumiCommand.create();
            selected = LocalWorkspace.selectStack(
                    stack,
                    // Without a folder name the Automation API runs in an empty temporary folder (1.36.1).
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
                new Deployment.Permitted(allowReplace, allowDelete),
                HttpClient.newHttpClient(),
                System.out);
        return (preview ? deployment.preview() : deployment.run()) ? 0 : 1;
    }
}
