package dev.gatehouse.cloud;

import java.util.List;

/**
 * What one type of resource needs in its whole life: created, read, changed, tagged, deleted.
 *
 * @param type Pulumi's token
 * @param source the page of the Service Authorization Reference; {@code .ci/needed-actions} records the provider's calls
 */
record Needed(String type, String source, List<Right> rights) {
    static Needed of(String type, String source, Right... rights) {
        return new Needed(type, source, List.of(rights));
    }
}
