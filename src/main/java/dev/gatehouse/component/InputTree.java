package dev.gatehouse.component;

import com.pulumi.asset.AssetOrArchive;
import com.pulumi.asset.AssetOrArchive.AssetOrArchiveInternal;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Constants;
import com.pulumi.exceptions.RunException;
import com.pulumi.provider.internal.properties.PropertyValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructRequest.PropertyDependencies;

/**
 * Turns the inputs of a component, as the engine sends them, into settings. A known value is plain. It is an Output if it is
 * secret, or if it depends on resources and its key takes Outputs; a value that is not yet known is always an Output. The
 * settings report an Output whose key takes none.
 */
final class InputTree {
    private final List<String> problems = new ArrayList<>();

    private InputTree() {}

    /**
     * Reads the inputs.
     *
     * @throws RunException if an input is a resource, or an asset that is not a file
     */
    static Map<String, Object> of(ConstructRequest request, InputSchema schema) {
        InputTree reader = new InputTree();
        Map<String, Object> tree = new LinkedHashMap<>();
        // A message of the protocol has no order of keys; a program must have the same order in each run.
        new TreeMap<>(PropertyValue.unmarshalProperties(request.getInputs())).forEach((key, value) -> {
            PropertyDependencies dependencies =
                    request.getInputDependenciesMap().get(key);
            InputMark mark = InputMark.of(dependencies == null ? Set.of() : dependencies.getUrnsList());
            Object read = reader.read(value, mark, schema.member(key), key);
            if (read != null) {
                tree.put(key, read);
            }
        });
        if (!reader.problems.isEmpty()) {
            throw new RunException(String.join("\n", reader.problems));
        }
        return tree;
    }

    private @Nullable Object read(PropertyValue value, InputMark mark, InputSchema schema, String path) {
        return switch (value.getType()) {
            case NULL -> null;
            case BOOL -> leaf(value.getBooleanValue(), mark, schema);
            case NUMBER -> leaf(value.getNumberValue(), mark, schema);
            case STRING -> leaf(value.getStringValue(), mark, schema);
            case SECRET -> read(value.getSecretValue(), mark.asSecret(), schema, path);
            case OUTPUT -> output(value.getOutputValue(), mark, schema, path);
            case COMPUTED -> mark.unknown();
            case ARRAY ->
                mark.secret() && !schema.hasOnlyOutputs()
                        ? mark.known(list(value, InputMark.of(Set.of()), schema, path))
                        : list(value, mark, schema, path);
            case OBJECT ->
                mark.secret() && !schema.hasOnlyOutputs()
                        ? mark.known(map(value, InputMark.of(Set.of()), schema, path))
                        : map(value, mark, schema, path);
            case ASSET -> file(value.getAssetValue(), mark, schema, path);
            case ARCHIVE -> file(value.getArchiveValue(), mark, schema, path);
            case RESOURCE -> {
                problems.add(path + ": must be a value, got a resource; pass a property of it, such as its id");
                yield null;
            }
        };
    }

    private @Nullable Object output(
            PropertyValue.OutputReference output, InputMark mark, InputSchema schema, String path) {
        InputMark own = mark.with(output.getDependencies());
        PropertyValue value = output.getValue();
        return value == null ? own.unknown() : read(value, own, schema, path);
    }

    private List<Object> list(PropertyValue value, InputMark mark, InputSchema schema, String path) {
        List<Object> list = new ArrayList<>();
        List<PropertyValue> items = value.getArrayValue();
        for (int i = 0; i < items.size(); i++) {
            Object item = read(items.get(i), mark, schema.item(), path + "[" + i + "]");
            // The settings report an empty text at its place in the list.
            list.add(item == null ? "" : item);
        }
        return list;
    }

    private Map<String, Object> map(PropertyValue value, InputMark mark, InputSchema schema, String path) {
        Map<String, Object> map = new LinkedHashMap<>();
        new TreeMap<>(value.getObjectValue()).forEach((key, item) -> {
            Object read = read(item, mark, schema.member(key), path + "." + key);
            if (read != null) {
                map.put(key, read);
            }
        });
        return map;
    }

    private static Object leaf(Object value, InputMark mark, InputSchema schema) {
        boolean isPlain = mark.isEmpty() || (schema.plain() && !mark.secret());
        return isPlain ? value : textOutput(value, mark);
    }

    private static Output<String> textOutput(Object value, InputMark mark) {
        boolean isWhole = value instanceof Double number && number == Math.rint(number) && Math.abs(number) < 1e15;
        return mark.known(isWhole ? String.valueOf(((Double) value).longValue()) : String.valueOf(value));
    }

    /** A file is the text of its path. */
    private @Nullable Object file(AssetOrArchive asset, InputMark mark, InputSchema schema, String path) {
        AssetOrArchiveInternal content = AssetOrArchiveInternal.from(asset);
        if (content.getPropName().equals(Constants.AssetOrArchivePathName)) {
            return leaf(String.valueOf(content.getValue()), mark, schema);
        }
        problems.add(path + ": must be a file, got an asset of another kind; write the path of the file");
        return null;
    }
}
