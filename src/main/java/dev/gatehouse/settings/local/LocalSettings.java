package dev.gatehouse.settings.local;

import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Settings that only the local cloud reads.
 *
 * @param providerPort where the local provider listens for the Pulumi engine; 9403 by default, 0 picks a free one
 * @param users that exist from the start, by e-mail
 */
public record LocalSettings(int providerPort, Map<String, SeedUser> users) {
    public static final Schema KEYS =
            new Schema("Settings that only the local cloud reads; a stack on AWS does not have this section.");

    private static final Key<Integer> PROVIDER = KEYS.integer("provider", 0, 65_535)
            .describe("the port where the local provider listens for the Pulumi engine; 0 picks a free one")
            .withDefault(9403);

    private static final TextPattern EMAIL = SeedUser.KEYS.pattern(
            "[^@\\s]+@[^@\\s]+", "email", "must be an e-mail address", "write it like user@example.com");

    private static final Key<Map<String, Section>> USERS = KEYS.sectionMap(
                    "users", "e-mail", EMAIL, SeedUser.KEYS, Limit.NONE)
            .describe("users that exist from the start, by e-mail")
            .emptyByDefault();

    private static final Rule ENDPOINTS_MISSING = KEYS.rule(
            "local-endpoints",
            "needs aws:endpoints with loopback addresses",
            "add aws:endpoints, or delete gatehouse:local");
    private static final Rule NOT_LOCAL =
            KEYS.rule("local-endpoints", "needs gatehouse:local", "add it, or delete aws:endpoints");

    public static final Rule ABSENT =
            KEYS.rule("local-absent", "is not supported by the local cloud", "use it only in stacks on AWS");

    /**
     * @param password in plain text: it is used only on this machine
     * @param groups of the user
     */
    public record SeedUser(String email, String password, List<String> groups) {
        public static final Schema KEYS = new Schema("A user that exists from the start.");

        private static final Key<Optional<String>> PASSWORD = KEYS.text("password", TextPattern.ANY)
                .describe("the password in plain text: it is used only on this machine")
                .example("SecurePassword123")
                .required("write a password that gatehouse:identity.password accepts");
        private static final Key<List<String>> GROUPS = KEYS.textList("groups", TextPattern.ANY, Limit.NONE)
                .describe("names of gatehouse:identity.groups")
                .example(List.of("admin"))
                .emptyByDefault();

        private static final Rule WEAK_PASSWORD = KEYS.rule(
                "seed-password",
                "must satisfy gatehouse:identity.password",
                "use a stronger password, or relax the password policy of this stack");

        public SeedUser {
            groups = List.copyOf(groups);
        }

        @Override
        public String toString() {
            return "SeedUser[" + email + ", ***, " + groups + "]";
        }
    }

    public LocalSettings {
        users = Collections.unmodifiableMap(new LinkedHashMap<>(users));
    }

    public static LocalSettings read(Section section, Identity identity) {
        Map<String, SeedUser> users = new LinkedHashMap<>();
        section.get(USERS)
                .forEach((email, user) -> read(email, user, identity).ifPresent(read -> users.put(email, read)));
        return new LocalSettings(section.get(PROVIDER), users);
    }

    private static Optional<SeedUser> read(String email, Section user, Identity identity) {
        Optional<String> password = user.get(SeedUser.PASSWORD);
        List<String> violations = password.map(identity.password()::violations).orElse(List.of());
        if (!violations.isEmpty()) {
            user.path(SeedUser.PASSWORD)
                    .report(SeedUser.WEAK_PASSWORD, "a password (not shown) with " + String.join(", ", violations));
        }
        List<String> groups = user.get(SeedUser.GROUPS);
        groups.forEach(group -> identity.checkGroup(group, user.path(SeedUser.GROUPS)));
        return password.map(text -> new SeedUser(email, text, groups));
    }

    /** A local stack has both gatehouse:local and aws:endpoints; a stack on AWS has neither. */
    public static void checkEndpoints(
            boolean local, ConfigPath localPath, boolean endpoints, ConfigPath endpointsPath) {
        if (local && !endpoints) {
            localPath.report(ENDPOINTS_MISSING, "no aws:endpoints");
        }
        if (!local && endpoints) {
            endpointsPath.report(NOT_LOCAL, "no gatehouse:local");
        }
    }

    /** Rejects settings that the local cloud does not support. */
    public static void checkIdentity(Identity identity, ConfigPath path) {
        if (identity.pool().isPresent()) {
            path.key("pool").report(ABSENT, identity.pool().get());
        }
    }
}
