package dev.gatehouse.local.pulumi.engine;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.PulumiTestInternal;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs a Pulumi program in this process, without the Pulumi CLI. A run either changes all resources that the program
 * declares or, if there is a problem, none.
 */
public final class EmbeddedEngine {
    /** A strong reference: LogManager holds loggers weakly, and the filter must not be garbage collected. */
    private static final Logger SDK_LOG = Logger.getLogger("com.pulumi.test.internal.PulumiTestInternal");

    private final ResourceRegistry registry;

    /**
     * The result of a run.
     *
     * @param problems the reasons for which nothing changed; empty after a successful run
     * @param outputs the stack's outputs as plain values, with secrets in plain text; empty if there are problems
     * @param changes one line for each changed resource, such as {@code created Route GET /x}
     */
    public record Run(List<String> problems, Map<String, Object> outputs, List<String> changes) {
        public Run {
            problems = List.copyOf(problems);
            outputs = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(outputs));
            changes = List.copyOf(changes);
        }

        static Run failed(List<String> problems) {
            return new Run(problems, Map.of(), List.of());
        }

        /** Only keys: values can be secret. */
        @Override
        public String toString() {
            return "Run[" + problems + ", " + outputs.keySet() + ", " + changes + "]";
        }
    }

    public EmbeddedEngine(ResourceRegistry registry) {
        this.registry = registry;
        // The SDK logs an error with its stack trace and the whole command line of this process; a run returns it in
        // one line instead.
        SDK_LOG.setFilter(line -> line.getLevel().intValue() < Level.SEVERE.intValue());
    }

    /** Starts to load the SDK's classes in a separate thread, and returns immediately: the first run is then faster. */
    public static void preload() {
        SdkPreload.start();
    }

    /**
     * Runs a program. Resources that it declares are created, updated or replaced; resources that it no longer declares
     * are deleted.
     *
     * @param project the project name in the program's context
     */
    public synchronized Run run(String project, String stack, Consumer<Context> program) {
        SdkPreload.await();
        ProgramRun run = new ProgramRun(registry, project);
        TestResult test = execute(run, project, stack, program);
        List<String> problems = problems(run, test);
        if (!problems.isEmpty()) {
            return Run.failed(problems);
        }
        Map<String, Object> outputs = outputs(test);
        Resources result = run.finish();
        if (!run.problems().isEmpty()) {
            return Run.failed(run.problems());
        }
        try {
            registry.save(result);
        } catch (InvalidRequestException e) {
            return Run.failed(List.of(String.valueOf(e.getMessage())));
        }
        return new Run(List.of(), outputs, lines(run.changes()));
    }

    /**
     * Computes the outputs of a program whose resources another engine has declared, such as the Pulumi CLI. It changes
     * nothing.
     *
     * @return empty if the program fails, or if a resource is not declared yet or would be replaced or deleted
     */
    public synchronized Optional<Map<String, Object>> outputsOfDeclared(
            String project, String stack, Consumer<Context> program) {
        ProgramRun run = new ProgramRun(registry, project);
        TestResult test = execute(run, project, stack, program);
        if (!problems(run, test).isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> outputs = outputs(test);
        run.finish();
        return run.problems().isEmpty() && run.changes().keepIds() ? Optional.of(outputs) : Optional.empty();
    }

    private static TestResult execute(ProgramRun run, String project, String stack, Consumer<Context> program) {
        try {
            return PulumiTestInternal.builder()
                    .mocks(run)
                    .monitorDecorator(unused -> new AliasMonitor(run))
                    .options(TestOptions.builder()
                            .projectName(project)
                            .stackName(stack)
                            .preview(false)
                            .build())
                    .build()
                    .runTest(program);
        } finally {
            PulumiTest.cleanup();
        }
    }

    /** The engine's own problems, or else the exceptions of the program without stack traces, each text once. */
    private static List<String> problems(ProgramRun run, TestResult result) {
        if (!run.problems().isEmpty()) {
            return run.problems();
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Throwable thrown : result.exceptions()) {
            Throwable cause = unwrapped(thrown);
            texts.add(
                    cause instanceof RunException || cause instanceof InvalidRequestException
                            ? String.valueOf(cause.getMessage())
                            : "the program failed: " + cause);
        }
        if (texts.isEmpty()) {
            texts.addAll(result.errors());
        }
        if (texts.isEmpty() && result.exitCode() != 0) {
            texts.add("the program ended with exit code " + result.exitCode());
        }
        return List.copyOf(texts);
    }

    /** The exception of the program itself. The SDK wraps it differently in each of its threads. */
    private static Throwable unwrapped(Throwable thrown) {
        Throwable inner = thrown.getCause();
        boolean wraps = thrown instanceof CompletionException
                || thrown.getClass().getName().startsWith("com.pulumi.serialization.");
        return wraps && inner != null ? unwrapped(inner) : thrown;
    }

    private static Map<String, Object> outputs(TestResult result) {
        Map<String, Object> outputs = new LinkedHashMap<>();
        for (Map.Entry<String, Output<?>> output : result.outputs().entrySet()) {
            Object value = PulumiTest.extractValue(output.getValue());
            if (value != null) {
                outputs.put(output.getKey(), value);
            }
        }
        return outputs;
    }

    private static List<String> lines(ProgramRun.Changes changes) {
        List<String> lines = new ArrayList<>();
        changes.created().forEach(each -> lines.add("created " + each));
        changes.updated().forEach(each -> lines.add("updated " + each));
        changes.replaced().forEach(each -> lines.add("replaced " + each));
        changes.deleted().forEach(each -> lines.add("deleted " + each));
        return lines;
    }
}
