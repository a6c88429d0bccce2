package dev.gatehouse.local.testing;

import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Store;
import dev.gatehouse.local.state.StoreSnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * The state of a local cloud after its start, to start others of the same stack file without running the program, hashing
 * passwords and generating keys again. IDs, keys and client secrets are then the same; only the addresses differ.
 *
 * @param addresses of the cloud that the rows and the outputs come from
 */
public record CloudTemplate(StoreSnapshot rows, Addresses addresses, Map<String, Object> outputs) {
    /** Fills an empty store. */
    public void fill(Store store, Addresses now) {
        rows.withValues(moved(now)).restore(store);
    }

    /** The outputs of a cloud with other addresses. */
    public Map<String, Object> outputs(Addresses now) {
        Map<String, Object> values = new LinkedHashMap<>();
        UnaryOperator<String> moved = moved(now);
        outputs.forEach((key, value) -> values.put(key, moved(value, moved)));
        return values;
    }

    private static Object moved(Object value, UnaryOperator<String> moved) {
        if (value instanceof String text) {
            return moved.apply(text);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(each -> moved((Object) each, moved)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> values = new LinkedHashMap<>();
            map.forEach((key, each) -> values.put(String.valueOf(key), moved((Object) each, moved)));
            return values;
        }
        return value;
    }

    /** Only the names of the maps: rows and outputs contain secrets. */
    @Override
    public String toString() {
        return "CloudTemplate[" + rows + ", " + addresses + "]";
    }

    /** A port that the system chose appears in no stack file, so an address with it is one of the cloud's own. */
    private UnaryOperator<String> moved(Addresses now) {
        return text -> text.replace(
                        addresses.cognito().toString(), now.cognito().toString())
                .replace(addresses.api().toString(), now.api().toString());
    }
}
