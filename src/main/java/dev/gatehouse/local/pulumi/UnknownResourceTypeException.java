package dev.gatehouse.local.pulumi;

/** The store has a resource of a type that this version does not know, such as one that a later version created. */
public final class UnknownResourceTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String type;
    private final String name;

    UnknownResourceTypeException(String type, String name) {
        super("resource '" + name + "' has unknown type " + type);
        this.type = type;
        this.name = name;
    }

    /** The type token, such as {@code aws:cognito/userPool:UserPool}. */
    public String type() {
        return type;
    }

    public String name() {
        return name;
    }
}
