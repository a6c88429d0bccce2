package dev.gatehouse.local.state;

/**
 * How much a stage, a route or a method takes.
 *
 * @param burst requests that may come at once
 * @param rate requests a second
 */
public record Throttle(int burst, double rate) {
    /** DOC "Throttle requests to your APIs": an account's own, where nothing is set. */
    public static final Throttle OF_THE_ACCOUNT = new Throttle(5_000, 10_000);
}
