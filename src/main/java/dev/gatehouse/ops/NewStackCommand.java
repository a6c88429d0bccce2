package dev.gatehouse.ops;

import dev.gatehouse.StackFile;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.SettingsException;
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

/** Writes the file of a new stack from another's, which every check takes as it is; never over a file that is there. */
@Command(
        name = "new-stack",
        description = "Writes Pulumi.<stack>.yaml after the model of another stack's.",
        mixinStandardHelpOptions = true)
final class NewStackCommand implements Callable<Integer> {
    @Parameters(paramLabel = "STACK", description = "the new one's name, such as staging")
    private String name = "";

    @Option(names = "--like", defaultValue = "prod", description = "the model: Pulumi.<like>.yaml (${DEFAULT-VALUE})")
    private String like = "";

    @Option(names = "--folder", defaultValue = "", description = "where the stacks' files are; here unless given")
    private Path folder = Path.of("");

    @Option(names = "--prefix", description = "of its sign-in pages; the model's, with this stack's name, unless given")
    private Optional<String> prefix = Optional.empty();

    @Option(names = "--account", description = "AWS account whose credentials it takes; the model's unless given")
    private Optional<String> account = Optional.empty();

    @Option(names = "--region", description = "the model's unless given")
    private Optional<String> region = Optional.empty();

    @Option(
            names = "--replace",
            description = "another text in place of one of the model's: example.com=staging.example.com")
    private Map<String, String> replaced = Map.of();

    @Override
    public Integer call() {
        Path file = folder.resolve("Pulumi." + name + ".yaml");
        try {
            Path model = folder.resolve("Pulumi." + like + ".yaml");
            Settings settings = Settings.read(like, StackFile.read(model));
            NewStack.Made made =
                    new NewStack(name, prefix, account, region, replaced).from(settings, Files.readString(model));
            if (made instanceof NewStack.Made.Not not) {
                not.problems().forEach(System.err::println);
                return 2;
            }
            return write(file, (NewStack.Made.File) made);
        } catch (StackFile.UnreadableException | SettingsException e) {
            System.err.println(e.getMessage());
        } catch (IOException e) {
            System.err.println(file + " cannot be written: " + e.getMessage());
        }
        return 2;
    }

    private int write(Path file, NewStack.Made.File made)
            throws IOException, StackFile.UnreadableException, SettingsException {
        try {
            Files.writeString(file, made.text(), StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            System.err.println(file + " is there already, and stays as it is");
            return 2;
        }
        try {
            Settings.read(name, StackFile.read(file));
        } catch (StackFile.UnreadableException | SettingsException e) {
            // Nothing is left of an attempt that the checks refuse.
            Files.delete(file);
            throw e;
        }
        if (!made.kept().isEmpty()) {
            System.out.println("These values name the same accounts, hosts or resources as stack " + like
                    + "; change each that " + name + " must not share:");
            made.kept().forEach(each -> System.out.println("  " + each));
        }
        System.out.println(file + " is written. Look through it; then:");
        System.out.println("  ./mvnw -q -Pops -Dops.args=\"preflight --stack " + name + "\"");
        System.out.println("  pulumi stack init " + name);
        System.out.println("  pulumi up -s " + name);
        return 0;
    }
}
