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

    /** An id is unique within a type. */
    public String key() {
        return type + " " + id;
    }
}
