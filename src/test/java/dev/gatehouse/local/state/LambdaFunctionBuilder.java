package dev.gatehouse.local.state;

import dev.gatehouse.local.state.LambdaFunction.InvokePermission;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Builds functions for tests. Add a new component of {@link LambdaFunction} here, with the value that most tests want. */
public final class LambdaFunctionBuilder {
    private final String arn;
    private final String name;
    private String runtime = "java21";
    private String handler = "Handler";
    private Path code = Path.of("function.jar");
    private int memoryMegabytes = 512;
    private Duration timeout = Duration.ofSeconds(10);
    private Map<String, String> environment = Map.of();
    private List<InvokePermission> permissions = List.of();

    private LambdaFunctionBuilder(String arn, String name) {
        this.arn = arn;
        this.name = name;
    }

    public static LambdaFunctionBuilder of(String arn, String name) {
        return new LambdaFunctionBuilder(arn, name);
    }

    /** Starts with the values of {@code function}. */
    public static LambdaFunctionBuilder of(LambdaFunction function) {
        return of(function.arn(), function.name())
                .runtime(function.runtime())
                .handler(function.handler())
                .code(function.code())
                .memoryMegabytes(function.memoryMegabytes())
                .timeout(function.timeout())
                .environment(function.environment())
                .permissions(function.permissions());
    }

    public LambdaFunctionBuilder runtime(String runtime) {
        this.runtime = runtime;
        return this;
    }

    public LambdaFunctionBuilder handler(String handler) {
        this.handler = handler;
        return this;
    }

    public LambdaFunctionBuilder code(Path code) {
        this.code = code;
        return this;
    }

    public LambdaFunctionBuilder memoryMegabytes(int memoryMegabytes) {
        this.memoryMegabytes = memoryMegabytes;
        return this;
    }

    public LambdaFunctionBuilder timeout(Duration timeout) {
        this.timeout = timeout;
        return this;
    }

    public LambdaFunctionBuilder environment(Map<String, String> environment) {
        this.environment = environment;
        return this;
    }

    public LambdaFunctionBuilder permissions(List<InvokePermission> permissions) {
        this.permissions = permissions;
        return this;
    }

    public LambdaFunction build() {
        return new LambdaFunction(
                arn, name, runtime, handler, code, memoryMegabytes, timeout, environment, permissions);
    }
}
