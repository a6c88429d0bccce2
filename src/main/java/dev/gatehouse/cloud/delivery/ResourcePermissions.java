package dev.gatehouse.cloud.delivery;

import java.util.List;

/**
 * What one type of resource needs in its whole life: created, read, changed, tagged, deleted.
 *
 * @param type Pulumi's token
 * @param source the page of the Service Authorization Reference; {@code .ci/needed-actions} records the provider's calls
 */
record ResourcePermissions(String type, String source, List<Permission> permissions) {
    static ResourcePermissions of(String type, String source, Permission... permissions) {
        return new ResourcePermissions(type, source, List.of(permissions));
    }
}
