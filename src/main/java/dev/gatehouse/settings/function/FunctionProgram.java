package dev.gatehouse.settings.function;

import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What the function behind the API runs: {@code lambda/}'s handler, or a program of the stack's own.
 *
 * @param runtime as Lambda names it; java21 by default
 * @param customCode absent for {@code lambda/}'s handler
 */
public record FunctionProgram(String runtime, Optional<CustomCode> customCode) {
    static final Schema KEYS = Schema.part();

    private static final String DEFAULT = "java21";

    /** Those that the AWS provider 6.83.0 takes, in the languages that the local cloud runs. */
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
            "must be 1 to 128 characters without blanks",
            "write module.function, or package.Class::method");

    private static final Key<String> RUNTIME = KEYS.text("runtime", RUNTIMES)
            .describe("in which the function runs; with code and handler of your own in any language")
            .source("Lambda runtimes")
            .withDefault(DEFAULT);
    private static final Key<Optional<String>> CODE = KEYS.text("code", PATHS)
            .describe("a folder, zip or jar of your own, beside handler")
            .source("Lambda, deployment packages")
            .example("./function")
            .optional("lambda/'s jar");
    private static final Key<Optional<String>> HANDLER = KEYS.text("handler", HANDLERS)
            .describe("where your own code begins; in Java a RequestHandler or RequestStreamHandler")
            .source("Lambda, CreateFunction, Handler")
            .example("app.handler")
            .optional("lambda/'s handler for the API's kind");

    private static final Rule TOGETHER = KEYS.rule(
            "function-code",
            "belongs to a code and a handler of your own",
            "write both, or neither and runtime: java21");
    private static final Rule HANDLER_FORM =
            KEYS.rule("handler-form", "must be <form> in runtime <runtime>", "write one such as <example>");
    private static final Rule SNAPSHOTS = KEYS.rule(
            "snap-start-runtime",
            "takes no snapshots: AWS has them for Java and for Python from 3.12",
            "delete snapStart, or choose another runtime");

    private static final String NO_NEW =
            KEYS.warning("AWS deprecates this runtime and may create no new function on it; take a newer one");

    /**
     * A program beside {@code lambda/}.
     *
     * @param code of a folder, zip or jar
     */
    public record CustomCode(String code, String handler) {}

    static FunctionProgram read(Section section, boolean snapStart) {
        String runtime = section.get(RUNTIME);
        Optional<String> code = section.get(CODE);
        Optional<String> handler = section.get(HANDLER);
        if (section.has(CODE) != section.has(HANDLER)) {
            section.path(section.has(CODE) ? CODE : HANDLER)
                    .report(TOGETHER, code.or(() -> handler).orElse(""));
        } else if (!section.has(CODE) && !runtime.equals(DEFAULT)) {
            section.path(RUNTIME).report(TOGETHER, runtime);
        }
        handler.filter(begin -> !Handlers.of(runtime).fits(begin))
                .ifPresent(begin -> section.path(HANDLER)
                        .report(
                                HANDLER_FORM,
                                begin,
                                Handlers.of(runtime).form(),
                                runtime,
                                Handlers.of(runtime).example()));
        if (snapStart && (runtime.startsWith("nodejs") || runtime.equals("python3.11"))) {
            section.path(RUNTIME).report(SNAPSHOTS, runtime);
        }
        if (runtime.equals("java17") || runtime.equals("nodejs20.x")) {
            section.path(RUNTIME).warn(NO_NEW);
        }
        return new FunctionProgram(runtime, code.flatMap(path -> handler.map(begin -> new CustomCode(path, begin))));
    }

    /** How each language names where a function begins (Lambda, define Lambda function handler). */
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

        boolean fits(String handler) {
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
