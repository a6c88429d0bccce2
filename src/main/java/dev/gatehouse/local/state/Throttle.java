package dev.gatehouse.local.state;

/**
 * The throttling limits of a stage, a route or a method.
 *
 * @param burst requests at the same time
 * @param rate requests per second
 */
public record Throttle(int burst, double rate) {
    /** The limits of an account, which apply if no others are set. DOC "Throttle requests to your APIs". */
    public static final Throttle ACCOUNT_DEFAULT = new Throttle(5_000, 10_000);
}
