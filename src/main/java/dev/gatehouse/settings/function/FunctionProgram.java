package dev.gatehouse.settings.function;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The code of the API's function: the handler in {@code lambda/}, or your own code.
 *
 * @param runtime the Lambda runtime identifier; java21 by default
 * @param customCode your own code; absent for the handler in {@code lambda/}
 */
public record FunctionProgram(String runtime, Optional<CustomCode> customCode) {
    static final Schema KEYS = Schema.part();

    private static final String DEFAULT = "java21";

    /** Runtimes that the AWS provider 6.83.0 supports, in the languages that the local cloud runs. */
    private static final TextPattern RUNTIMES = KEYS.pattern(
            "java(?:17|21)|python3\\.1[123]|nodejs2[02]\\.x",
            "runtime",
            "must be java21, java17, python3.11 to python3.13, nodejs22.x or nodejs20.x",
            "write one of them");

    private static final TextPattern PATHS = KEYS.pattern(
            "(?!\\w+://)\\S(?:.*\\S)?", "code-path", "must be a path on this machine", "write ./folder or ./file.zip");
    private static final TextPattern HANDLERS = KEYS.pattern(
            "[^\\s]{1,128}",
            "handler-name",
            "must be 1 to 128 characters without spaces",
            "write module.function, or package.Class::method");

    private static final Key<String> RUNTIME = KEYS.text("runtime", RUNTIMES)
            .describe("the Lambda runtime; a runtime other than java21 needs code and handler")
            .source("Lambda runtimes")
            .withDefault(DEFAULT);
    private static final Key<Optional<String>> CODE = KEYS.text("code", PATHS)
            .describe("a folder, zip or jar with your own code; needs handler")
            .source("Lambda, deployment packages")
            .example("./function")
            .optional("the jar of lambda/");
    private static final Key<Optional<String>> HANDLER = KEYS.text("handler", HANDLERS)
            .describe("the handler in your own code; in Java a RequestHandler or RequestStreamHandler")
            .source("Lambda, CreateFunction, Handler")
            .example("app.handler")
            .optional("the handler in lambda/ for the API type");

    private static final Rule CODE_WITH_HANDLER = KEYS.rule(
            "function-code",
            "must be used with both code and handler",
            "write code and handler, or delete both and write runtime: java21");
    private static final Rule HANDLER_FORM =
            KEYS.rule("handler-form", "must be <form> for the runtime <runtime>", "write it like <example>");
    private static final Rule SNAPSHOTS = KEYS.rule(
            "snap-start-runtime",
            "must support SnapStart: Java, or Python 3.12 and later",
            "delete snapStart, or choose one of these runtimes");

    private static final String DEPRECATED =
            KEYS.warning("AWS deprecates this runtime and may reject new functions with it; use a newer runtime");

    /**
     * Your own code instead of {@code lambda/}.
     *
     * @param code path of a folder, zip or jar
     */
    public record CustomCode(String code, String handler) {}

    static FunctionProgram read(Section section, boolean snapStart) {
        String runtime = section.get(RUNTIME);
        Optional<String> code = section.get(CODE);
        Optional<String> handler = section.get(HANDLER);
        if (section.has(CODE) != section.has(HANDLER)) {
            section.path(section.has(CODE) ? CODE : HANDLER)
                    .report(CODE_WITH_HANDLER, code.or(() -> handler).orElse(""));
        } else if (!section.has(CODE) && !runtime.equals(DEFAULT)) {
            section.path(RUNTIME).report(CODE_WITH_HANDLER, runtime);
        }
        handler.filter(name -> !Handlers.of(runtime).matches(name))
                .ifPresent(name -> section.path(HANDLER)
                        .report(
                                HANDLER_FORM,
                                name,
                                Handlers.of(runtime).form(),
                                runtime,
                                Handlers.of(runtime).example()));
        if (snapStart && (runtime.startsWith("nodejs") || runtime.equals("python3.11"))) {
            section.path(RUNTIME).report(SNAPSHOTS, runtime);
        }
        if (runtime.equals("java17") || runtime.equals("nodejs20.x")) {
            section.path(RUNTIME).warn(DEPRECATED);
        }
        return new FunctionProgram(runtime, code.flatMap(path -> handler.map(name -> new CustomCode(path, name))));
    }

    /** How each language names a handler (Lambda, define Lambda function handler). */
    private enum Handlers {
        JAVA(
                "package.Class or package.Class::method",
                "com.example.Api::handleRequest",
                "[\\w$]+(?:\\.[\\w$]+)*(?:::\\w+)?"),
        PYTHON("module.function", "app.handler", "[\\w-]+(?:[./][\\w-]+)*\\.\\w+"),
        NODE("file.export", "app.handler", "[\\w-]+(?:/[\\w-]+)*(?:\\.[\\w$]+)+");

        private final String form;
        private final String example;
        private final Pattern pattern;

        Handlers(String form, String example, String pattern) {
            this.form = form;
            this.example = example;
            this.pattern = Pattern.compile(pattern);
        }

        static Handlers of(String runtime) {
            if (runtime.startsWith("python")) {
                return PYTHON;
            }
            return runtime.startsWith("nodejs") ? NODE : JAVA;
        }

        boolean matches(String handler) {
            return pattern.matcher(handler).matches();
        }

        String form() {
            return form;
        }

        String example() {
            return example;
        }
    }
}
