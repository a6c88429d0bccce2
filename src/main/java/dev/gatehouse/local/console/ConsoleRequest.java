package dev.gatehouse.local.console;

import dev.gatehouse.local.oauth.form.Form;
import java.util.List;
import java.util.Optional;

/**
 * A request to a page of the console.
 *
 * @param segments the decoded path below the page: for {@code /console/users/alice} it is {@code [alice]}
 * @param query the parameters of the address
 * @param form the fields of a form; without fields for GET
 * @param formToken the value that forms of this page must send in the field {@code token}
 */
public record ConsoleRequest(List<String> segments, Form query, Form form, String formToken) {
    public ConsoleRequest {
        segments = List.copyOf(segments);
    }

    /** The segment at a position below the page. */
    public Optional<String> segment(int index) {
        return index < segments.size() ? Optional.of(segments.get(index)) : Optional.empty();
    }

    /** Whether the script asks only for the changing part of the page. */
    public boolean isFragment() {
        return query.find("fragment").isPresent();
    }

    /** Does not print the form token. */
    @Override
    public String toString() {
        return "ConsoleRequest" + segments;
    }
}
