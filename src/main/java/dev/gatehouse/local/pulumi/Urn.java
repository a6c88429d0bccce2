package dev.gatehouse.local.pulumi;

import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import java.util.List;

/**
 * A resource's URN: {@code urn:pulumi:<stack>::<project>::<types of parents>$<type>::<name>}.
 *
 * @param parents the types of the parents, from the outermost
 * @param type the type token, without the types of the parents
 * @param name the logical name; may contain {@code ::}
 */
public record Urn(List<String> parents, String type, String name) {
    public Urn {
        parents = List.copyOf(parents);
    }

    /** @throws InvalidRequestException if the text is not a URN */
    public static Urn of(String text) throws InvalidRequestException {
        String[] parts = text.split("::", 4);
        if (parts.length < 4) {
            throw new InvalidRequestException("'" + text + "' is not a URN");
        }
        List<String> types = List.of(parts[2].split("\\$", -1));
        return new Urn(types.subList(0, types.size() - 1), types.get(types.size() - 1), parts[3]);
    }
}
