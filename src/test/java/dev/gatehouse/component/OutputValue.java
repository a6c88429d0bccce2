package dev.gatehouse.component;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import com.pulumi.resources.Resource;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What an Output holds. */
record OutputValue(Optional<Object> value, boolean secret, Set<String> dependencies) {
    static OutputValue of(Object output) {
        assertThat(output).isInstanceOf(Output.class);
        OutputData<?> data = Internal.of((Output<?>) output).getDataAsync().join();
        Set<String> urns = new TreeSet<>();
        for (Resource resource : data.getResources()) {
            urns.add(Internal.of(resource.urn()).getValueOrDefault("").join());
        }
        return new OutputValue(
                data.isKnown() ? Optional.ofNullable(data.getValueNullable()) : Optional.empty(),
                data.isSecret(),
                urns);
    }

    static OutputValue known(Object value, String... dependencies) {
        return new OutputValue(Optional.of(value), false, Set.of(dependencies));
    }

    static OutputValue secret(Object value, String... dependencies) {
        return new OutputValue(Optional.of(value), true, Set.of(dependencies));
    }

    static OutputValue unknown(String... dependencies) {
        return new OutputValue(Optional.empty(), false, Set.of(dependencies));
    }

    static OutputValue unknownSecret(String... dependencies) {
        return new OutputValue(Optional.empty(), true, Set.of(dependencies));
    }
}
