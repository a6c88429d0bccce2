package dev.gatehouse.local;

import dev.gatehouse.Main;
import dev.gatehouse.local.pulumi.engine.EmbeddedEngine;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.settings.LocalStack;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.stackfile.StackFile;
import dev.gatehouse.stackfile.StackFile.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Pulumi program with the file of one stack, which is read at each call of {@link #settings}.
 *
 * @param ports instead of those of the file
 */
record StackProgram(String stack, Path file, Optional<Ports> ports) {

    private static final String OUR_PROJECT = "gatehouse";
    private static final Pattern NAME = Pattern.compile("Pulumi\\.(.+)\\.yaml");

    StackProgram(String stack, Path file) {
        this(stack, file, Optional.empty());
    }

    /** The stack is named by its file, {@code Pulumi.<stack>.yaml}. */
    static StackProgram of(Path file) throws LocalException {
        Matcher name = NAME.matcher(String.valueOf(file.getFileName()));
        if (!name.matches()) {
            throw new LocalException("the name of a stack file is Pulumi.<stack>.yaml, got " + file.getFileName()
                    + ": rename it, or give another file");
        }
        return new StackProgram(name.group(1), file);
    }

    /** The name of the project if the stack belongs to the program of another project. */
    private Optional<String> otherProject() throws LocalException {
        try {
            Optional<String> project = StackFile.project(file).filter(name -> !name.equals(OUR_PROJECT));
            return project.isPresent() && !LocalStack.isOfThisProgram(StackFile.read(file))
                    ? project
                    : Optional.empty();
        } catch (UnreadableException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
    }

    /** @throws LocalException with the whole report if the file or its settings are invalid, or if it belongs to another program */
    Settings settings() throws LocalException {
        Optional<String> project = otherProject();
        if (project.isPresent()) {
            throw new LocalException(needsPulumi(project.get()));
        }
        try {
            Settings settings = StackFile.open(file).settings(stack);
            return ports.map(each -> each.applyTo(settings)).orElse(settings);
        } catch (UnreadableException | SettingsException e) {
            throw new LocalException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What the local cloud reads of the stack.
     *
     * @throws LocalException with the whole report if a file or its settings are invalid, or if the stack is not local
     */
    LocalConfiguration configuration() throws LocalException {
        Optional<String> project = otherProject();
        if (project.isPresent()) {
            try {
                LocalStack read = StackFile.open(file).localStack(stack, project.get());
                return new LocalConfiguration(
                        ports.map(each -> read.withEndpoints(each.applyTo(read.endpoints())))
                                .orElse(read),
                        Optional.empty(),
                        project);
            } catch (UnreadableException | SettingsException e) {
                throw new LocalException(String.valueOf(e.getMessage()));
            }
        }
        Settings settings = settings();
        return new LocalConfiguration(
                LocalStack.of(settings)
                        .orElseThrow(
                                () -> new LocalException(
                                        "stack '" + settings.stack()
                                                + "' is not a local stack (it has no aws:endpoints): deploy it with pulumi up, or choose a local stack with --stack")),
                Optional.of(settings),
                Optional.empty());
    }

    static String needsPulumi(String project) {
        return "project '" + project
                + "' has a program of its own, which only the Pulumi CLI can run: start the local cloud"
                + " with ./gatehouse local --engine pulumi, and deploy the program with pulumi up";
    }

    /** The text of the file. */
    String text() throws LocalException {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new LocalException("there is no readable stack file " + file.toAbsolutePath() + " (" + e + ")");
        }
    }

    /**
     * Runs the program against the local cloud. Either all of its changes are applied, or none.
     *
     * @throws LocalException with every problem; the previous configuration is still running
     */
    static EmbeddedEngine.Run run(Settings settings, EmbeddedEngine engine, Addresses addresses) throws LocalException {
        Settings local = withAddresses(settings, addresses);
        EmbeddedEngine.Run run = engine.run("gatehouse", settings.stack(), context -> Main.stack(context, local));
        if (!run.problems().isEmpty()) {
            throw new LocalException(String.join("\n", run.problems()));
        }
        return run;
    }

    /** The outputs of the program if another engine has declared all of its resources; otherwise empty. */
    static Optional<Map<String, Object>> outputsOfDeclared(
            Settings settings, EmbeddedEngine engine, Addresses addresses) {
        Settings local = withAddresses(settings, addresses);
        return engine.outputsOfDeclared("gatehouse", settings.stack(), context -> Main.stack(context, local));
    }

    private static Settings withAddresses(Settings settings, Addresses addresses) {
        return settings.withEndpoints(new ServiceEndpoints(addresses.cognito(), addresses.api()));
    }
}
