package dev.gatehouse.ops;

import java.io.PrintStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Checks the responses of a deployed stack, with and without tokens. The exit code is 0 if all checks pass, otherwise 1. */
@Command(
        name = "smoke",
        description = "Checks a deployed stack by its outputs: keys, rejected requests, and a request with a token.",
        mixinStandardHelpOptions = true)
final class SmokeCommand implements Callable<Integer> {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    @Mixin
    private OutputsOption outputs = new OutputsOption();

    @Override
    public Integer call() throws OutputsOption.UnusableException, InterruptedException {
        HttpClient http = HttpClient.newBuilder()
                .connectTimeout(CONNECT_TIMEOUT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        List<CheckResult> checks = new Smoke(outputs.stack(), http).run();
        PrintStream out = System.out;
        checks.forEach(out::println);
        long failed = checks.stream()
                .filter(check -> check.verdict() == CheckResult.Verdict.FAILED)
                .count();
        out.println(failed == 0 ? "the stack is as declared" : failed + " of " + checks.size() + " checks failed");
        return failed == 0 ? 0 : 1;
    }
}
