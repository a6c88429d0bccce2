package dev.gatehouse.cloud.resource;

import com.pulumi.core.Output;
import java.util.List;

/** Expands the short names of scopes to the names in tokens. */
public interface ScopeNames {
    /** @param names short names, as in the stack file */
    Output<List<String>> expand(List<String> names);
}
