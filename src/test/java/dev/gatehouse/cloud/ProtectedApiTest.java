package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.cloud.Declaration.Unknown;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The resources of a stack as a whole. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProtectedApiTest {
    private static final String POOL = "aws:cognito/userPool:UserPool";
    private static final String DOMAIN = "aws:cognito/userPoolDomain:UserPoolDomain";

    private Declaration dev;
    private Declaration prod;

    @BeforeAll
    void declare() throws Exception {
        dev = Declaration.update(Stacks.settings("dev"));
        prod = Declaration.update(Stacks.settings("prod"));
    }

    @Test
    void isTheSameInEveryRun() throws Exception {
        assertThat(Declaration.update(Stacks.settings("dev")).wire()).isEqualTo(dev.wire());
    }

    @Test
    void givesEveryResourceAParentComponent() {
        assertThat(dev.all("gatehouse:index:ProtectedApi"))
                .extracting(DeclaredResource::parentType)
                .containsExactly("pulumi:pulumi:Stack");
        assertThat(dev.all())
                .filteredOn(each -> !each.type().equals("gatehouse:index:ProtectedApi"))
                .extracting(DeclaredResource::parentType)
                .allMatch(parent -> parent.startsWith("gatehouse:"));
        assertThat(dev.all())
                .filteredOn(each -> each.type().startsWith("aws:"))
                .extracting(DeclaredResource::parentType)
                .allMatch(parent -> parent.startsWith("gatehouse:cloud:"));
    }

    @Test
    void hasUniqueResourceNames() {
        Set<String> names = new HashSet<>();
        assertThat(prod.all())
                .allSatisfy(each -> assertThat(names.add(each.type() + each.name()))
                        .as(each.name())
                        .isTrue());
    }

    @Test
    void usesTheProviderVersionOfTheSdk() {
        assertThat(dev.all().stream().filter(each -> each.type().startsWith("aws:")))
                .allSatisfy(each -> assertThat(each.request().getVersion()).isEqualTo("6.83.0"));
    }

    @Test
    void declaresTheSameResourcesInAPreviewWithUnknownIds() throws Exception {
        Declaration preview = Declaration.preview(Stacks.settings("prod"));
        assertThat(preview.all())
                .extracting(DeclaredResource::name)
                .containsExactlyInAnyOrderElementsOf(
                        prod.all().stream().map(DeclaredResource::name).toList());
        assertThat(preview.only(DOMAIN).input("userPoolId")).isEqualTo(Unknown.VALUE);
        assertThat(preview.only(POOL).input("deletionProtection")).isEqualTo("ACTIVE");
    }
}
