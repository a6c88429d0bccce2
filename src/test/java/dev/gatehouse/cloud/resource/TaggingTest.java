package dev.gatehouse.cloud.resource;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.aws.cognito.UserPoolArgs;
import com.pulumi.aws.cognito.inputs.UserPoolState;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.CustomResourceOptions;
import com.pulumi.resources.ResourceArgs;
import com.pulumi.resources.ResourceTransformation;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaggingTest {
    /**
     * Whether the arguments of a type have tags: {@code aws:sns/topic:Topic} is {@code com.pulumi.aws.sns.TopicArgs}.
     */
    private static boolean takesTags(String token) {
        String[] parts = token.split("[:/]", -1);
        try {
            Class<?> args = Class.forName("com.pulumi.aws." + parts[1] + "." + parts[3] + "Args");
            return Arrays.stream(args.getMethods())
                    .anyMatch(method -> method.getName().equals("tags"));
        } catch (ClassNotFoundException e) {
            throw new AssertionError(token, e);
        }
    }

    /** The provider does not find a user pool that it reads with tags (OBS terraform-provider-aws 5.100.0). */
    @Test
    void doesNotTagAResourceThatIsOnlyRead() {
        List<Optional<ResourceTransformation.Result>> results = new ArrayList<>();
        Declaration.program(
                context -> {
                    ComponentResource parent = new ComponentResource("test:index:Parent", "parent");
                    Tagging tagging = new Tagging(Output.of(Map.of("team", "orders")));
                    for (ResourceArgs args : List.of(UserPoolState.Empty, UserPoolArgs.Empty)) {
                        results.add(tagging.apply(
                                new ResourceTransformation.Args(parent, args, CustomResourceOptions.Empty)));
                    }
                },
                false);

        assertThat(results).hasSize(2);
        assertThat(results.get(0)).as("the state of a resource that is read").isEmpty();
        assertThat(results.get(1)).as("the arguments of a resource").isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "prod", "local", "everything", "rest", "gov"})
    void tagsEveryTaggableResource(String stack) throws Exception {
        Map<String, String> tags = Stacks.settings(stack).tags().withStackTag(stack);
        List<DeclaredResource> all = Declaration.update(Stacks.settings(stack)).all().stream()
                .filter(each -> each.type().startsWith("aws:"))
                .toList();

        assertThat(tags).containsEntry("gatehouse:stack", stack);
        assertThat(all.stream().filter(each -> takesTags(each.type())))
                .hasSizeGreaterThanOrEqualTo(6)
                .allSatisfy(
                        each -> assertThat(each.input("tags")).as(each.type()).isEqualTo(tags));
        assertThat(all.stream().filter(each -> !takesTags(each.type())))
                .allSatisfy(each -> assertThat(each.inputs()).as(each.type()).doesNotContainKey("tags"));
    }
}
