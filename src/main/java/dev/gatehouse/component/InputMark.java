package dev.gatehouse.component;

import com.pulumi.core.Output;
import com.pulumi.core.internal.OutputData;
import com.pulumi.core.internal.OutputInternal;
import com.pulumi.resources.DependencyResource;
import com.pulumi.resources.Resource;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an input inherits from the values that contain it.
 *
 * @param dependencies the URNs of the resources that the value depends on
 */
record InputMark(boolean secret, Set<String> dependencies) {
    /** @param dependencies the URNs of the resources that the whole input depends on */
    static InputMark of(Collection<String> dependencies) {
        return new InputMark(false, Set.copyOf(dependencies));
    }

    InputMark asSecret() {
        return new InputMark(true, dependencies);
    }

    InputMark with(Set<String> more) {
        Set<String> all = new TreeSet<>(dependencies);
        all.addAll(more);
        return new InputMark(secret, Set.copyOf(all));
    }

    boolean isEmpty() {
        return !secret && dependencies.isEmpty();
    }

    <T> Output<T> known(T value) {
        Output<T> output = new OutputInternal<>(resources(), value);
        return secret ? output.asSecret() : output;
    }

    /** An Output that has a value only during the deployment. */
    Output<String> unknown() {
        Output<String> output =
                new OutputInternal<>(resources(), "").apply(ignored -> new OutputInternal<>(OutputData.unknown()));
        return secret ? output.asSecret() : output;
    }

    private Set<Resource> resources() {
        return dependencies.stream().map(DependencyResource::new).collect(Collectors.toSet());
    }
}
