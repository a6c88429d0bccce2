package dev.gatehouse.component;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The schema of the Pulumi package: the resources, their inputs and outputs. It is read when it is first needed, so that
 * it does not delay the start.
 */
final class PackageSchema {
    private static final String RESOURCE = "schema.json";

    private final JsonObject json;

    PackageSchema(JsonObject json) {
        this.json = json;
    }

    /** The schema in the jar. */
    static PackageSchema ofJar() {
        try (InputStream file = PackageSchema.class.getResourceAsStream(RESOURCE)) {
            if (file == null) {
                throw new IllegalStateException("the jar does not contain " + RESOURCE);
            }
            return of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static PackageSchema of(String json) {
        return new PackageSchema(JsonParser.parseString(json).getAsJsonObject());
    }

    String name() {
        return json.get("name").getAsString();
    }

    /** The version of the package, which is the version of the Maven artifact. */
    String version() {
        return json.get("version").getAsString();
    }

    /** The JSON for GetSchema. */
    String text() {
        return json.toString();
    }

    /** The inputs of a resource; without information if the schema does not contain it. */
    InputSchema inputs(String token) {
        JsonObject resource = object(object(json, "resources"), token);
        return InputSchema.ofResource(resource, object(json, "types"));
    }

    private static JsonObject object(@Nullable JsonObject parent, String key) {
        JsonObject found = parent == null ? null : parent.getAsJsonObject(key);
        return found == null ? new JsonObject() : found;
    }
}
