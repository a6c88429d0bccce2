package dev.gatehouse;

import com.pulumi.core.Output;
import com.pulumi.deployment.Deployment;
import com.pulumi.exceptions.RunException;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.cloud.function.FunctionArchives;
import dev.gatehouse.cloud.function.FunctionConfiguration;
import dev.gatehouse.cloud.resource.DeclarationContext;
import dev.gatehouse.cloud.resource.EngineLog;
import dev.gatehouse.cloud.resource.PendingOutputs;
import dev.gatehouse.cloud.resource.ProviderRegion;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.CustomDomain;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Problem;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The arguments of a component, checked before anything is registered. Each Output among them, and the Region of the
 * component's provider, is checked by the same rules as soon as it is known.
 */
final class ComponentArguments {
    /** The value of an argument is secret: an Output may be. */
    private static final String NOT_SHOWN = "the value of an Output (not shown)";

    private final String component;
    private final ArgumentTree tree;
    private final Optional<String> region;
    private final boolean ownProvider;
    private final Settings settings;
    private final List<String> warnings;

    private ComponentArguments(
            String component,
            ArgumentTree tree,
            Optional<String> region,
            boolean ownProvider,
            Settings settings,
            List<String> warnings) {
        this.component = component;
        this.tree = tree;
        this.region = region;
        this.ownProvider = ownProvider;
        this.settings = settings;
        this.warnings = warnings;
    }

    /**
     * Reads and checks the arguments.
     *
     * @param component the name of the component
     * @param arguments as {@link ComponentSettings#read} describes them, with Outputs
     * @throws RunException with the report of all problems; the engine shows it without a stack trace
     */
    static ComponentArguments read(String component, Map<String, ?> arguments, ComponentResourceOptions options) {
        ArgumentTree tree = ArgumentTree.of(arguments);
        boolean ownProvider = ProviderRegion.hasOwnProvider(options);
        Optional<String> region = Optional.ofNullable(arguments.get(ComponentSettings.REGION))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .or(() -> ownProvider ? Optional.empty() : ProviderRegion.ofConfiguration());
        try {
            Settings settings = settingsAndName(component, tree.plain(), region);
            checkCertificate(component, settings, ownProvider);
            List<String> warnings = new ArrayList<>(ComponentSettings.warnings(settings));
            checkParentRecord(component, settings).ifPresent(warnings::add);
            // Before anything is registered: this fails if the user can write no folder.
            FunctionConfiguration.archives(settings).forEach(FunctionArchives.ofLibrary()::path);
            List<Problem> repeated = DeploymentComponents.add(component, options, region, settings);
            if (!repeated.isEmpty()) {
                throw SettingsException.ofComponent(component, repeated);
            }
            return new ComponentArguments(component, tree, region, ownProvider, settings, warnings);
        } catch (SettingsException e) {
            throw new RunException(e.getMessage());
        }
    }

    private static Settings settingsAndName(String component, Map<String, Object> tree, Optional<String> region)
            throws SettingsException {
        List<Problem> problems = new ArrayList<>();
        ComponentName.check(component).ifPresent(problems::add);
        try {
            Settings settings = settings(component, tree, region);
            if (problems.isEmpty()) {
                return settings;
            }
        } catch (SettingsException e) {
            problems.addAll(e.problems());
        }
        throw SettingsException.ofComponent(component, problems);
    }

    private static Settings settings(String component, Map<String, Object> tree, Optional<String> region)
            throws SettingsException {
        Map<String, Object> arguments = new LinkedHashMap<>(tree);
        region.ifPresent(known -> arguments.put(ComponentSettings.REGION, known));
        return ComponentSettings.read(component, Deployment.getInstance().getStackName(), arguments);
    }

    /** The certificate of a custom sign-in domain must be in us-east-1, and a component has only one provider. */
    private static void checkCertificate(String component, Settings settings, boolean ownProvider)
            throws SettingsException {
        boolean isMade = settings.domain()
                .flatMap(SignInDomain::custom)
                .map(CustomDomain::certificate)
                .filter(Optional::isEmpty)
                .isPresent();
        if (ownProvider && isMade) {
            throw SettingsException.ofComponent(
                    component,
                    List.of(new Problem(
                            "certificate-provider",
                            "domain.certificate",
                            "is required for a custom domain if the component has a provider of its own: the certificate must be in "
                                    + SignInDomain.CERTIFICATE_REGION,
                            "nothing",
                            "create a certificate with a provider for " + SignInDomain.CERTIFICATE_REGION
                                    + " and pass its ARN")));
        }
    }

    /** As for a stack, which does not look the record up either if it is not on AWS. */
    private static Optional<String> checkParentRecord(String component, Settings settings) throws SettingsException {
        if (ProviderRegion.hasEndpoints()) {
            return Optional.empty();
        }
        try {
            return ParentRecordCheck.check(settings, new DnsLookup());
        } catch (SettingsException e) {
            throw SettingsException.ofComponent(component, ComponentSettings.inTermsOfArguments(e.problems()));
        }
    }

    /** @param self the component, after it is registered */
    DeclarationContext context(ComponentResource self, ComponentResourceOptions options) {
        warnings.forEach(warning -> EngineLog.warn(component + ": " + warning, self));
        PendingOutputs outputs = new PendingOutputs(tree.outputs((path, value) -> checkText(path, value)));
        boolean defaultProvider = !ownProvider && options.getParent().isEmpty();
        Output<String> known = region.filter(unused -> defaultProvider)
                .map(Output::of)
                .orElseGet(() -> ProviderRegion.of(self).applyValue(this::checkRegion));
        return new DeclarationContext(settings, outputs, known);
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
            settings(component, arguments, where);
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
