package dev.gatehouse.local.pulumi.resource;

import java.util.List;
import java.util.stream.Collectors;

/** A resource that AWS would refuse; the message holds every reason. */
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
