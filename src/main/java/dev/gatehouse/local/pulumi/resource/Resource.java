package dev.gatehouse.local.pulumi.resource;

/**
 * A resource that exists.
 *
 * @param type Pulumi's token, {@code aws:cognito/userPool:UserPool}
 * @param name the program's own name for it
 * @param id given when it was made; what other resources refer to
 * @param sequence counts up: of two resources the one made later has more
 */
public record Resource(String type, String name, String id, Properties inputs, Properties outputs, long sequence) {
    /** One resource of a type has an id to itself. */
    public String key() {
        return type + " " + id;
    }
}
