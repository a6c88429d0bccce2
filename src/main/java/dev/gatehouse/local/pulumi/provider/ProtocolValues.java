package dev.gatehouse.local.pulumi.provider;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.gatehouse.local.pulumi.resource.Properties;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Converts properties to and from Pulumi's protocol: protobuf structs, with signature maps for secrets and archives. */
public final class ProtocolValues {
    /** The key that marks a special map, and the signatures of secrets and archives (Pulumi SDK, resource/sig). */
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private ProtocolValues() {}

    static Properties read(Struct struct) {
        return new Properties(map(struct));
    }

    private static Map<String, Object> map(Struct struct) {
        Map<String, Object> map = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((key, value) -> {
            // The engine adds keys such as "__defaults" for its own use.
            if (!value.hasNullValue() && !key.startsWith("__")) {
                map.put(key, value(value));
            }
        });
        return map;
    }

    private static Object value(Value value) {
        return switch (value.getKindCase()) {
            case STRUCT_VALUE -> signed(value.getStructValue());
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .filter(item -> !item.hasNullValue())
                        .map(ProtocolValues::value)
                        .toList();
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOL_VALUE -> value.getBoolValue();
            case STRING_VALUE ->
                value.getStringValue().equals(UNKNOWN) ? Properties.Unknown.VALUE : value.getStringValue();
            default -> "";
        };
    }

    private static Object signed(Struct struct) {
        Value signature = struct.getFieldsMap().get(SIGNATURE);
        if (signature == null) {
            return map(struct);
        }
        return switch (signature.getStringValue()) {
            case SECRET -> value(struct.getFieldsOrThrow("value"));
            case ARCHIVE ->
                new Properties.Archive(
                        Path.of(text(struct, "path"))
                                .toAbsolutePath()
                                .normalize()
                                .toString(),
                        text(struct, "hash"));
            default -> map(struct);
        };
    }

    private static String text(Struct struct, String key) {
        Value value = struct.getFieldsMap().get(key);
        return value == null ? "" : value.getStringValue();
    }

    /** @param secrets top-level keys whose values are marked as secret */
    public static Struct write(Properties properties, Set<String> secrets) {
        Struct.Builder struct = Struct.newBuilder();
        properties
                .values()
                .forEach((key, value) ->
                        struct.putFields(key, secrets.contains(key) ? secret(write(value)) : write(value)));
        return struct.build();
    }

    /** Top-level keys whose value is, or contains, a secret. */
    static Set<String> secretKeys(Struct struct) {
        Set<String> keys = new HashSet<>();
        struct.getFieldsMap().forEach((key, value) -> {
            if (holdsSecret(value)) {
                keys.add(key);
            }
        });
        return keys;
    }

    private static boolean holdsSecret(Value value) {
        if (value.hasListValue()) {
            return value.getListValue().getValuesList().stream().anyMatch(ProtocolValues::holdsSecret);
        }
        return value.hasStructValue()
                && (text(value.getStructValue(), SIGNATURE).equals(SECRET)
                        || value.getStructValue().getFieldsMap().values().stream()
                                .anyMatch(ProtocolValues::holdsSecret));
    }

    /** The engine's input struct with a name added, so that secrets stay marked. */
    static Struct withName(Struct inputs, String name) {
        return inputs.toBuilder().putFields("name", write(name)).build();
    }

    private static Value write(Object value) {
        if (value instanceof Map<?, ?> map) {
            Struct.Builder struct = Struct.newBuilder();
            map.forEach((key, item) -> struct.putFields(String.valueOf(key), write(item)));
            return Value.newBuilder().setStructValue(struct).build();
        }
        if (value instanceof List<?> list) {
            ListValue.Builder items = ListValue.newBuilder();
            list.forEach(item -> items.addValues(write(item)));
            return Value.newBuilder().setListValue(items).build();
        }
        if (value instanceof Properties.Archive archive) {
            return write(Map.of(SIGNATURE, ARCHIVE, "path", archive.path(), "hash", archive.hash()));
        }
        if (value instanceof Properties.Unknown) {
            return Value.newBuilder().setStringValue(UNKNOWN).build();
        }
        if (value instanceof Boolean flag) {
            return Value.newBuilder().setBoolValue(flag).build();
        }
        if (value instanceof Number number) {
            return Value.newBuilder().setNumberValue(number.doubleValue()).build();
        }
        if (value instanceof String text) {
            return Value.newBuilder().setStringValue(text).build();
        }
        return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    }

    private static Value secret(Value value) {
        return Value.newBuilder()
                .setStructValue(
                        Struct.newBuilder().putFields(SIGNATURE, write(SECRET)).putFields("value", value))
                .build();
    }
}
