package dev.gatehouse.ops;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Prints the OpenAPI description of a stack's API. */
@Command(
        name = "openapi",
        description =
                "Prints an OpenAPI 3.1 description of the API: its routes, their scopes, and the token endpoints.",
        mixinStandardHelpOptions = true)
final class OpenApiCommand implements Callable<Integer> {
    private static final Gson JSON =
            new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create();

    @Mixin
    private OutputsOption outputs = new OutputsOption();

    @Override
    public Integer call() throws OutputsOption.UnusableException, InterruptedException {
        System.out.println(JSON.toJson(OpenApi.of(outputs.stack())));
        return 0;
    }
}
