package dev.gatehouse.settings.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.gatehouse.settings.Generated;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PackageSchemaTest {
    private static final JsonObject SCHEMA = JsonParser.parseString(
                    PackageSchema.json(ComponentDescription.ALL, version()))
            .getAsJsonObject();
    private static final JsonObject TYPES = SCHEMA.getAsJsonObject("types");
    private static final JsonObject RESOURCES = SCHEMA.getAsJsonObject("resources");

    /** The version of the project, in pom.xml. */
    static String version() {
        try {
            Matcher version = Pattern.compile("<artifactId>gatehouse</artifactId>\\s*<version>([^<]+)<")
                    .matcher(Files.readString(Path.of("pom.xml")));
            assertThat(version.find()).isTrue();
            return version.group(1);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void theFileIsFresh() throws Exception {
        Generated.isFresh(PackageSchema.FILE, PackageSchema.json(ComponentDescription.ALL, version()));
    }

    @Test
    void everyReferenceLeadsToATypeAndEveryTypeIsReferredTo() {
        Set<String> referred = new TreeSet<>();
        references(SCHEMA, referred);

        assertThat(referred)
                .containsExactlyInAnyOrderElementsOf(
                        TYPES.keySet().stream().map(token -> "#/types/" + token).toList());
    }

    private static void references(JsonElement element, Set<String> found) {
        if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(entry -> {
                if (entry.getKey().equals("$ref")
                        && !entry.getValue().getAsString().equals("pulumi.json#/Any")) {
                    found.add(entry.getValue().getAsString());
                } else {
                    references(entry.getValue(), found);
                }
            });
        } else if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> references(each, found));
        }
    }

    /** OBS Pulumi 3.259, pkg/codegen/schema: a component may not have a property urn or pulumi. */
    @Test
    void everyNameIsAnIdentifierThatPulumiDoesNotReserve() {
        List<String> names = new ArrayList<>();
        RESOURCES.entrySet().forEach(each -> {
            names.addAll(each.getValue()
                    .getAsJsonObject()
                    .getAsJsonObject("inputProperties")
                    .keySet());
            names.addAll(each.getValue()
                    .getAsJsonObject()
                    .getAsJsonObject("properties")
                    .keySet());
        });
        TYPES.entrySet().forEach(each -> {
            if (each.getValue().getAsJsonObject().has("properties")) {
                names.addAll(each.getValue()
                        .getAsJsonObject()
                        .getAsJsonObject("properties")
                        .keySet());
            }
        });

        assertThat(names).allMatch(name -> name.matches("[a-z][A-Za-z0-9]*")).doesNotContain("urn", "pulumi");
        List<String> tokens = new ArrayList<>(TYPES.keySet());
        tokens.addAll(RESOURCES.keySet());
        assertThat(tokens).allMatch(token -> token.matches("gatehouse:index:[A-Z][A-Za-z0-9]*"));
        assertThat(tokens.stream().map(token -> token.toLowerCase(Locale.ROOT))).doesNotHaveDuplicates();
    }

    @Test
    void everyRequiredNameIsAProperty() {
        List<JsonObject> all = new ArrayList<>();
        RESOURCES.entrySet().forEach(each -> all.add(each.getValue().getAsJsonObject()));
        TYPES.entrySet().forEach(each -> all.add(each.getValue().getAsJsonObject()));

        for (JsonObject each : all) {
            names(each, "required")
                    .forEach(name -> assertThat(
                                    each.getAsJsonObject("properties").keySet())
                            .contains(name));
            names(each, "requiredInputs")
                    .forEach(name -> assertThat(
                                    each.getAsJsonObject("inputProperties").keySet())
                            .contains(name));
        }
    }

    private static List<String> names(JsonObject schema, String key) {
        List<String> names = new ArrayList<>();
        if (schema.has(key)) {
            schema.getAsJsonArray(key).forEach(each -> names.add(each.getAsString()));
        }
        return names;
    }

    @Test
    void onlyAKeyThatTakesOutputsIsNotPlain() {
        SectionTypes sections = new SectionTypes(ComponentDescription.ALL);
        sections.byName()
                .forEach((name, schema) -> schema.keys().forEach((key, description) -> {
                    JsonObject property = TYPES.getAsJsonObject(PackageSchema.token(name))
                            .getAsJsonObject("properties")
                            .getAsJsonObject(key);
                    assertThat(isPlain(property)).as(name + "." + key).isNotEqualTo(description.takesOutput());
                    assertThat(property.has("secret"))
                            .as(name + "." + key)
                            .isEqualTo(description.type() instanceof ValueType.Secret);
                }));
    }

    private static boolean isPlain(JsonObject type) {
        return type.has("plain")
                && (!type.has("additionalProperties") || isPlain(type.getAsJsonObject("additionalProperties")))
                && (!type.has("items") || isPlain(type.getAsJsonObject("items")));
    }

    @Test
    void aSecretOutputIsMarked() {
        JsonObject outputs =
                RESOURCES.getAsJsonObject("gatehouse:index:ProtectedApi").getAsJsonObject("properties");

        assertThat(outputs.keySet().stream()
                        .filter(name -> outputs.getAsJsonObject(name).has("secret")))
                .containsExactly("clientSecrets");
    }
}
