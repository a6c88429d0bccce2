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
 * Which attributes of its user a client sees and changes.
 *
 * @param read absent means what its scopes stand for (OpenID Connect Core section 5.4)
 * @param write by default what nobody signs up without
 */
public record AttributePermissions(Optional<List<String>> read, List<String> write) {
    /** Keys of a client. */
    static final Schema KEYS = Schema.part();

    private static final Key<Optional<List<String>>> READ = KEYS.textList("readAttributes", TextPattern.ANY, Limit.NONE)
            .describe("attributes of its user that it may see")
            .source("Cognito, CreateUserPoolClient, ReadAttributes")
            .example(List.of("email", "email_verified"))
            .optional("what its scopes stand for");
    private static final Key<Optional<List<String>>> WRITE = KEYS.textList("writeAttributes", TextPattern.ANY, Limit.NONE)
            .describe("attributes of its user that it may change")
            .source("Cognito, CreateUserPoolClient, WriteAttributes")
            .example(List.of("email", "name"))
            .optional("every required attribute");

    private static final Rule UNKNOWN = KEYS.rule(
            "attribute-unknown",
            "must be email, a standard attribute, or one of gatehouse:identity.attributes",
            "<way out>");
    private static final Rule OF_COGNITO =
            KEYS.rule("attribute-write", "must not be written by a client: Cognito sets it", "delete it");
    private static final Rule REQUIRED = KEYS.rule(
            "attribute-needed", "must hold every required attribute, or nobody can sign up there", "add <name>");
    private static final Rule MACHINE =
            KEYS.rule("machine-attributes", "must be absent: a machine has no user", "delete it");

    static AttributePermissions read(Section client, ClientKind kind, Identity identity) {
        Optional<List<String>> read = client.get(READ);
        Optional<List<String>> write = client.get(WRITE);
        if (!kind.hasUsers()) {
            read.ifPresent(list -> client.path(READ).report(MACHINE, list));
            write.ifPresent(list -> client.path(WRITE).report(MACHINE, list));
            return new AttributePermissions(Optional.of(List.of()), List.of());
        }
        read.ifPresent(list -> known(list, client.path(READ), identity));
        write.ifPresent(list -> writable(list, client.path(WRITE), identity));
        return new AttributePermissions(read, write.orElseGet(identity::requiredAttributes));
    }

    private static void known(List<String> names, ConfigPath path, Identity identity) {
        for (int i = 0; i < names.size(); i++) {
            if (!identity.hasAttribute(names.get(i))) {
                path.item(i).report(UNKNOWN, names.get(i), "declare it, or delete it");
            }
        }
    }

    private static void writable(List<String> names, ConfigPath path, Identity identity) {
        known(names, path, identity);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith("_verified")) {
                path.item(i).report(OF_COGNITO, names.get(i));
            }
        }
        identity.requiredAttributes().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> path.report(REQUIRED, names, name));
    }
}
