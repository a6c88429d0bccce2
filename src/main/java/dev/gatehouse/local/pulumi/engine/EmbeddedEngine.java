package dev.gatehouse.local.pulumi.engine;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.exceptions.RunException;
import com.pulumi.test.PulumiTest;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import dev.gatehouse.local.pulumi.ResourceRegistry;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Resources;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs a Pulumi program in this process against the registry, all or nothing, without the Pulumi CLI. */
public final class EmbeddedEngine {
    /** Held, so that its setting is not collected away. */
    private static final Logger SDK = Logger.getLogger("com.pulumi.test.internal.PulumiTestInternal");

    private final ResourceRegistry registry;

    /**
     * How a run ended.
     *
     * @param problems why nothing was changed; empty when all went well
     * @param outputs the stack's outputs as plain values, secrets in clear; empty when there are problems
     * @param changes one line for each resource that changed, such as {@code created Route GET /x}
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

        /** Keys alone: values may be secret. */
        @Override
        public String toString() {
            return "Run[" + problems + ", " + outputs.keySet() + ", " + changes + "]";
        }
    }

    public EmbeddedEngine(ResourceRegistry registry) {
        this.registry = registry;
        // The SDK writes what it fails of with its trace and this process's whole command line; a run says it in a
        // line.
        SDK.setFilter(line -> line.getLevel().intValue() < Level.SEVERE.intValue());
    }

    /**
     * Runs a program: what it names is created, updated or replaced, what it no longer names is deleted.
     *
     * @param project and {@code stack}: what the program's context says
     */
    public synchronized Run run(String project, String stack, Consumer<Context> program) {
        ProgramRun run = new ProgramRun(registry, project);
        TestResult result;
        try {
            result = PulumiTest.withMocks(run)
                    .withOptions(TestOptions.builder()
                            .projectName(project)
                            .stackName(stack)
                            .preview(false)
                            .build())
                    .runTest(program);
        } finally {
            PulumiTest.cleanup();
        }
        List<String> problems = problems(run, result);
        if (!problems.isEmpty()) {
            return Run.failed(problems);
        }
        Map<String, Object> outputs = outputs(result);
        Resources outcome = run.outcome();
        if (!run.problems().isEmpty()) {
            return Run.failed(run.problems());
        }
        try {
            registry.save(outcome);
        } catch (InvalidRequestException e) {
            return Run.failed(List.of(String.valueOf(e.getMessage())));
        }
        return new Run(List.of(), outputs, lines(run.changes()));
    }

    /** Our own errors first; else what the program threw, without its traces, each text once. */
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

    /** What the program itself threw: the SDK wraps it differently, depending on which of its threads met it first. */
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
