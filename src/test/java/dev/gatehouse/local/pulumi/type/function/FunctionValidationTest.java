package dev.gatehouse.local.pulumi.type.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs that the types of aws.lambda refuse, with values on both sides of each limit. */
class FunctionValidationTest {
    @TempDir
    private Path folder;

    private final CloudFixture fixture = new CloudFixture();
    private Map<String, Object> valid;

    @BeforeEach
    void theCodeIsBuilt() throws Exception {
        Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        valid = Map.of(
                "name", "f",
                "role", "arn",
                "code", new Properties.Archive(jar.toString(), ""),
                "handler", "example.Handler",
                "runtime", "java21");
    }

    @Nested
    class OfAFunction {
        private List<String> errors(Object... changes) {
            return fixture.errors(FunctionType.TOKEN, valid, changes);
        }

        @Test
        void missingCode() {
            String missing = folder.resolve("missing.jar").toString();
            assertThat(errors()).isEmpty();
            assertThat(errors("code", new Properties.Archive(missing, "")))
                    .containsExactly("code: there is no " + missing
                            + "; build it first, or set gatehouse:function.code to a folder or archive that exists");
            assertThat(errors("code", new Properties.Archive("lambda/target/missing.jar", "")))
                    .containsExactly(
                            "code: there is no lambda/target/missing.jar; build it with ./mvnw generate-resources");
            assertThat(errors("code", new Properties.Archive(folder.toString(), ""), "runtime", "python3.13"))
                    .isEmpty();
            assertThat(errors("code", "s3://bucket/key"))
                    .containsExactly("code: must be a file or folder on this machine");
            assertThat(errors("code", Properties.Unknown.VALUE)).isEmpty();
        }

        @Test
        void aRuntimeThatIsNotImitated() {
            assertThat(errors("runtime", "java25")).isEmpty();
            assertThat(errors("runtime", "python3.13")).isEmpty();
            assertThat(errors("runtime", "nodejs22.x")).isEmpty();
            assertThat(errors("runtime", "provided.al2023"))
                    .containsExactly("runtime: only java, python and nodejs are imitated locally, got provided.al2023");
        }

        @Test
        void memoryBelow128OrAbove10240() {
            assertThat(errors("memorySize", 127.0)).containsExactly("memorySize: must be 128 to 10240, got 127");
            assertThat(errors("memorySize", 128.0)).isEmpty();
            assertThat(errors("memorySize", 10_240.0)).isEmpty();
            assertThat(errors("memorySize", 10_241.0)).containsExactly("memorySize: must be 128 to 10240, got 10241");
        }

        @Test
        void aTimeoutBelow1OrAbove900Seconds() {
            assertThat(errors("timeout", 0.0)).containsExactly("timeout: must be 1 to 900, got 0");
            assertThat(errors("timeout", 1.0)).isEmpty();
            assertThat(errors("timeout", 900.0)).isEmpty();
            assertThat(errors("timeout", 901.0)).containsExactly("timeout: must be 1 to 900, got 901");
        }

        @Test
        void severalErrorsAtOnce() {
            assertThat(errors("runtime", "go1.x", "memorySize", 1.0, "timeout", 1000.0))
                    .containsExactly(
                            "runtime: only java, python and nodejs are imitated locally, got go1.x",
                            "memorySize: must be 128 to 10240, got 1",
                            "timeout: must be 1 to 900, got 1000");
        }
    }

    @Nested
    class OfAPermission {
        private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f";
        private static final String TAKEN = "statementId: ResourceConflictException: The statement id (AllowApi)"
                + " provided already exists. Please provide a new statement id, or remove the existing statement.";

        private List<String> errors(Object... changes) {
            return fixture.errors(PermissionType.TOKEN, permission(), changes);
        }

        private static Map<String, Object> permission() {
            return Map.of(
                    "action", "lambda:InvokeFunction",
                    "function", "f",
                    "principal", "apigateway.amazonaws.com",
                    "statementId", "AllowApi");
        }

        @BeforeEach
        void theFunctionExists() throws Exception {
            fixture.create(FunctionType.TOKEN, "f", valid);
        }

        @Test
        void anInvalidStatementId() {
            for (String id : List.of("A", "Allow_Api-1", "a".repeat(100))) {
                assertThat(errors("statementId", id)).isEmpty();
            }
            for (String id : List.of("", "Allow Api", "a.b", "a".repeat(101))) {
                assertThat(errors("statementId", id))
                        .containsExactly(
                                "statementId: must contain alphanumeric, underscores or dashes only, got " + id);
            }
        }

        @Test
        void aStatementIdPrefixStartsTheGeneratedId() throws Exception {
            Resource created = fixture.create(
                    PermissionType.TOKEN,
                    "p",
                    Map.of(
                            "action",
                            "lambda:InvokeFunction",
                            "function",
                            "f",
                            "principal",
                            "apigateway.amazonaws.com",
                            "statementIdPrefix",
                            "Allow-"));
            assertThat(created.outputs().required("statementId")).matches("Allow-[a-z0-9]{7}");
        }

        @Test
        void aFunctionThatDoesNotExist() {
            assertThat(errors("function", ARN)).isEmpty();
            assertThat(errors("function", "g")).containsExactly("function: there is no function g");
            assertThat(errors("function", ARN + "2")).containsExactly("function: there is no function " + ARN + "2");
        }

        @Test
        void aDuplicateStatementId() throws Exception {
            fixture.create(PermissionType.TOKEN, "p", permission());
            assertThat(errors()).containsExactly(TAKEN);
            assertThat(errors("function", ARN)).containsExactly(TAKEN);
            assertThat(errors("statementId", "Other")).isEmpty();
        }
    }

    @Test
    void aDuplicateFunctionName() throws Exception {
        fixture.create(FunctionType.TOKEN, "f", valid);
        assertThatThrownBy(() -> fixture.create(FunctionType.TOKEN, "g", valid))
                .isInstanceOf(InvalidRequestException.class)
                .hasMessage("aws:lambda/function:Function 'g': 'f' already exists");
    }
}
