package dev.gatehouse.component;

import com.google.protobuf.ListValue;
import com.google.protobuf.NullValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import java.util.List;
import java.util.Map;

/** Values as the engine sends them. */
final class ProtocolValue {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";

    private ProtocolValue() {}

    static Value unknown() {
        return of("04da6b54-80e4-46f7-96ec-b56ff0331ba9");
    }

    static Value secret(Object value) {
        return of(Map.of(SIGNATURE, "1b47061264138c4ac30d75fd1eb44270", "value", value));
    }

    static Value output(Object value, boolean secret, String... dependencies) {
        return of(Map.of(
                SIGNATURE,
                "d0e6a833031e9bbcd3f4e8bde6ca49a4",
                "value",
                value,
                "secret",
                secret,
                "dependencies",
                List.of(dependencies)));
    }

    static Value unknownOutput(boolean secret, String... dependencies) {
        return of(Map.of(
                SIGNATURE,
                "d0e6a833031e9bbcd3f4e8bde6ca49a4",
                "secret",
                secret,
                "dependencies",
                List.of(dependencies)));
    }

    static Value archive(String kind, Object value) {
        return of(Map.of(SIGNATURE, "0def7320c3a5731c473e5ecbe6d01bc7", kind, value));
    }

    static Value asset(String kind, String value) {
        return of(Map.of(SIGNATURE, "c44067f5952c0a294b673a41bacd8c17", kind, value));
    }

    static Value resource(String urn) {
        return of(Map.of(SIGNATURE, "5cf8f73096256a8f31e491e813e4eb8e", "urn", urn, "id", "an id"));
    }

    static Struct struct(Map<String, ?> map) {
        Struct.Builder struct = Struct.newBuilder();
        map.forEach((key, value) -> struct.putFields(key, of(value)));
        return struct.build();
    }

    static Value nothing() {
        return Value.newBuilder().setNullValue(NullValue.NULL_VALUE).build();
    }

    @SuppressWarnings("unchecked")
    static Value of(Object value) {
        if (value instanceof Value already) {
            return already;
        }
        if (value instanceof Map<?, ?> map) {
            return Value.newBuilder()
                    .setStructValue(struct((Map<String, ?>) map))
                    .build();
        }
        if (value instanceof List<?> list) {
            return Value.newBuilder()
                    .setListValue(ListValue.newBuilder()
                            .addAllValues(list.stream().map(ProtocolValue::of).toList()))
                    .build();
        }
        if (value instanceof Boolean flag) {
            return Value.newBuilder().setBoolValue(flag).build();
        }
        if (value instanceof Number number) {
            return Value.newBuilder().setNumberValue(number.doubleValue()).build();
        }
        return Value.newBuilder().setStringValue(String.valueOf(value)).build();
    }
}
