package dev.gatehouse.cloud.delivery;

import java.util.List;

/**
 * The permissions to create, read, update, tag and delete resources of one type.
 *
 * @param type Pulumi type token
 * @param source page of the Service Authorization Reference; {@code .ci/needed-actions} records the calls of the
 *     provider
 */
record ResourcePermissions(String type, String source, List<Permission> permissions) {
    static ResourcePermissions of(String type, String source, Permission... permissions) {
        return new ResourcePermissions(type, source, List.of(permissions));
    }
}
