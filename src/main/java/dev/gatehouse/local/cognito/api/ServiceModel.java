package dev.gatehouse.local.cognito.api;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Every operation of cognito-idp with the shape of its request, from AWS's service model. {@code requests.json} names
 * the version; {@code src/test/clients/python/service_table.py} generates it.
 */
public final class ServiceModel {
    public static final ServiceModel COGNITO = load();

    private final Map<String, JsonElement> operations;
    private final Shapes shapes;
    /** Created when an operation is first called, because its patterns take time to compile. */
    private final Map<String, Call> calls = new ConcurrentHashMap<>();

    /** @param signed whether AWS requires credentials for the operation */
    public record Call(Shape input, boolean signed) {}

    private ServiceModel(JsonObject table) {
        this.operations = new TreeMap<>(table.getAsJsonObject("operations").asMap());
        this.shapes = new Shapes(table.getAsJsonObject("shapes"));
    }

    private static ServiceModel load() {
        try (InputStream table = Objects.requireNonNull(
                ServiceModel.class.getResourceAsStream("requests.json"), "requests.json is not on the class path")) {
            return new ServiceModel(JsonParser.parseReader(new InputStreamReader(table, StandardCharsets.UTF_8))
                    .getAsJsonObject());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of all operations, sorted. */
    public Set<String> names() {
        return Collections.unmodifiableSet(operations.keySet());
    }

    public Optional<Call> call(String name) {
        return Optional.ofNullable(operations.get(name))
                .map(operation -> calls.computeIfAbsent(name, absent -> toCall(operation.getAsJsonObject())));
    }

    private Call toCall(JsonObject operation) {
        return new Call(
                shapes.shape(operation.get("input").getAsString()),
                operation.get("signed").getAsBoolean());
    }

    /** Creates each shape once, with the shapes that it refers to. No input of cognito-idp refers to itself. */
    private static final class Shapes {
        private final JsonObject table;
        private final Map<String, Shape> shapes = new HashMap<>();

        Shapes(JsonObject table) {
            this.table = table;
        }

        synchronized Shape shape(String name) {
            Shape known = shapes.get(name);
            if (known != null) {
                return known;
            }
            Shape shape = toShape(table.getAsJsonObject(name));
            shapes.put(name, shape);
            return shape;
        }

        private Shape toShape(JsonObject json) {
            Map<String, Shape> members = new LinkedHashMap<>();
            if (json.has("members")) {
                json.getAsJsonObject("members")
                        .asMap()
                        .forEach((member, shape) -> members.put(member, shape(shape.getAsString())));
            }
            return new Shape(
                    json.has("document")
                            ? Shape.Type.DOCUMENT
                            : Shape.Type.valueOf(json.get("type").getAsString().toUpperCase(Locale.ROOT)),
                    members,
                    new HashSet<>(texts(json, "required")),
                    referred(json, "key"),
                    referred(json, json.has("value") ? "value" : "member"),
                    number(json, "min"),
                    number(json, "max"),
                    format(json),
                    texts(json, "enum"),
                    json.has("sensitive"));
        }

        private Optional<Shape> referred(JsonObject json, String key) {
            return Optional.ofNullable(json.get(key)).map(name -> shape(name.getAsString()));
        }

        private static Optional<Long> number(JsonObject json, String key) {
            return Optional.ofNullable(json.get(key)).map(JsonElement::getAsLong);
        }

        private static List<String> texts(JsonObject json, String key) {
            List<String> all = new ArrayList<>();
            if (json.has(key)) {
                json.getAsJsonArray(key).forEach(each -> all.add(each.getAsString()));
            }
            return all;
        }

        private static Optional<Shape.Format> format(JsonObject json) {
            if (!json.has("pattern")) {
                return Optional.empty();
            }
            String modelled = json.get("pattern").getAsString();
            if (!json.has("observed")) {
                return Optional.of(new Shape.Format(modelled, List.of(Pattern.compile(modelled))));
            }
            String observed = json.get("observed").getAsString();
            return Optional.of(
                    new Shape.Format(observed, List.of(Pattern.compile(modelled), Pattern.compile(observed))));
        }
    }
}
