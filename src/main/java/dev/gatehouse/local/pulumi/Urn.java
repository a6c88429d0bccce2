package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.type.ResourceTypes;

/**
 * A resource's URN: {@code urn:pulumi:<stack>::<project>::<types of parents>$<type>::<name>}.
 *
 * @param type the type token, without the types of the parents
 * @param name the logical name; may contain {@code ::}
 */
public record Urn(String type, String name) {
    /** @throws InvalidRequestException if the text is not a URN */
    public static Urn of(String text) throws InvalidRequestException {
        String[] parts = text.split("::", 4);
        if (parts.length < 4) {
            throw new InvalidRequestException("'" + text + "' is not a URN");
        }
        return new Urn(parts[2].substring(parts[2].lastIndexOf('$') + 1), parts[3]);
    }

    public ResourceType resourceType() throws InvalidRequestException {
        return ResourceTypes.of(type)
                .orElseThrow(() -> new InvalidRequestException(ResourceTypes.unknownTypeMessage(type)));
    }
}
