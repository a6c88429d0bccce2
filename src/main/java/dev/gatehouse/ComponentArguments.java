package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.EngineLog;
import dev.gatehouse.cloud.resource.PendingOutputs;
import dev.gatehouse.cloud.resource.ProviderRegion;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a component, checked before anything is registered. Each Output among them, and the Region of the
 * component's provider, is checked by the same rules as soon as it is known.
 *
 * @param <T> what the arguments are read into
 */
final class ComponentArguments<T> {
    /** The value of an argument is secret: an Output may be. */
    private static final String NOT_SHOWN = "the value of an Output (not shown)";

    private final ComponentSettings<T> kind;
    private final String component;
    private final ArgumentTree tree;
    private final Optional<String> region;
    private final boolean ownProvider;
    private final ComponentSettings.Checked<T> checked;
    private final List<String> warnings;

    /** A check of arguments that the settings cannot make. */
    interface Check<T> {
        /**
         * Checks the arguments before anything is registered, and returns warnings.
         *
         * @param ownProvider whether the program gives the component a provider of its own
         */
        List<String> check(T value, boolean ownProvider) throws SettingsException;
    }

    private ComponentArguments(
            ComponentSettings<T> kind,
            String component,
            ArgumentTree tree,
            Optional<String> region,
            boolean ownProvider,
            Check<T> check)
            throws SettingsException {
        this.kind = kind;
        this.component = component;
        this.tree = tree;
        this.region = region;
        this.ownProvider = ownProvider;
        this.checked = readWithName();
        this.warnings = new ArrayList<>(checked.warnings());
        warnings.addAll(check.check(checked.value(), ownProvider));
    }

    /** The options of a component; none in place of null. */
    static ComponentResourceOptions orEmpty(@Nullable ComponentResourceOptions options) {
        return options == null ? ComponentResourceOptions.Empty : options;
    }

    /**
     * Reads and checks the arguments.
     *
     * @param component the name of the component
     * @param args as {@link ComponentSettings#read} describes them, with Outputs
     * @param check what else must hold
     * @throws RunException with the report of all problems; the engine shows it without a stack trace
     */
    static <T> ComponentArguments<T> read(
            ComponentSettings<T> kind,
            String component,
            ComponentArgs args,
            ComponentResourceOptions options,
            Check<T> check) {
        Map<String, Object> arguments = args.tree();
        boolean ownProvider = ProviderRegion.hasOwnProvider(options);
        Optional<String> region = Optional.ofNullable(arguments.get(ComponentSettings.REGION))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .or(() -> ownProvider ? Optional.empty() : ProviderRegion.ofConfiguration());
        try {
            ComponentArguments<T> read =
                    new ComponentArguments<>(kind, component, ArgumentTree.of(arguments), region, ownProvider, check);
            read.addToDeployment(options);
            return read;
        } catch (SettingsException e) {
            throw new RunException(e.getMessage());
        }
    }

    /** The name of the component is checked with its arguments. */
    private ComponentSettings.Checked<T> readWithName() throws SettingsException {
        List<Problem> problems = new ArrayList<>();
        ComponentName.check(component).ifPresent(problems::add);
        try {
            ComponentSettings.Checked<T> read = read(tree.plain(), region);
            if (problems.isEmpty()) {
                return read;
            }
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        throw SettingsException.ofComponent(component, problems);
    }

    private void addToDeployment(ComponentResourceOptions options) throws SettingsException {
        List<Problem> repeated = DeploymentComponents.add(kind, component, options, region, checked.value());
        if (!repeated.isEmpty()) {
            throw SettingsException.ofComponent(component, repeated);
        }
    }

    private ComponentSettings.Checked<T> read(Map<String, Object> plain, Optional<String> where)
            throws SettingsException {
        Map<String, Object> arguments = new LinkedHashMap<>(plain);
        where.ifPresent(known -> arguments.put(ComponentSettings.REGION, known));
        return kind.read(component, Deployment.getInstance().getStackName(), arguments);
    }

    T value() {
        return checked.value();
    }

    /** Shows the warnings at the component, after it is registered. */
    void warn(ComponentResource self) {
        warnings.forEach(warning -> EngineLog.warn(component + ": " + warning, self));
    }

    /** The Outputs among the arguments; their texts are checked when they are known. */
    PendingOutputs outputs() {
        return new PendingOutputs(tree.outputs(this::checkText));
    }

    /**
     * What the children of the component share.
     *
     * @param self the component, after it is registered
     * @param settings those of its value
     */
    DeclarationContext context(ComponentResource self, Settings settings, ComponentResourceOptions options) {
        warn(self);
        boolean defaultProvider = !ownProvider && options.getParent().isEmpty();
        Output<String> known = region.filter(unused -> defaultProvider)
                .map(Output::of)
                .orElseGet(() -> ProviderRegion.of(self).applyValue(this::checkRegion));
        DeploymentInstance deployment = Deployment.getInstance();
        String prefix =
                DeclarationContext.namePrefix(deployment.getProjectName(), deployment.getStackName(), component);
        return new DeclarationContext(settings, outputs(), known, prefix);
    }

    private String checkRegion(String found) {
        region.filter(expected -> !expected.equals(found)).ifPresent(expected -> {
            throw new RunException("component '" + component + "': its arguments are checked for the Region " + expected
                    + ", but its AWS provider is in " + found + "; pass region: " + found);
        });
        check(tree.plain(), Optional.of(found), unused -> true);
        return found;
    }

    private String checkText(String path, String value) {
        check(tree.with(path, value), region, problem -> problem.path().equals(path));
        return value;
    }

    /** @param concerned whether a problem is about the value that has become known */
    private void check(Map<String, Object> arguments, Optional<String> where, Predicate<Problem> concerned) {
        try {
            read(arguments, where);
        } catch (SettingsException e) {
            List<Problem> problems = e.problems().stream()
                    .filter(concerned)
                    .filter(problem -> !problem.code().equals("provider-secret-plain"))
                    .map(problem -> tree.isOutput(problem.path())
                            ? new Problem(problem.code(), problem.path(), problem.rule(), NOT_SHOWN, problem.fix())
                            : problem)
                    .toList();
            if (!problems.isEmpty()) {
                throw new RunException(
                        SettingsException.ofComponent(component, problems).getMessage());
            }
        }
    }
}
