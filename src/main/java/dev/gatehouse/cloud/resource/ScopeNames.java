package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import java.util.List;

/** Writes scopes as tokens carry them. */
public interface ScopeNames {
    /** @param names short ones, as the stack file has them */
    Output<List<String>> expand(List<String> names);
}
