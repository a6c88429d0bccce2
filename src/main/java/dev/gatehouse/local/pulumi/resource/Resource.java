package dev.gatehouse.local.pulumi.resource;

/**
 * A created resource.
 *
 * @param type Pulumi's type token, such as {@code aws:cognito/userPool:UserPool}
 * @param name the logical name in the program
 * @param id the physical id, to which other resources refer
 * @param sequence the order of creation; a resource that was created later has a higher number
 */
public record Resource(
        String type, String name, String id, Properties inputs, Properties outputs, long sequence, Origin origin) {
    public Resource(String type, String name, String id, Properties inputs, Properties outputs, long sequence) {
        this(type, name, id, inputs, outputs, sequence, Origin.PROGRAM);
    }

    /** The same resource under another logical name, which it gets from a program that declares its name as an alias. */
    public Resource withName(String newName) {
        return new Resource(type, newName, id, inputs, outputs, sequence, origin);
    }

    /** An id is unique within a type. */
    public String key() {
        return type + " " + id;
    }
}
