package dev.gatehouse.client;

/**
 * A user's password, and where it comes from.
 *
 * @param source for error messages, such as {@code Pulumi.local.yaml}
 */
public record Password(String text, String source) {
    @Override
    public String toString() {
        return "Password[***, " + source + "]";
    }
}
