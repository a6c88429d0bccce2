package dev.gatehouse.ops;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints what a stack's API offers, for tools that read OpenAPI. */
@Command(
        name = "openapi",
        description = "Prints the API as OpenAPI 3.1: routes, the scopes of each, and where tokens come from.",
        mixinStandardHelpOptions = true)
final class OpenApiCommand implements Callable<Integer> {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Mixin
    private OutputsOption outputs = new OutputsOption();

    @Override
    public Integer call() throws OutputsOption.UnusableException {
        System.out.println(JSON.toJson(OpenApi.of(outputs.stack())));
        return 0;
    }
}
