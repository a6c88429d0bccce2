package dev.gatehouse.ops;

import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
import dev.gatehouse.stackfile.StackFile;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a valid file for a new stack from the file of another stack. It does not overwrite an existing file. */
@Command(
        name = "new-stack",
        description = "Writes Pulumi.<stack>.yaml as a copy of another stack's file with changed values.",
        mixinStandardHelpOptions = true)
final class NewStackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STACK", description = "name of the new stack, such as staging")
    private String name = "";

    @Option(
            names = "--like",
            defaultValue = "prod",
            description = "the stack to copy: Pulumi.<like>.yaml (default: ${DEFAULT-VALUE})")
    private String like = "";

    @Option(
            names = "--folder",
            defaultValue = "",
            description = "folder of the stack files (default: the current folder)")
    private Path folder = Path.of("");

    @Option(
            names = "--prefix",
            description = "prefix of its sign-in domain (default: the other stack's prefix with the new stack's name)")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--account", description = "AWS account of the stack (default: that of the other stack)")
    private Optional<String> account = Optional.empty();

    @Option(names = "--region", description = "AWS Region of the stack (default: that of the other stack)")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--replace",
            description = "replaces a text of the other stack's file: example.com=staging.example.com")
    private Map<String, String> replaced = Map.of();

    @Override
    public Integer call() {
        Path file = folder.resolve("Pulumi." + name + ".yaml");
        try {
            Path model = folder.resolve("Pulumi." + like + ".yaml");
            Settings settings = StackFile.open(model).settings(like);
            NewStack.Result result =
                    new NewStack(name, prefix, account, region, replaced).from(settings, Files.readString(model));
            if (result instanceof NewStack.Result.Rejected rejected) {
                rejected.problems().forEach(System.err::println);
                return 2;
            }
            return write(file, (NewStack.Result.File) result);
        } catch (StackFile.UnreadableException | SettingsException e) {
            System.err.println(e.getMessage());
        } catch (IOException e) {
            System.err.println(file + " cannot be written: " + e.getMessage());
        }
        return 2;
    }

    private int write(Path file, NewStack.Result.File result)
            throws IOException, StackFile.UnreadableException, SettingsException {
        try {
            Files.writeString(file, result.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            System.err.println(file + " already exists and was not changed");
            return 2;
        }
        try {
            StackFile.open(file).settings(name);
        } catch (StackFile.UnreadableException | SettingsException e) {
            // A file that the checks reject is deleted again.
            Files.delete(file);
            throw e;
        }
        if (!result.kept().isEmpty()) {
            System.out.println("These values refer to the same accounts, hosts or resources as stack " + like
                    + "; change those that " + name + " must not share:");
            result.kept().forEach(each -> System.out.println("  " + each));
        }
        System.out.println(file + " was written. Review it, then run:");
        System.out.println("  ./gatehouse preflight --stack " + name);
        System.out.println("  pulumi stack init " + name);
        System.out.println("  pulumi up -s " + name);
        return 0;
    }
}
