package dev.gatehouse.settings;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.NearestName;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds the settings of this program among the keys of a stack. Pulumi reads a key without a namespace as a key of the
 * project, {@code gatehouse} (OBS Pulumi 3.259: {@code api} is {@code gatehouse:api}, {@code region} is {@code
 * gatehouse:region}, and if a file has both {@code api} and {@code gatehouse:api}, either of them is used). Under
 * {@code pulumi up}, all keys therefore have one; only a file that is read directly has others.
 */
final class KeyNamespaces {
    private static final String OURS = "gatehouse";
    private static final String AWS = "aws";

    /** Packages of Pulumi whose names are near to {@code aws}. */
    private static final Set<String> OTHER_PACKAGES = Set.of("awsx");

    static final Schema KEYS = Schema.part();

    private static final Rule TWICE = KEYS.rule(
            "key-twice", "is also written as <full key>, and Pulumi uses either of them", "delete one of them");
    private static final String WITHOUT_NAMESPACE =
            KEYS.warning("has no namespace, and Pulumi reads it as <full key>: write that");

    private final Map<String, ?> config;
    private final Collection<String> known;
    private final ConfigPath root;
    private final Map<String, Object> own = new LinkedHashMap<>();

    private KeyNamespaces(Map<String, ?> config, Collection<String> known, Problems problems) {
        this.config = config;
        this.known = known;
        this.root = new ConfigPath("", problems);
    }

    /**
     * The settings of this program by full key. The settings of other providers are left out, except for the {@code aws:}
     * keys of the schema.
     *
     * @param known full keys of the schema
     */
    static Map<String, Object> ownKeys(Map<String, ?> config, Collection<String> known, Problems problems) {
        KeyNamespaces keys = new KeyNamespaces(config, known, problems);
        config.forEach(keys::add);
        return keys.own;
    }

    private void add(String key, Object value) {
        int colon = key.indexOf(':');
        if (colon < 0) {
            addWithoutNamespace(key, value);
            return;
        }
        String namespace = key.substring(0, colon);
        String name = key.substring(colon + 1);
        if (namespace.equals(OURS) && known.contains(AWS + ":" + name)) {
            reportUnknown(key, AWS + ":" + name);
        } else if (namespace.equals(OURS) || known.contains(key)) {
            own.put(key, value);
        } else if (NearestName.isNear(namespace, OURS)) {
            reportUnknown(key, OURS + ":" + name);
        } else if (!namespace.equals(AWS)
                && !OTHER_PACKAGES.contains(namespace)
                && NearestName.isNear(namespace, AWS)) {
            reportUnknown(key, AWS + ":" + name);
        }
    }

    private void addWithoutNamespace(String key, Object value) {
        String full = OURS + ":" + key;
        if (known.contains(AWS + ":" + key)) {
            reportUnknown(key, AWS + ":" + key);
        } else if (config.containsKey(full)) {
            root.key(key).report(TWICE, key, full);
        } else if (known.contains(full)) {
            root.key(key).warn(WITHOUT_NAMESPACE.replace("<full key>", full));
            own.put(full, value);
        } else {
            reportUnknown(key, full);
        }
    }

    /** @param meant the key with the right namespace; its name may be wrong too */
    private void reportUnknown(String key, String meant) {
        root.key(key)
                .report(
                        Rule.UNKNOWN_KEY,
                        key,
                        NearestName.hint(meant, known, "known here: " + String.join(", ", known)));
    }
}
