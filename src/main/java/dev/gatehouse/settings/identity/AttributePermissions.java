package dev.gatehouse.settings.identity;

import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.Limit;
import dev.gatehouse.settings.schema.Rule;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import dev.gatehouse.settings.schema.TextPattern;
import java.util.List;
import java.util.Optional;

/**
 * Which attributes of its user a client can read and write.
 *
 * @param read absent: the attributes of its scopes (OpenID Connect Core section 5.4)
 * @param write by default the required attributes
 */
public record AttributePermissions(Optional<List<String>> read, List<String> write) {
    /** Keys of a client. */
    static final Schema KEYS = Schema.part();

    private static final Key<Optional<List<String>>> READ = KEYS.textList("readAttributes", TextPattern.ANY, Limit.NONE)
            .describe("attributes of its users that the client can read")
            .source("Cognito, CreateUserPoolClient, ReadAttributes")
            .example(List.of("email", "email_verified"))
            .optional("the attributes of its scopes");
    private static final Key<Optional<List<String>>> WRITE = KEYS.textList(
                    "writeAttributes", TextPattern.ANY, Limit.NONE)
            .describe("attributes of its users that the client can write")
            .source("Cognito, CreateUserPoolClient, WriteAttributes")
            .example(List.of("email", "name"))
            .optional("all required attributes");

    private static final Rule UNKNOWN = KEYS.rule(
            "attribute-unknown",
            "must be email, a standard attribute, or one of gatehouse:identity.attributes",
            "<fix>");
    private static final Rule READ_ONLY =
            KEYS.rule("attribute-write", "must not be writable: Cognito sets it", "delete it");
    private static final Rule REQUIRED = KEYS.rule(
            "attribute-needed",
            "must contain every required attribute, or users cannot sign up with this client",
            "add <name>");
    private static final Rule MACHINE =
            KEYS.rule("machine-attributes", "must be absent for kind machine, which has no users", "delete it");

    static AttributePermissions read(Section client, ClientKind kind, Identity identity) {
        Optional<List<String>> read = client.get(READ);
        Optional<List<String>> write = client.get(WRITE);
        if (!kind.hasUsers()) {
            read.ifPresent(list -> client.path(READ).report(MACHINE, list));
            write.ifPresent(list -> client.path(WRITE).report(MACHINE, list));
            return new AttributePermissions(Optional.of(List.of()), List.of());
        }
        read.ifPresent(list -> checkKnown(list, client.path(READ), identity));
        write.ifPresent(list -> checkWritable(list, client.path(WRITE), identity));
        return new AttributePermissions(read, write.orElseGet(identity::requiredAttributes));
    }

    private static void checkKnown(List<String> names, ConfigPath path, Identity identity) {
        for (int i = 0; i < names.size(); i++) {
            if (!identity.hasAttribute(names.get(i))) {
                path.item(i).report(UNKNOWN, names.get(i), "declare the attribute, or delete it here");
            }
        }
    }

    private static void checkWritable(List<String> names, ConfigPath path, Identity identity) {
        checkKnown(names, path, identity);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith("_verified")) {
                path.item(i).report(READ_ONLY, names.get(i));
            }
        }
        identity.requiredAttributes().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> path.report(REQUIRED, names, name));
    }
}
