package dev.gatehouse.local.console;

/** What a page answers. */
public sealed interface ConsoleAnswer {
    /**
     * A whole page.
     *
     * @param title of the document; it is escaped
     * @param main HTML of a template
     */
    record Page(String title, String main) implements ConsoleAnswer {}

    /**
     * The content of an element with the attribute {@code data-live}, which the script loads again every two seconds.
     *
     * @param html HTML of a template
     */
    record Fragment(String html) implements ConsoleAnswer {}

    /**
     * After a change: the browser loads another page, which shows a notice once.
     *
     * @param path below {@code /console/}, such as {@code users/alice}, with its parts encoded
     * @param notice what was done, or why it was refused; it is escaped, and never has a secret
     */
    record Redirect(String path, Notice notice) implements ConsoleAnswer {}

    /** Nothing is at this path, or the page has no forms. */
    record NotFound() implements ConsoleAnswer {}

    /** A message above a page. */
    record Notice(boolean success, String text) {}
}
