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
public record AttributeRights(Optional<List<String>> read, List<String> write) {
    /** Keys of a client. */
    static final Schema KEYS = Schema.part();

    private static final Key<Optional<List<String>>> READ = KEYS.texts("readAttributes", TextPattern.ANY, Limit.NONE)
            .says("attributes of its user that it may see")
            .from("Cognito, CreateUserPoolClient, ReadAttributes")
            .like(List.of("email", "email_verified"))
            .optional("what its scopes stand for");
    private static final Key<Optional<List<String>>> WRITE = KEYS.texts("writeAttributes", TextPattern.ANY, Limit.NONE)
            .says("attributes of its user that it may change")
            .from("Cognito, CreateUserPoolClient, WriteAttributes")
            .like(List.of("email", "name"))
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

    static AttributeRights read(Section client, ClientKind kind, Identity identity) {
        Optional<List<String>> read = client.get(READ);
        Optional<List<String>> write = client.get(WRITE);
        if (!kind.hasUsers()) {
            read.ifPresent(list -> client.at(READ).report(MACHINE, list));
            write.ifPresent(list -> client.at(WRITE).report(MACHINE, list));
            return new AttributeRights(Optional.of(List.of()), List.of());
        }
        read.ifPresent(list -> known(list, client.at(READ), identity));
        write.ifPresent(list -> writable(list, client.at(WRITE), identity));
        return new AttributeRights(read, write.orElseGet(identity::requiredAttributes));
    }

    private static void known(List<String> names, ConfigPath place, Identity identity) {
        for (int i = 0; i < names.size(); i++) {
            if (!identity.hasAttribute(names.get(i))) {
                place.item(i).report(UNKNOWN, names.get(i), "declare it, or delete it");
            }
        }
    }

    private static void writable(List<String> names, ConfigPath place, Identity identity) {
        known(names, place, identity);
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).endsWith("_verified")) {
                place.item(i).report(OF_COGNITO, names.get(i));
            }
        }
        identity.requiredAttributes().stream()
                .filter(name -> !names.contains(name))
                .forEach(name -> place.report(REQUIRED, names, name));
    }
}
