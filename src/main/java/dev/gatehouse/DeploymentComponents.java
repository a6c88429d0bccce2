package dev.gatehouse;

import com.pulumi.deployment.Deployment;
import com.pulumi.deployment.DeploymentInstance;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.settings.ComponentSettings;
import dev.gatehouse.settings.HttpApiSettings;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.domain.SignInDomain;
import dev.gatehouse.settings.schema.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The components that a program declares in one run, and what only one of them can have: its name and its domains. A second
 * component would fail in the middle of an update, after AWS has deleted its former domain.
 *
 * <p>A plugin constructs each component in a run of its own, so it does not notice a second one: the engine then reports the
 * name, and AWS the domain.
 */
final class DeploymentComponents {
    private static final Map<DeploymentInstance, DeploymentComponents> BY_DEPLOYMENT = new WeakHashMap<>();

    private final Map<Object, String> ownerOf = new HashMap<>();

    /** A value that one component has. A domain in one Region is a different one in another Region. */
    private record Claim(String path, String value, Object place) {
        Problem problem(String owner) {
            return path.isEmpty()
                    ? new Problem(
                            "component-name-twice",
                            "name",
                            "must be unique among the components of the program",
                            "'" + value + "', the name of an earlier component",
                            "choose another name")
                    : new Problem(
                            "component-domain-twice",
                            path,
                            "must be a domain that no other component of the program has",
                            "'" + value + "', which component '" + owner + "' has",
                            "choose another domain");
        }
    }

    private DeploymentComponents() {}

    /**
     * Records a component whose arguments have no problems, or returns what an earlier component has.
     *
     * @param value what the arguments were read into
     */
    static List<Problem> add(
            ComponentSettings<?> kind,
            String component,
            ComponentResourceOptions options,
            Optional<String> region,
            Object value) {
        List<Claim> claims = new ArrayList<>();
        // The URN of a component contains its type and the types of its parents, but not their names.
        claims.add(new Claim("", component, List.of(kind, options.getParent().map(Object::getClass))));
        settings(value).ifPresent(settings -> addDomains(claims, settings, place(options, region)));
        synchronized (BY_DEPLOYMENT) {
            return BY_DEPLOYMENT
                    .computeIfAbsent(Deployment.getInstance(), unused -> new DeploymentComponents())
                    .add(component, claims);
        }
    }

    private static Optional<Settings> settings(Object value) {
        if (value instanceof HttpApiSettings api) {
            return Optional.of(api.settings());
        }
        return value instanceof Settings settings ? Optional.of(settings) : Optional.empty();
    }

    private List<Problem> add(String component, List<Claim> claims) {
        List<Problem> problems = new ArrayList<>();
        for (Claim claim : claims) {
            @Nullable String owner = ownerOf.get(claim);
            if (owner != null) {
                problems.add(claim.problem(owner));
            }
        }
        if (problems.isEmpty()) {
            claims.forEach(claim -> ownerOf.put(claim, component));
        }
        return problems;
    }

    private static void addDomains(List<Claim> claims, Settings settings, Object place) {
        settings.domain()
                .flatMap(SignInDomain::prefix)
                .ifPresent(prefix -> claims.add(new Claim("domain.prefix", prefix, place)));
        settings.domain()
                .flatMap(SignInDomain::custom)
                .ifPresent(custom -> claims.add(new Claim("domain.custom", custom.host(), "all Regions")));
        settings.api().domain().ifPresent(domain -> claims.add(new Claim("api.domain", domain.host(), place)));
    }

    /** The Region; if only the provider knows it, the resource that has or inherits the provider. */
    private static Object place(ComponentResourceOptions options, Optional<String> region) {
        if (options.getParent().isEmpty() && region.isPresent()) {
            return region.get();
        }
        List<Object> place = new ArrayList<>(options.getProviders());
        options.getProvider().ifPresent(place::add);
        options.getParent().ifPresent(place::add);
        return place;
    }
}
