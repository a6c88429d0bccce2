package dev.gatehouse.ops;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what a stack does with good and bad tokens; ends with 0 when all is as declared, with 1 when not. */
@Command(
        name = "smoke",
        description = "Checks a stack from its outputs: keys, refusals, and a call with a token of its own.",
        mixinStandardHelpOptions = true)
final class SmokeCommand implements Callable<Integer> {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    @Mixin
    private OutputsOption outputs = new OutputsOption();

    @Override
    public Integer call() throws OutputsOption.UnusableException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        List<CheckResult> checks = new Smoke(outputs.stack(), http).run();
        PrintStream out = System.out;
        checks.forEach(out::println);
        long failed = checks.stream()
                .filter(check -> check.verdict() == CheckResult.Verdict.FAILED)
                .count();
        out.println(failed == 0 ? "as declared" : failed + " of " + checks.size() + " checks failed");
        return failed == 0 ? 0 : 1;
    }
}
