package dev.gatehouse.local.pulumi.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.gatehouse.local.pulumi.resource.Properties;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Conversion of properties to and from the engine's protocol. */
class ProtocolValuesTest {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final Value SECRET_SIGNATURE = text("1b47061264138c4ac30d75fd1eb44270");
    private static final Value ARCHIVE_SIGNATURE = text("0def7320c3a5731c473e5ecbe6d01bc7");
    private static final Value UNKNOWN = text("04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    private static final Value NULL =
            Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();

    private static Value text(String text) {
        return Value.newBuilder().setStringValue(text).build();
    }

    private static Struct struct(Map<String, Value> fields) {
        return Struct.newBuilder().putAllFields(fields).build();
    }

    private static Value map(Map<String, Value> fields) {
        return Value.newBuilder().setStructValue(struct(fields)).build();
    }

    private static Value list(Value... items) {
        return Value.newBuilder()
                .setListValue(ListValue.newBuilder().addAllValues(List.of(items)))
                .build();
    }

    private static Value secret(Value value) {
        return map(Map.of(SIGNATURE, SECRET_SIGNATURE, "value", value));
    }

    private static Map<String, Object> read(String key, Value value) {
        return ProtocolValues.read(struct(Map.of(key, value))).values();
    }

    @Test
    void roundTripsTextsNumbersFlagsListsAndMaps() {
        Properties properties = new Properties(Map.of(
                "text",
                "a",
                "empty",
                "",
                "number",
                1.5,
                "flag",
                false,
                "list",
                List.of("a", List.of("b", Map.of("c", 2.0)), List.of()),
                "map",
                Map.of("inner", Map.of("deep", List.of(true)), "none", Map.of())));
        assertThat(ProtocolValues.read(ProtocolValues.write(properties, Set.of())))
                .isEqualTo(properties);
    }

    @Test
    void roundTripsUnknownsAtAnyDepth() {
        Properties properties = new Properties(Map.of(
                "top", Properties.Unknown.VALUE,
                "list", List.of("a", Properties.Unknown.VALUE),
                "map", Map.of("inner", Properties.Unknown.VALUE)));
        Struct written = ProtocolValues.write(properties, Set.of());
        assertThat(written.getFieldsOrThrow("top")).isEqualTo(UNKNOWN);
        assertThat(ProtocolValues.read(written)).isEqualTo(properties);
    }

    @Test
    void roundTripsAnArchiveWithItsPathAndHash() {
        Properties properties = new Properties(Map.of("code", new Properties.Archive("/work/f.jar", "abc123")));
        Struct written = ProtocolValues.write(properties, Set.of());
        assertThat(written.getFieldsOrThrow("code"))
                .isEqualTo(
                        map(Map.of(SIGNATURE, ARCHIVE_SIGNATURE, "path", text("/work/f.jar"), "hash", text("abc123"))));
        assertThat(ProtocolValues.read(written)).isEqualTo(properties);
    }

    @Test
    void readsARelativeArchiveAsAbsoluteAndWithoutAHash() {
        assertThat(read("code", map(Map.of(SIGNATURE, ARCHIVE_SIGNATURE, "path", text("./x/../f.jar")))))
                .isEqualTo(Map.of(
                        "code",
                        new Properties.Archive(Path.of("f.jar").toAbsolutePath().toString(), "")));
    }

    @Test
    void readsASecretAsItsValueAtAnyDepth() {
        assertThat(read("password", secret(text("hidden")))).isEqualTo(Map.of("password", "hidden"));
        assertThat(read("map", secret(map(Map.of("inner", list(secret(text("hidden"))))))))
                .isEqualTo(Map.of("map", Map.of("inner", List.of("hidden"))));
        assertThat(read("later", secret(UNKNOWN))).isEqualTo(Map.of("later", Properties.Unknown.VALUE));
    }

    @Test
    void writesOnlyTheGivenKeysAsSecrets() {
        Properties properties = new Properties(Map.of("password", "hidden", "name", "plain"));
        assertThat(ProtocolValues.write(properties, Set.of("password", "absent")))
                .isEqualTo(struct(Map.of("password", secret(text("hidden")), "name", text("plain"))));
    }

    @Test
    void findsKeysWithASecretAtAnyDepth() {
        Struct struct = struct(Map.of(
                "top", secret(text("hidden")),
                "inAMap", map(Map.of("inner", map(Map.of("deep", secret(text("hidden")))))),
                "inAList", list(text("plain"), list(secret(text("hidden")))),
                "archive", map(Map.of(SIGNATURE, ARCHIVE_SIGNATURE, "path", text("/f.jar"))),
                "plain", list(map(Map.of("inner", text("plain")))),
                "nothing", NULL));
        assertThat(ProtocolValues.secretKeys(struct)).containsExactlyInAnyOrder("top", "inAMap", "inAList");
    }

    @Test
    void ignoresNullsAndInternalKeysOfTheEngine() {
        assertThat(ProtocolValues.read(struct(Map.of(
                                "gone", NULL,
                                "__defaults", list(text("name")),
                                "list", list(NULL, text("a")),
                                "map", map(Map.of("gone", NULL, "__defaults", list(), "kept", text("b"))))))
                        .values())
                .isEqualTo(Map.of("list", List.of("a"), "map", Map.of("kept", "b")));
    }

    @Test
    void addsANameAndKeepsSecretsMarked() {
        Struct inputs = struct(Map.of("password", secret(text("hidden")), "__defaults", list()));
        assertThat(ProtocolValues.withName(inputs, "app-1234567"))
                .isEqualTo(struct(
                        Map.of("password", secret(text("hidden")), "__defaults", list(), "name", text("app-1234567"))));
    }
}
