package dev.gatehouse.settings;

import dev.gatehouse.settings.aws.RegionAndAccount;
import dev.gatehouse.settings.local.LocalSettings;
import dev.gatehouse.settings.local.ServiceEndpoints;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.SettingsException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the local cloud reads of a stack, whichever program declares its resources: the program of this project, or any
 * other Pulumi program.
 *
 * @param stack name of the stack, such as {@code local}
 * @param region such as {@code eu-west-1}
 */
public record LocalStack(String stack, String region, ServiceEndpoints endpoints, LocalSettings local) {
    /** The key that only a stack of this project's program has. */
    private static final String ROUTES = "gatehouse:routes";

    private static final Schema KEYS = new Schema("A stack of another Pulumi program.", RegionAndAccount.RULES);

    private static final Key<Optional<String>> REGION = KEYS.text("aws:region", RegionAndAccount.REGION)
            .describe("the AWS Region of the stack's resources")
            .example("eu-west-1")
            .required("write aws:region: eu-west-1");
    private static final Key<Optional<List<Section>>> ENDPOINTS = KEYS.sectionList(
                    "aws:endpoints", ServiceEndpoints.KEYS)
            .describe("the addresses of the local cloud")
            .required(
                    "write the addresses of the local cloud, as docs/local.md shows, so that no request goes to an AWS"
                            + " account");
    private static final Key<Optional<Section>> LOCAL = KEYS.section("gatehouse:local", LocalSettings.KEYS)
            .describe("settings that only the local cloud reads")
            .optional();

    /** The settings of a stack of this project's program; empty for a stack on AWS. */
    public static Optional<LocalStack> of(Settings settings) {
        return settings.endpoints()
                .map(endpoints -> new LocalStack(
                        settings.stack(),
                        settings.region(),
                        endpoints,
                        settings.local().orElse(LocalSettings.DEFAULT)));
    }

    /** Whether a stack file belongs to this project's program. */
    public static boolean isOfThisProgram(Map<String, ?> config) {
        return config.containsKey(ROUTES) || config.containsKey(ROUTES.replaceFirst("^.*:", ""));
    }

    /**
     * Reads the stack file of another program. Its own settings are ignored: those without a namespace, and those in
     * namespaces other than {@code aws} and {@code gatehouse}.
     *
     * @param project the name of the program's project
     * @throws SettingsException with all problems
     */
    public static LocalStack read(String stack, String project, Map<String, ?> config) throws SettingsException {
        Problems problems = new Problems();
        Map<String, Object> ours = new LinkedHashMap<>();
        config.forEach((key, value) -> {
            if (key.contains(":") && !key.startsWith(project + ":")) {
                ours.put(key, value);
            }
        });
        ours.computeIfPresent(
                "aws:endpoints", (key, value) -> withoutOtherServices(value, new ConfigPath(key, problems)));
        Section root = new Section(
                new ConfigPath("", problems),
                KEYS,
                KeyNamespaces.ownKeys(ours, KEYS.keys().keySet(), problems));
        Optional<ServiceEndpoints> endpoints = ServiceEndpoints.read(
                root.get(ENDPOINTS).orElse(List.of()), root.get(ENDPOINTS).isPresent(), root.path(ENDPOINTS));
        Optional<String> region = root.get(REGION);
        LocalSettings local = root.get(LOCAL).map(LocalSettings::read).orElse(LocalSettings.DEFAULT);
        if (!problems.found().isEmpty() || region.isEmpty() || endpoints.isEmpty()) {
            throw new SettingsException(stack, problems.found());
        }
        return new LocalStack(stack, region.get(), endpoints.get(), local);
    }

    /** Other programs use services that this project's program does not, such as {@code s3}; their addresses are local too. */
    private static Object withoutOtherServices(Object endpoints, ConfigPath path) {
        if (!(endpoints instanceof List<?> list)) {
            return endpoints;
        }
        List<Object> entries = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            ConfigPath at = path.item(i);
            entries.add(list.get(i) instanceof Map<?, ?> map ? withoutOtherServices(map, at) : list.get(i));
        }
        return entries;
    }

    private static Map<Object, Object> withoutOtherServices(Map<?, ?> services, ConfigPath path) {
        Map<Object, Object> known = new LinkedHashMap<>();
        services.forEach((service, address) -> {
            String name = String.valueOf(service);
            if (isOther(name)) {
                ServiceEndpoints.checkOther(address, path.key(name));
            } else {
                known.put(service, address);
            }
        });
        return known;
    }

    /** A name near to that of a service which this project's program uses is a typing error. */
    private static boolean isOther(String name) {
        return ServiceEndpoints.KEYS.keys().keySet().stream()
                .noneMatch(known -> known.equals(name) || (name.length() > 3 && NearestName.isNear(name, known)));
    }

    /** The same stack at other addresses: the local cloud replaces port 0 with the port that it listens on. */
    public LocalStack withEndpoints(ServiceEndpoints others) {
        return new LocalStack(stack, region, others, local);
    }
}
