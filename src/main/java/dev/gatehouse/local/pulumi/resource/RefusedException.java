package dev.gatehouse.local.pulumi.resource;

import java.util.List;
import java.util.stream.Collectors;

/** A resource that AWS would refuse; the message holds every reason. */
public final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    public RefusedException(String type, String name, List<Finding> findings) {
        super(type + " '" + name + "': "
                + findings.stream()
                        .map(finding -> finding.property().isEmpty()
                                ? finding.reason()
                                : finding.property() + ": " + finding.reason())
                        .collect(Collectors.joining("; ")));
    }

    public RefusedException(String message) {
        super(message);
    }
}
