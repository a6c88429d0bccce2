package dev.gatehouse.ops;

import dev.gatehouse.DnsLookup;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.stackfile.StackFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Checks the prerequisites of a first deployment on AWS. The exit code is 0 if there are no problems, otherwise 1. */
@Command(
        name = "preflight",
        description =
                "Checks, without changing anything, what AWS needs for a deployment: credentials, zones, certificates, prefix, mail, quotas.",
        mixinStandardHelpOptions = true)
final class PreflightCommand implements Callable<Integer> {
    @Option(names = "--stack", required = true, description = "the stack, whose file is Pulumi.<stack>.yaml")
    private String stack = "";

    @Override
    public Integer call() {
        Map<String, Object> tree;
        Settings settings;
        try {
            StackFile file = StackFile.open(Path.of("Pulumi." + stack + ".yaml"));
            tree = file.tree();
            settings = file.settings(stack);
        } catch (StackFile.UnreadableException | SettingsException e) {
            System.err.println(e.getMessage());
            return 2;
        }
        if (settings.endpoints().isPresent()) {
            System.err.println("stack " + stack + " is a local stack: there is nothing to check on AWS");
            return 2;
        }
        List<CheckResult> results;
        try (AwsClients aws = new AwsClients(Optional.empty())) {
            results = new Preflight(settings, accounts(tree), aws, new DnsLookup()).run();
        }
        results.forEach(System.out::println);
        boolean clear = results.stream().noneMatch(each -> each.verdict() == CheckResult.Verdict.FAILED);
        System.out.println(clear ? "no problems found" : "fix these problems before pulumi up");
        return clear ? 0 : 1;
    }

    private static List<String> accounts(Map<String, Object> tree) {
        return tree.get("aws:allowedAccountIds") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
    }
}
