package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The package schema and docs/stack.schema.json describe the same keys. */
class SchemaAgreementTest {
    private final List<String> compared = new ArrayList<>();
    private JsonObject types;

    @Test
    void bothHaveTheSameKeysChoicesTypesAndRequiredKeys() throws Exception {
        JsonObject stack = JsonParser.parseString(Files.readString(Path.of("docs/stack.schema.json")))
                .getAsJsonObject()
                .getAsJsonObject("properties")
                .getAsJsonObject("config");
        JsonObject schema = JsonParser.parseString(Files.readString(Path.of(PackageSchema.FILE)))
                .getAsJsonObject();
        types = schema.getAsJsonObject("types");
        JsonObject component = schema.getAsJsonObject("resources").getAsJsonObject("gatehouse:index:ProtectedApi");
        JsonObject keys = stack.getAsJsonObject("properties");
        JsonObject inputs = component.getAsJsonObject("inputProperties");
        Set<String> expected = new TreeSet<>(keys.keySet());
        expected.removeAll(Set.of(
                "aws:region", "aws:endpoints", "aws:allowedAccountIds", "gatehouse:local", "gatehouse:delivery"));

        assertThat(inputs.keySet().stream()
                        .filter(name -> !name.equals("region"))
                        .map(name -> "gatehouse:" + name))
                .containsExactlyInAnyOrderElementsOf(expected);
        Set<String> required = texts(stack.getAsJsonArray("required"));
        required.remove("aws:region");
        assertThat(texts(component.getAsJsonArray("requiredInputs")).stream().map(name -> "gatehouse:" + name))
                .containsExactlyInAnyOrderElementsOf(required);
        expected.forEach(name -> compare(
                name, keys.getAsJsonObject(name), inputs.getAsJsonObject(name.substring("gatehouse:".length()))));
        assertThat(compared).hasSizeGreaterThan(150);
    }

    private void compare(String path, JsonObject stack, JsonObject input) {
        compared.add(path);
        if (stack.has("anyOf")) {
            compareOneOf(path, stack.getAsJsonArray("anyOf"), input);
        } else if (stack.has("enum")) {
            compareChoice(path, stack.getAsJsonArray("enum"), input);
        } else if (stack.has("properties")) {
            compareSection(path, stack, type(input));
        } else if (stack.has("additionalProperties")) {
            assertThat(text(input, "type")).as(path).isEqualTo("object");
            compare(
                    path + ".<>",
                    stack.getAsJsonObject("additionalProperties"),
                    input.getAsJsonObject("additionalProperties"));
        } else if (stack.has("items")) {
            assertThat(text(input, "type")).as(path).isEqualTo("array");
            compare(path + "[]", stack.getAsJsonObject("items"), input.getAsJsonObject("items"));
        } else {
            String type = stack.get("type").isJsonArray() ? "string" : text(stack, "type");
            assertThat(text(input, "type")).as(path).isEqualTo(type);
        }
    }

    /** A secret, which a stack file contains in plain text or encrypted, or a text in place of a section. */
    private void compareOneOf(String path, JsonArray forms, JsonObject input) {
        JsonObject last = forms.get(forms.size() - 1).getAsJsonObject();
        if (last.getAsJsonObject("properties").has("secure")) {
            assertThat(input.get("secret").getAsBoolean()).as(path).isTrue();
            assertThat(text(input, "type")).as(path).isEqualTo("string");
        } else {
            compareSection(path, last, type(input));
        }
    }

    private void compareChoice(String path, JsonArray allowed, JsonObject input) {
        // A stack file may contain on and off as booleans.
        List<String> choices = new ArrayList<>();
        allowed.forEach(each -> {
            if (each.getAsJsonPrimitive().isString()) {
                choices.add(each.getAsString());
            }
        });
        if ("boolean".equals(text(input, "type"))) {
            assertThat(choices).as(path).containsExactly("on", "off");
        } else {
            List<String> values = new ArrayList<>();
            type(input).getAsJsonArray("enum").forEach(each -> values.add(text(each.getAsJsonObject(), "value")));
            assertThat(values).as(path).containsExactlyElementsOf(choices);
        }
    }

    private void compareSection(String path, JsonObject stack, JsonObject type) {
        JsonObject keys = stack.getAsJsonObject("properties");
        JsonObject properties = type.getAsJsonObject("properties");
        assertThat(properties.keySet()).as(path).containsExactlyElementsOf(keys.keySet());
        assertThat(texts(type.getAsJsonArray("required"))).as(path).isEqualTo(texts(stack.getAsJsonArray("required")));
        keys.keySet()
                .forEach(name ->
                        compare(path + "." + name, keys.getAsJsonObject(name), properties.getAsJsonObject(name)));
    }

    private JsonObject type(JsonObject input) {
        return types.getAsJsonObject(text(input, "$ref").replace("#/types/", ""));
    }

    private static String text(JsonObject object, String key) {
        return object.has(key) ? object.get(key).getAsString() : "";
    }

    private static Set<String> texts(JsonArray array) {
        Set<String> texts = new TreeSet<>();
        if (array != null) {
            array.forEach(each -> texts.add(each.getAsString()));
        }
        return texts;
    }
}
