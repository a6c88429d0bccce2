package dev.gatehouse.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.state.Declared;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NotImitatedNotesTest {
    @Test
    void countsResourcesByType() {
        assertThat(NotImitatedNotes.resourcesNote(List.of(
                        "aws:iam/role:Role a",
                        "aws:cloudwatch/logGroup:LogGroup b",
                        "aws:cloudwatch/logGroup:LogGroup c")))
                .contains("declared, but not imitated locally: 2 LogGroup, 1 Role");
        assertThat(NotImitatedNotes.resourcesNote(List.of())).isEmpty();
    }

    @Test
    void namesEachResourceAndInputOnce() {
        Set<String> reported = new HashSet<>();
        assertThat(NotImitatedNotes.unreported(
                        declared(List.of("aws:iam/role:Role a"), List.of("aws:x/y:Api tags")), reported))
                .containsExactly(
                        "declared, but not imitated locally: 1 Role", "inputs without effect locally: Api (tags)");
        assertThat(NotImitatedNotes.unreported(
                        declared(List.of("aws:iam/role:Role a"), List.of("aws:x/y:Api tags")), reported))
                .isEmpty();
        assertThat(NotImitatedNotes.unreported(
                        declared(List.of("aws:iam/role:Role a"), List.of("aws:x/y:Api tags", "aws:x/y:Api version")),
                        reported))
                .containsExactly("inputs without effect locally: Api (version)");
    }

    @Test
    void namesEachResourceThatIsKeptWithoutEffect() {
        assertThat(NotImitatedNotes.of(declared(
                        List.of("aws:iam/role:Role a", "aws:s3/bucketV2:BucketV2 b", "aws:s3/bucketV2:BucketV2 c"),
                        List.of())))
                .containsExactly(
                        "declared, but not imitated locally: 1 Role",
                        "kept without effect: aws:s3/bucketV2:BucketV2 b",
                        "kept without effect: aws:s3/bucketV2:BucketV2 c");
    }

    private static Declared declared(List<String> resources, List<String> inputs) {
        return new Declared(Map.of(), Map.of(), List.of(), Map.of(), resources, inputs);
    }

    @Test
    void groupsInputsByType() {
        assertThat(NotImitatedNotes.inputsNote(List.of(
                        "aws:lambda/function:Function role",
                        "aws:lambda/function:Function tags",
                        "aws:cognito/userPool:UserPool deviceConfiguration")))
                .contains("inputs without effect locally: Function (role, tags), UserPool (deviceConfiguration)");
        assertThat(NotImitatedNotes.inputsNote(List.of())).isEmpty();
    }
}
