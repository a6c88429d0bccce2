package dev.gatehouse.local.console;

/** One page of the console, with the paths below it. Many threads call it at once. */
public interface ConsolePage {
    /** The first segment after {@code /console/}, such as {@code users}. The page also answers all paths below it. */
    String path();

    /** The name in the navigation, one or two words. */
    String title();

    /** Whether the page has something to show. If not, the navigation and the console do not have it. */
    default boolean isPresent() {
        return true;
    }

    /** Shows the page, or a part of it. It changes nothing. */
    ConsoleAnswer get(ConsoleRequest request);

    /** Handles a form. {@link Console} has checked that it comes from a page of the console. */
    default ConsoleAnswer post(ConsoleRequest request) {
        return new ConsoleAnswer.NotFound();
    }
}
