package dev.gatehouse.component;

import static dev.gatehouse.component.ProtocolValue.archive;
import static dev.gatehouse.component.ProtocolValue.asset;
import static dev.gatehouse.component.ProtocolValue.output;
import static dev.gatehouse.component.ProtocolValue.resource;
import static dev.gatehouse.component.ProtocolValue.secret;
import static dev.gatehouse.component.ProtocolValue.unknown;
import static dev.gatehouse.component.ProtocolValue.unknownOutput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.pulumi.exceptions.RunException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructRequest.PropertyDependencies;

class InputTreeTest {
    private static final String TOKEN = "gatehouse:index:Small";
    private static final String BUCKET = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::files";

    /** As the schema of the package: sections are plain, and in them some keys take Outputs. */
    private static final InputSchema SCHEMA = PackageSchema.of("""
                    {"name": "gatehouse", "version": "1.2.3",
                     "resources": {"gatehouse:index:Small": {"inputProperties": {
                       "region": {"type": "string", "plain": true},
                       "function": {"$ref": "#/types/gatehouse:index:Function", "plain": true},
                       "scopes": {"type": "array", "plain": true, "items": {"type": "string", "plain": true}},
                       "arns": {"type": "array", "items": {"type": "string"}},
                       "tags": {"type": "object", "additionalProperties": {"type": "string"}}}}},
                     "types": {
                       "gatehouse:index:Function": {"type": "object", "properties": {
                         "code": {"type": "string", "plain": true},
                         "memory": {"type": "integer", "plain": true},
                         "key": {"type": "string", "secret": true},
                         "environment": {"type": "object", "plain": true, "additionalProperties": {"type": "string"}}}}}}
                    """).inputs(TOKEN);

    private static Map<String, Object> tree(Map<String, ?> inputs) {
        return InputTree.of(request(inputs).build(), SCHEMA);
    }

    private static ConstructRequest.Builder request(Map<String, ?> inputs) {
        return ConstructRequest.newBuilder().setType(TOKEN).setInputs(ProtocolValue.struct(inputs));
    }

    @Nested
    class AKnownValue {
        @Test
        void staysPlain() {
            assertThat(tree(Map.of("function", Map.of("code", "a.jar", "memory", 512, "arm", true))))
                    .isEqualTo(Map.of("function", Map.of("code", "a.jar", "memory", 512.0, "arm", true)));
        }

        @Test
        void ofAKeyThatTakesOutputsStaysPlain() {
            assertThat(tree(Map.of("tags", Map.of("owner", "team-a"))))
                    .isEqualTo(Map.of("tags", Map.of("owner", "team-a")));
        }

        @Test
        void inAListStaysPlain() {
            assertThat(tree(Map.of("scopes", List.of("read", "write"))))
                    .isEqualTo(Map.of("scopes", List.of("read", "write")));
        }

        @Test
        void thatIsNullIsAbsent() {
            assertThat(tree(Map.of("region", ProtocolValue.nothing()))).isEmpty();
        }

        @Test
        void ofAKeyThatTheSchemaDoesNotContainIsPassedOnForTheReport() {
            assertThat(tree(Map.of("clinets", Map.of("spa", Map.of("kind", "browser")))))
                    .isEqualTo(Map.of("clinets", Map.of("spa", Map.of("kind", "browser"))));
        }

        @Test
        void hasTheOrderOfTheAlphabet() {
            assertThat(tree(Map.of(
                                    "tags",
                                    Map.of("b", "1", "a", "2", "c", "3"),
                                    "region",
                                    "eu-west-1",
                                    "function",
                                    Map.of()))
                            .keySet())
                    .containsExactly("function", "region", "tags");
        }
    }

    @Nested
    class AKnownOutput {
        @Test
        void ofAPlainKeyIsItsValue() {
            assertThat(tree(Map.of("region", output("eu-west-1", false, BUCKET))))
                    .isEqualTo(Map.of("region", "eu-west-1"));
        }

        @Test
        void ofAKeyThatTakesOutputsKeepsItsDependencies() {
            Map<String, Object> tree = tree(Map.of("tags", Map.of("bucket", output("files-1", false, BUCKET))));

            assertThat(OutputValue.of(((Map<?, ?>) tree.get("tags")).get("bucket")))
                    .isEqualTo(OutputValue.known("files-1", BUCKET));
        }

        @Test
        void withoutDependenciesIsItsValue() {
            assertThat(tree(Map.of("tags", Map.of("bucket", output("files-1", false)))))
                    .isEqualTo(Map.of("tags", Map.of("bucket", "files-1")));
        }

        @Test
        void ofAWholeSectionGivesItsDependenciesToTheKeysThatTakeOutputs() {
            // A program in Java sends the dependencies of a whole argument; the engine makes such an Output of it.
            Map<String, Object> tree = tree(Map.of(
                    "function",
                    output(Map.of("code", "a.jar", "environment", Map.of("BUCKET", "files-1")), false, BUCKET)));

            Map<?, ?> function = (Map<?, ?>) tree.get("function");
            assertThat(function.get("code")).isEqualTo("a.jar");
            assertThat(OutputValue.of(((Map<?, ?>) function.get("environment")).get("BUCKET")))
                    .isEqualTo(OutputValue.known("files-1", BUCKET));
        }

        @Test
        void ofANumberIsATextWithoutAPoint() {
            Map<String, Object> tree = tree(Map.of("tags", Map.of("port", output(8080, false, BUCKET))));

            assertThat(OutputValue.of(((Map<?, ?>) tree.get("tags")).get("port")))
                    .isEqualTo(OutputValue.known("8080", BUCKET));
        }

