package dev.gatehouse.settings;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads the arguments of one kind of component: sections of a stack file without the namespace {@code gatehouse:}, and the
 * arguments that only this kind has. The rules are those of a stack file; reports name the component and its arguments.
 *
 * @param <T> what the arguments are read into
 */
public final class ComponentSettings<T> {
    /** The argument that stands for {@code aws:region}. */
    public static final String REGION = "region";

    private static final String NAMESPACE = "gatehouse:";

    /** Sections that belong to a stack, not to a component with the whole declaration. */
    private static final List<String> OF_STACKS = List.of("delivery", "local");

    /** In sentences of rules; the tag gatehouse:stack keeps its name. */
    private static final Pattern SECTION_IN_TEXT =
            Pattern.compile(NAMESPACE + "(?=(?:" + String.join("|", sections(Settings.KEYS)) + ")\\b)");

    /** For a Region that only the AWS provider knows. */
    private static final PendingText UNKNOWN_REGION = new PendingText(-1);

    /** The whole declaration. */
    public static final ComponentSettings<Settings> PROTECTED_API = new ComponentSettings<>(
            Settings.KEYS.select(
                    "",
                    Settings.KEYS.keys().keySet().stream()
                            .filter(key -> key.equals("aws:region")
                                    || (key.startsWith(NAMESPACE) && !OF_STACKS.contains(withoutNamespace(key))))
                            .toArray(String[]::new)),
            Map.of(),
            ComponentSettings::whole);

    /** A user pool. */
    public static final ComponentSettings<Settings> USER_DIRECTORY =
            ofPart(UserDirectorySettings.KEYS, Map.of(), UserDirectorySettings::read);

    /** The app clients of a user pool. */
    public static final ComponentSettings<AppClientsSettings> APP_CLIENTS =
            ofPart(AppClientsSettings.KEYS, AppClientsSettings.RENAMES, AppClientsSettings::read);

    /** An HTTP API in front of a function. */
    public static final ComponentSettings<HttpApiSettings> HTTP_API =
            ofPart(HttpApiSettings.KEYS, Map.of(), HttpApiSettings::read);

    /** The roles that deploy stacks. */
    public static final ComponentSettings<DeliveryRolesSettings> DELIVERY_ROLES =
            ofPart(DeliveryRolesSettings.KEYS, Map.of(), DeliveryRolesSettings::read);

    private final Schema keys;
    private final Map<String, String> renames;
    private final Reader<T> reader;

    /** Arguments without problems. */
    public record Checked<T>(T value, List<String> warnings) {
        public Checked {
            warnings = List.copyOf(warnings);
        }
    }

    /** Reads a tree with the keys of a stack file. */
    private interface Reader<T> {
        Checked<T> read(String stack, Map<String, Object> config) throws SettingsException;
    }

    /** Reads the sections of a component; empty if a problem is reported. */
    interface PartReader<T> {
        Optional<T> read(String stack, Section root);
    }

    /** @param renames what reports say in place of a setting that is not an argument of the component */
    private ComponentSettings(Schema keys, Map<String, String> renames, Reader<T> reader) {
        this.keys = keys;
        this.renames = renames;
        this.reader = reader;
    }

    private static Checked<Settings> whole(String stack, Map<String, Object> config) throws SettingsException {
        Settings settings = Settings.ofComponent(stack, config);
        return new Checked<>(settings, settings.warnings());
    }

    private static <T> ComponentSettings<T> ofPart(Schema keys, Map<String, String> renames, PartReader<T> reader) {
        return new ComponentSettings<>(keys, renames, (stack, config) -> {
            Problems problems = new Problems();
            Section root = new Section(new ConfigPath("", problems), keys, config);
            // The records of the sections need the texts that are Outputs here.
            boolean readable = problems.found().stream()
                    .noneMatch(problem -> problem.code().equals(Rule.PLAIN.code()));
            Optional<T> value = readable ? reader.read(stack, root) : Optional.empty();
            if (value.isEmpty() || !problems.found().isEmpty()) {
                throw new SettingsException(stack, problems.found());
            }
            return new Checked<>(value.get(), problems.warnings());
        });
    }

    /** The arguments by name, in the order of the docs. {@link #REGION} is optional, although its key is that of a stack. */
    public Map<String, Key<?>> arguments() {
        Map<String, Key<?>> arguments = new LinkedHashMap<>();
        keys.keys().forEach((key, description) -> arguments.put(argument(key), description));
        return Collections.unmodifiableMap(arguments);
    }

    /**
     * Reads and checks the arguments.
     *
     * @param component the name of the component, for the report
     * @param stack the name of the stack that the component belongs to
     * @param arguments by name; values as in a stack file, and {@link PendingText} for Outputs. Without {@code region},
     *     the rules about the Region are not checked
     * @throws SettingsException with all problems
     */
    public Checked<T> read(String component, String stack, Map<String, ?> arguments) throws SettingsException {
        List<Problem> problems = new ArrayList<>();
        Map<String, Object> config = new LinkedHashMap<>();
        config.put("aws:region", UNKNOWN_REGION);
        Map<String, Key<?>> known = arguments();
        arguments.forEach((name, value) -> {
            if (name.equals(REGION) && value instanceof PendingText) {
                problems.add(new Problem(
                        Rule.PLAIN.code(), name, Rule.PLAIN.requirement(), value.toString(), Rule.PLAIN.fix()));
            } else if (known.containsKey(name)) {
                config.put(name.equals(REGION) ? "aws:region" : NAMESPACE + name, value);
            } else {
                problems.add(unknown(name, List.copyOf(known.keySet())));
            }
        });
        try {
            Checked<T> checked = reader.read(stack, config);
            if (problems.isEmpty()) {
                return new Checked<>(
                        checked.value(),
                        checked.warnings().stream().map(this::renamed).toList());
            }
        } catch (SettingsException e) {
            problems.addAll(inTermsOfArguments(e.problems()));
        }
        throw SettingsException.ofComponent(component, problems);
    }

    /** Problems of settings with the names of arguments. */
    public List<Problem> inTermsOfArguments(List<Problem> problems) {
        return problems.stream().map(this::inTermsOfArguments).toList();
    }

    private static Problem unknown(String name, List<String> names) {
        String hint = OF_STACKS.contains(name)
                ? "delete it: it belongs to the file of a stack"
                : NearestName.hint(name, names, "known here: " + String.join(", ", names));
        return new Problem("unknown-key", name, "is not an argument", "'" + name + "'", hint);
    }

    private Problem inTermsOfArguments(Problem problem) {
        return new Problem(
                problem.code(),
                renamed(argument(problem.path())),
                renamed(problem.rule()),
                problem.received(),
                renamed(problem.fix()));
    }

    private String renamed(String text) {
        String renamed = text;
        for (Map.Entry<String, String> each : renames.entrySet()) {
            renamed = renamed.replace(each.getKey(), each.getValue());
        }
        return SECTION_IN_TEXT.matcher(renamed).replaceAll("").replace("aws:region", REGION);
    }

    private static List<String> sections(Schema schema) {
        return schema.keys().keySet().stream()
                .filter(key -> key.startsWith(NAMESPACE))
                .map(ComponentSettings::withoutNamespace)
                .toList();
    }

    /** The argument for a key of a stack file, or for a path below it. */
    private static String argument(String key) {
        return key.equals("aws:region") ? REGION : withoutNamespace(key);
    }

    private static String withoutNamespace(String key) {
        return key.startsWith(NAMESPACE) ? key.substring(NAMESPACE.length()) : key;
    }
}
