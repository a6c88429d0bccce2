package dev.gatehouse.local.pulumi.provider;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The schema of the AWS provider's resource types, which a YAML program needs. It is read from the classes of com.pulumi:aws when
 * it is requested. It has the names of all inputs and outputs, but not their types: a wrong type is not reported before the
 * deployment. It has no functions.
 */
final class AwsSchema {
    private static final String PROVIDER = "com/pulumi/aws/Provider.class";
    private static final String ARGS = "Args.class";

    private final String version;

    /** @param version of the AWS provider */
    AwsSchema(String version) {
        this.version = version;
    }

    /** The JSON of Pulumi's metaschema. */
    String json() {
        JsonObject schema = new JsonObject();
        schema.addProperty("name", "aws");
        schema.addProperty("version", version);
        JsonObject resources = new JsonObject();
        for (String name : resourceClasses()) {
            Class<?> resource = type(name);
            ResourceType token = resource.getAnnotation(ResourceType.class);
            if (token != null) {
                resources.add(token.type(), resource(resource, type(name + "Args")));
            }
        }
        schema.add("provider", resource(type("com.pulumi.aws.Provider"), type("com.pulumi.aws.ProviderArgs")));
        schema.add("resources", resources);
        return schema.toString();
    }

    /** The names of the classes with a class of arguments beside them, except inputs and outputs of resources. */
    private static List<String> resourceClasses() {
        URL provider = Objects.requireNonNull(AwsSchema.class.getClassLoader().getResource(PROVIDER));
        try (JarFile jar = ((JarURLConnection) provider.openConnection()).getJarFile()) {
            return jar.stream()
                    .map(ZipEntry::getName)
                    .filter(name -> name.startsWith("com/pulumi/aws/") && name.endsWith(ARGS) && !name.contains("$"))
                    .filter(name -> !name.contains("/inputs/"))
                    .map(name -> name.substring(0, name.length() - ARGS.length()))
                    .filter(name -> jar.getEntry(name + ".class") != null)
                    .map(name -> name.replace('/', '.'))
                    .filter(name -> !name.equals("com.pulumi.aws.Provider"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name, false, AwsSchema.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonObject resource(Class<?> resource, Class<?> args) {
        JsonObject outputs = new JsonObject();
        fields(resource, Export.class).map(field -> field.getAnnotation(Export.class)).forEach(output -> outputs.add(
                output.name(), any()));
        JsonObject inputs = new JsonObject();
        JsonArray required = new JsonArray();
        fields(args, Import.class).map(field -> field.getAnnotation(Import.class)).forEach(input -> {
            inputs.add(input.name(), any());
            if (input.required()) {
                required.add(input.name());
            }
        });
        JsonObject json = new JsonObject();
        json.add("properties", outputs);
        json.add("inputProperties", inputs);
        json.add("requiredInputs", required);
        return json;
    }

    private static java.util.stream.Stream<Field> fields(
            Class<?> type, Class<? extends java.lang.annotation.Annotation> annotation) {
        return Arrays.stream(type.getDeclaredFields()).filter(field -> field.isAnnotationPresent(annotation));
    }

    private static JsonObject any() {
        JsonObject any = new JsonObject();
        any.addProperty("$ref", "pulumi.json#/Any");
        return any;
    }
}
