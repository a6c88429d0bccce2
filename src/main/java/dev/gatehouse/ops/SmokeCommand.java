package dev.gatehouse.ops;

import java.io.IOException;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints what a stack does with good and bad tokens; ends with 0 when all is as declared, 1 when not, 2 on bad input. */
@Command(
        name = "smoke",
        description = "Checks a stack from its outputs: keys, refusals, and a call with a token of its own.",
        mixinStandardHelpOptions = true)
final class SmokeCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Option(
            names = "--outputs",
            defaultValue = ".gatehouse/outputs.json",
            description = "what `pulumi stack output --json --show-secrets` printed; - is the standard input"
                    + " (${DEFAULT-VALUE}: the local cloud's)")
    private String outputs = "";

    @Override
    public Integer call() throws InterruptedException {
        PrintStream out = System.out;
        String source = outputs.equals("-") ? "the standard input" : outputs;
        DeployedStack stack;
        try {
            stack = DeployedStack.parse(read());
        } catch (IOException e) {
            System.err.println(source + " cannot be read: start the local cloud, or write there what"
                    + " `pulumi stack output --json --show-secrets` prints");
            return 2;
        } catch (IllegalArgumentException e) {
            System.err.println(source + " " + e.getMessage());
            return 2;
        }
        List<SmokeCheck> checks = new Smoke(
                        stack,
                        HttpClient.newBuilder()
                                .connectTimeout(CONNECT)
                                .followRedirects(HttpClient.Redirect.NEVER)
                                .build())
                .run();
        checks.forEach(out::println);
        long failed = checks.stream()
                .filter(check -> check.verdict() == SmokeCheck.Verdict.FAILED)
                .count();
        out.println(failed == 0 ? "as declared" : failed + " of " + checks.size() + " checks failed");
        return failed == 0 ? 0 : 1;
    }

    private String read() throws IOException {
        return outputs.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(outputs));
    }
}
