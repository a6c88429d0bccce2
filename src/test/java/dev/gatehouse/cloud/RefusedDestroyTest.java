package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code pulumi destroy} of a protected stack deletes nothing. Pulumi deletes a resource after all that depend on it, so it
 * starts with the resources that no other resource depends on, and they must be protected.
 */
class RefusedDestroyTest {
    @ParameterizedTest
    @ValueSource(strings = {"prod", "rest", "domains", "mcp"})
    void startsOnlyWithProtectedResources(String stack) throws Exception {
        List<DeclaredResource> all = Declaration.update(Stacks.settings(stack)).all().stream()
                .filter(each -> each.type().startsWith("aws:"))
                .toList();

        assertThat(all)
                .filteredOn(each -> all.stream().noneMatch(other -> other.dependsOn(each)))
                .isNotEmpty()
                .filteredOn(each -> !each.request().getProtect())
                .extracting(each -> each.type() + " " + each.nameInParent())
                .isEmpty();
    }
}
