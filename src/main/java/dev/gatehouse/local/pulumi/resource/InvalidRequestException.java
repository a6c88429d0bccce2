package dev.gatehouse.local.pulumi.resource;

import java.util.List;
import java.util.stream.Collectors;

/** A request that cannot be carried out. For an invalid resource, the message lists every error. */
public final class InvalidRequestException extends Exception {
    private static final long serialVersionUID = 1L;

    public InvalidRequestException(String type, String name, List<ValidationError> errors) {
        super(type + " '" + name + "': "
                + errors.stream()
                        .map(error ->
                                error.property().isEmpty() ? error.reason() : error.property() + ": " + error.reason())
                        .collect(Collectors.joining("; ")));
    }

    public InvalidRequestException(String message) {
        super(message);
    }
}