        @Test
        void inAListKeepsItsDependencies() {
            Map<String, Object> tree = tree(Map.of("arns", List.of("arn:a", output("arn:b", false, BUCKET))));

            List<?> arns = (List<?>) tree.get("arns");
            assertThat(arns.get(0)).isEqualTo("arn:a");
            assertThat(OutputValue.of(arns.get(1))).isEqualTo(OutputValue.known("arn:b", BUCKET));
        }
    }

    @Nested
    class ASecret {
        @Test
        void isASecretOutput() {
            Map<String, Object> tree = tree(Map.of("function", Map.of("key", secret("s3cret"))));

            assertThat(OutputValue.of(((Map<?, ?>) tree.get("function")).get("key")))
                    .isEqualTo(OutputValue.secret("s3cret"));
        }

        @Test
        void asAnOutputKeepsItsDependencies() {
            Map<String, Object> tree = tree(Map.of("function", Map.of("key", output("s3cret", true, BUCKET))));

            assertThat(OutputValue.of(((Map<?, ?>) tree.get("function")).get("key")))
                    .isEqualTo(OutputValue.secret("s3cret", BUCKET));
        }

        @Test
        void ofAPlainKeyIsPassedOnForTheReport() {
            assertThat(OutputValue.of(
                            tree(Map.of("region", secret("eu-west-1"))).get("region")))
                    .isEqualTo(OutputValue.secret("eu-west-1"));
        }

        @Test
        void thatIsAWholePlainSectionIsPassedOnForTheReport() {
            assertThat(OutputValue.of(tree(Map.of("function", secret(Map.of("code", "a.jar"))))
                            .get("function")))
                    .isEqualTo(OutputValue.secret(Map.of("code", "a.jar")));
        }

        @Test
        void thatIsAWholeListOfPlainValuesIsPassedOnForTheReport() {
            assertThat(OutputValue.of(
                            tree(Map.of("scopes", secret(List.of("read")))).get("scopes")))
                    .isEqualTo(OutputValue.secret(List.of("read")));
        }

        @Test
        void thatIsAWholeMapMakesEachValueSecret() {
            Map<String, Object> tree = tree(Map.of("function", Map.of("environment", secret(Map.of("LEVEL", "INFO")))));

            Map<?, ?> environment = (Map<?, ?>) ((Map<?, ?>) tree.get("function")).get("environment");
            assertThat(OutputValue.of(environment.get("LEVEL"))).isEqualTo(OutputValue.secret("INFO"));
        }

        @Test
        void hasTheDependenciesOfItsArgumentIfTheProgramSendsThemThere() {
            ConstructRequest request = request(Map.of("function", Map.of("key", secret("s3cret"))))
                    .putInputDependencies(
                            "function",
                            PropertyDependencies.newBuilder().addUrns(BUCKET).build())
                    .build();

            assertThat(OutputValue.of(((Map<?, ?>) InputTree.of(request, SCHEMA).get("function")).get("key")))
                    .isEqualTo(OutputValue.secret("s3cret", BUCKET));
        }
    }

    @Nested
    class AValueThatIsNotKnown {
        @Test
        void isAnUnknownOutputWithItsDependencies() {
            Map<String, Object> tree =
                    tree(Map.of("function", Map.of("environment", Map.of("BUCKET", unknownOutput(false, BUCKET)))));

            Map<?, ?> environment = (Map<?, ?>) ((Map<?, ?>) tree.get("function")).get("environment");
            assertThat(OutputValue.of(environment.get("BUCKET"))).isEqualTo(OutputValue.unknown(BUCKET));
        }

        @Test
        void canBeASecret() {
            assertThat(OutputValue.of(
                            tree(Map.of("region", unknownOutput(true, BUCKET))).get("region")))
                    .isEqualTo(OutputValue.unknownSecret(BUCKET));
        }

        @Test
        void withoutAnOutputHasTheDependenciesOfItsArgument() {
            ConstructRequest request = request(Map.of("tags", Map.of("bucket", unknown())))
                    .putInputDependencies(
                            "tags",
                            PropertyDependencies.newBuilder().addUrns(BUCKET).build())
                    .build();

            assertThat(OutputValue.of(((Map<?, ?>) InputTree.of(request, SCHEMA).get("tags")).get("bucket")))
                    .isEqualTo(OutputValue.unknown(BUCKET));
        }

        @Test
        void inASecretIsAnUnknownSecret() {
            assertThat(OutputValue.of(tree(Map.of("region", secret(unknown()))).get("region")))
                    .isEqualTo(OutputValue.unknownSecret());
        }

        @Test
        void ofAPlainKeyIsPassedOnForTheReport() {
            assertThat(OutputValue.of(tree(Map.of("region", unknown())).get("region")))
                    .isEqualTo(OutputValue.unknown());
        }
    }

    @Nested
    class AnAsset {
        @Test
        void thatIsAFileIsItsPath() {
            assertThat(tree(Map.of("function", Map.of("code", archive("path", "./a.jar")))))
                    .isEqualTo(Map.of("function", Map.of("code", "./a.jar")));
            assertThat(tree(Map.of("region", asset("path", "./region.txt"))))
                    .isEqualTo(Map.of("region", "./region.txt"));
        }

        @Test
        void ofAnotherKindIsRefusedWithItsPath() {
            assertThatExceptionOfType(RunException.class)
                    .isThrownBy(() ->
                            tree(Map.of("function", Map.of("code", archive("uri", "https://example.com/a.zip")))))
                    .withMessage(
                            "function.code: must be a file, got an asset of another kind; write the path of the file");
        }
    }

    @Test
    void aResourceIsRefusedWithItsPath() {
        assertThatExceptionOfType(RunException.class)
                .isThrownBy(() -> tree(Map.of("scopes", List.of("read", resource(BUCKET)))))
                .withMessage("scopes[1]: must be a value, got a resource; pass a property of it, such as its id");
    }
}
