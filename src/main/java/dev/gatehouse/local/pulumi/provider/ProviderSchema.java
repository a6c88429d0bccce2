package dev.gatehouse.local.pulumi.provider;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.pulumi.core.annotations.Export;
import com.pulumi.core.annotations.Import;
import com.pulumi.core.annotations.ResourceType;
import dev.gatehouse.local.pulumi.Invokes;
import dev.gatehouse.local.pulumi.type.OtherResources;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The schema of the types that this provider serves. Programs in YAML need it: they have no SDK that knows the names of
 * types and properties. The names come from the classes of the Java SDK; types of nested values are left open.
 *
 * @param version of the AWS provider
 */
record ProviderSchema(String version, OtherResources others) {
    private static final String SDK = "com.pulumi.aws.";

    String json() {
        JsonObject schema = new JsonObject();
        schema.addProperty("name", "aws");
        schema.addProperty("version", version);
        JsonObject meta = new JsonObject();
        // aws:s3/bucketV2:BucketV2 is aws:s3:BucketV2 in YAML.
        meta.addProperty("moduleFormat", "(.*)(?:/[^/]*)");
        schema.add("meta", meta);
        JsonObject provider = new JsonObject();
        sdkClass(SDK + "ProviderArgs").ifPresent(args -> provider.add("inputProperties", inputs(args)));
        schema.add("provider", provider);
        JsonObject resources = new JsonObject();
        tokens().forEach(token -> resources.add(token, resource(token)));
        schema.add("resources", resources);
        JsonObject functions = new JsonObject();
        Invokes.PROPERTIES.forEach((token, outputs) -> functions.add(token, function(outputs)));
        schema.add("functions", functions);
        return new Gson().toJson(schema);
    }

    private Set<String> tokens() {
        Set<String> tokens = new TreeSet<>(ResourceTypes.all().keySet());
        for (String pattern : others.patterns()) {
            if (!pattern.contains("*")) {
                tokens.add(pattern);
            } else if (pattern.contains("/")) {
                tokens.addAll(tokensBelow(pattern.substring("aws:".length(), pattern.indexOf('/')) + "."));
            } else {
                tokens.addAll(tokensBelow(""));
            }
        }
        return tokens;
    }

    /** The types of the SDK in a package, {@code s3.}; empty for all packages. */
    private static Set<String> tokensBelow(String service) {
        Set<String> tokens = new TreeSet<>();
        String folder = (SDK + service).replace('.', '/');
        try (JarFile jar = new JarFile(sdk().toFile())) {
            for (Enumeration<JarEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
                String name = entries.nextElement().getName();
                if (name.startsWith(folder) && name.endsWith("Args.class")) {
                    sdkClass(name.replaceFirst("Args\\.class$", "").replace('/', '.'))
                            .map(type -> type.getAnnotation(ResourceType.class))
                            .ifPresent(type -> tokens.add(type.type()));
                }
            }
        } catch (IOException e) {
            // Without the archive of the SDK, a program in YAML can use only the types that have a full name here.
            return tokens;
        }
        return tokens;
    }

    private static Path sdk() throws IOException {
        try {
            return Path.of(sdkClass(SDK + "Provider")
                    .orElseThrow(() -> new IOException("no SDK"))
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static Optional<Class<?>> sdkClass(String name) {
        try {
            return Optional.of(Class.forName(name, false, ProviderSchema.class.getClassLoader()));
        } catch (ClassNotFoundException e) {
            return Optional.empty();
        }
    }

    private static JsonObject resource(String token) {
        JsonObject resource = new JsonObject();
        String service = token.substring("aws:".length()).replaceFirst("[/:].*$", "");
        String name =
                SDK + (service.equals("index") ? "" : service + ".") + token.substring(token.lastIndexOf(':') + 1);
        sdkClass(name).ifPresent(type -> resource.add("properties", outputs(type)));
        sdkClass(name + "Args").ifPresent(args -> resource.add("inputProperties", inputs(args)));
        return resource;
    }

    private static JsonObject outputs(Class<?> type) {
        JsonObject properties = new JsonObject();
        for (Field field : type.getDeclaredFields()) {
            Export export = field.getAnnotation(Export.class);
            if (export != null) {
                properties.add(
                        export.name(),
                        value(export.refs().length == 0 ? Object.class : export.refs()[0], export.tree()));
            }
        }
        return properties;
    }

    private static JsonObject inputs(Class<?> args) {
        JsonObject properties = new JsonObject();
        for (Field field : args.getDeclaredFields()) {
            Import input = field.getAnnotation(Import.class);
            if (input != null) {
                properties.add(input.name(), value(Object.class, ""));
            }
        }
        return properties;
    }

    private static JsonObject function(Set<String> outputs) {
        JsonObject function = new JsonObject();
        JsonObject arguments = new JsonObject();
        arguments.add("properties", anyOf(Set.of("id", "name", "zoneId", "privateZone", "endpoint")));
        JsonObject result = new JsonObject();
        result.add("properties", anyOf(outputs));
        JsonArray required = new JsonArray();
        outputs.forEach(required::add);
        result.add("required", required);
        function.add("inputs", arguments);
        function.add("outputs", result);
        return function;
    }

    private static JsonObject anyOf(Set<String> names) {
        JsonObject properties = new JsonObject();
        names.stream().sorted().forEach(name -> properties.add(name, value(Object.class, "")));
        return properties;
    }

    /** Simple types by name, so that a program can pass them on; everything else can be any value. */
    private static JsonObject value(Class<?> type, String tree) {
        JsonObject value = new JsonObject();
        String simple = Map.of(
                        String.class,
                        "string",
                        Boolean.class,
                        "boolean",
                        Integer.class,
                        "integer",
                        Double.class,
                        "number")
                .getOrDefault(type, "");
        if (simple.isEmpty() || !Arrays.asList("[0]", "").contains(tree)) {
            value.addProperty("$ref", "pulumi.json#/Any");
        } else {
            value.addProperty("type", simple);
        }
        return value;
    }
}
