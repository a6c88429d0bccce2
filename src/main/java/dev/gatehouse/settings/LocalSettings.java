package dev.gatehouse.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What only the local cloud reads.
 *
 * @param providerPort where the local provider listens for the Pulumi engine; 9403 by default, 0 picks a free one
 * @param users who can sign in at once, by e-mail
 */
public record LocalSettings(int providerPort, Map<String, SeedUser> users) {

    /**
     * @param password in clear: it is worth nothing outside this machine
     * @param groups of the stack
     */
    public record SeedUser(String email, String password, List<String> groups) {
        public SeedUser {
            groups = List.copyOf(groups);
        }

        @Override
        public String toString() {
            return "SeedUser[" + email + ", ***, " + groups + "]";
        }
    }

    public LocalSettings {
        users = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(users));
    }

    static LocalSettings read(Section section, Identity identity) {
        int port = section.integer("provider", 0, 65_535, 9403);
        Map<String, SeedUser> users = section.section("users").each((email, user) -> read(email, user, identity));
        section.close();
        return new LocalSettings(port, users);
    }

    private static Optional<SeedUser> read(String email, Section user, Identity identity) {
        Problems problems = user.problems();
        if (!email.matches("[^@\\s]+@[^@\\s]+")) {
            problems.add("email", user.path(""), "must be an e-mail address", email, "write it like user@example.com");
        }
        Optional<String> password = user.required("password", "write one that the stack's rules accept");
        if (password.isPresent() && !identity.password().accept(password.get())) {
            problems.add(
                    "seed-password",
                    user.path("password"),
                    "must satisfy gatehouse:identity.password",
                    "one that does not (not shown)",
                    "lengthen it, or relax the rules of this stack");
        }
        List<String> groups = user.list("groups");
        for (String group : groups) {
            if (!identity.groups().contains(group)) {
                problems.add(
                        "group-unknown",
                        user.path("groups"),
                        "must be in gatehouse:identity.groups",
                        group,
                        Nearest.to(group, identity.groups())
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("add it there"));
            }
        }
        return password.map(text -> new SeedUser(email, text, groups));
    }
}
