package dev.gatehouse.cli;

import dev.gatehouse.client.CodeFlowCallback;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/** Runs {@code token} in this process, and keeps what it prints. */
record TokenRun(int exit, String out, String err) {
    /** A browser that opens nothing. */
    static final TokenBrowser NO_BROWSER = url -> {};

    static TokenRun of(TokenBrowser browser, Map<String, String> environment, String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exit = new CommandLine(new TokenCommand(browser, name -> environment.getOrDefault(name, "")))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new TokenRun(exit, out.toString(), err.toString());
    }

    /** With the outputs of a local cloud that runs in a folder. */
    static TokenRun in(Path folder, TokenBrowser browser, Map<String, String> environment, String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(
                List.of("--outputs", folder.resolve(".gatehouse/outputs.json").toString()));
        return of(browser, environment, all.toArray(String[]::new));
    }

    /** The parameters of an authorization request. */
    static Map<String, String> parameters(URI url) {
        return new LinkedHashMap<>(
                CodeFlowCallback.parse(url.getRawQuery()).orElseThrow().parameters());
    }

    String token() {
        return out.strip();
    }
}
