package dev.gatehouse.local.pulumi;

/**
 * A resource that exists.
 *
 * @param type Pulumi's token, {@code aws:cognito/userPool:UserPool}
 * @param name the program's own name for it
 * @param id given when it was made; what other resources refer to
 * @param age counts up: of two resources the one made later has more
 */
record Resource(String type, String name, String id, Properties inputs, Properties outputs, long age) {
    /** One resource of a type has an id to itself. */
    String key() {
        return type + " " + id;
    }
}
