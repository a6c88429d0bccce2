package dev.gatehouse.local.pulumi;

/**
 * What the engine calls a resource: {@code urn:pulumi:<stack>::<project>::<types of parents>$<type>::<name>}.
 *
 * @param type the resource's own, without those of its parents
 * @param name the program's own; may hold {@code ::}
 */
record Urn(String type, String name) {
    /** @throws RefusedException when it is none */
    static Urn of(String text) throws RefusedException {
        String[] parts = text.split("::", 4);
        if (parts.length < 4) {
            throw new RefusedException("'" + text + "' is no URN");
        }
        return new Urn(parts[2].substring(parts[2].lastIndexOf('$') + 1), parts[3]);
    }

    ResourceType known() throws RefusedException {
        return ResourceTypes.of(type).orElseThrow(() -> new RefusedException(ResourceTypes.unknown(type)));
    }
}
