package dev.gatehouse.local.pulumi.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.pulumi.resource.Properties;
import dev.gatehouse.local.pulumi.resource.RefusedException;
import dev.gatehouse.local.pulumi.resource.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What functions, their permissions and stages refuse, both sides of each limit. */
class FunctionFindingsTest {
    @TempDir
    private Path folder;

    private final Scene scene = new Scene();
    private Map<String, Object> good;

    @BeforeEach
    void theCodeIsBuilt() throws Exception {
        Path jar = Files.writeString(folder.resolve("f.jar"), "a jar");
        good = Map.of(
                "name", "f",
                "role", "arn",
                "code", new Properties.Archive(jar.toString(), ""),
                "handler", "example.Handler",
                "runtime", "java21");
    }

    @Nested
    class OfAFunction {
        private List<String> found(Object... changes) {
            return scene.found(FunctionType.TOKEN, good, changes);
        }

        @Test
        void codeThatIsNotThere() {
            String missing = folder.resolve("missing.jar").toString();
            assertThat(found()).isEmpty();
            assertThat(found("code", new Properties.Archive(missing, "")))
                    .containsExactly("code: there is no " + missing + "; build it with ./mvnw generate-resources");
            assertThat(found("code", new Properties.Archive(missing, ""), "runtime", "python3.13"))
                    .containsExactly("code: there is no " + missing + "; its code is a folder or a zip");
            assertThat(found("code", new Properties.Archive(folder.toString(), ""), "runtime", "python3.13"))
                    .isEmpty();
            assertThat(found("code", "s3://bucket/key")).containsExactly("code: must be a file on this machine");
            assertThat(found("code", Properties.Unknown.VALUE)).isEmpty();
        }

        @Test
        void anotherLanguage() {
            assertThat(found("runtime", "java25")).isEmpty();
            assertThat(found("runtime", "python3.13")).isEmpty();
            assertThat(found("runtime", "nodejs22.x")).isEmpty();
            assertThat(found("runtime", "provided.al2023"))
                    .containsExactly("runtime: java, python and nodejs are imitated locally, got provided.al2023");
        }

        @Test
        void memoryBelow128OrAbove10240() {
            assertThat(found("memorySize", 127.0)).containsExactly("memorySize: must be 128 to 10240, got 127");
            assertThat(found("memorySize", 128.0)).isEmpty();
            assertThat(found("memorySize", 10_240.0)).isEmpty();
            assertThat(found("memorySize", 10_241.0)).containsExactly("memorySize: must be 128 to 10240, got 10241");
        }

        @Test
        void aTimeoutBelowOneSecondOrAboveAQuarterOfAnHour() {
            assertThat(found("timeout", 0.0)).containsExactly("timeout: must be 1 to 900, got 0");
            assertThat(found("timeout", 1.0)).isEmpty();
            assertThat(found("timeout", 900.0)).isEmpty();
            assertThat(found("timeout", 901.0)).containsExactly("timeout: must be 1 to 900, got 901");
        }

        @Test
        void severalThingsAtOnce() {
            assertThat(found("runtime", "go1.x", "memorySize", 1.0, "timeout", 1000.0))
                    .containsExactly(
                            "runtime: java, python and nodejs are imitated locally, got go1.x",
                            "memorySize: must be 128 to 10240, got 1",
                            "timeout: must be 1 to 900, got 1000");
        }
    }

    @Nested
    class OfAPermission {
        private static final String ARN = "arn:aws:lambda:eu-west-1:000000000000:function:f";
        private static final String TAKEN = "statementId: ResourceConflictException: The statement id (AllowApi)"
                + " provided already exists. Please provide a new statement id, or remove the existing statement.";

        private List<String> found(Object... changes) {
            return scene.found(PermissionType.TOKEN, permission(), changes);
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
            scene.made(FunctionType.TOKEN, "f", good);
        }

        @Test
        void aStatementIdOfAWrongForm() {
            for (String id : List.of("A", "Allow_Api-1", "a".repeat(100))) {
                assertThat(found("statementId", id)).isEmpty();
            }
            for (String id : List.of("", "Allow Api", "a.b", "a".repeat(101))) {
                assertThat(found("statementId", id))
                        .containsExactly(
                                "statementId: must contain alphanumeric, underscores or dashes only, got " + id);
            }
        }

        @Test
        void aStatementIdPrefixBeginsTheIdThatIsMade() throws Exception {
            Resource made = scene.made(
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
            assertThat(made.outputs().required("statementId")).matches("Allow-[a-z0-9]{7}");
        }

        @Test
        void aFunctionThatDoesNotExist() {
            assertThat(found("function", ARN)).isEmpty();
            assertThat(found("function", "g")).containsExactly("function: there is no function g");
            assertThat(found("function", ARN + "2")).containsExactly("function: there is no function " + ARN + "2");
        }

        @Test
        void aStatementIdThatTheFunctionHasAlready() throws Exception {
            scene.made(PermissionType.TOKEN, "p", permission());
            assertThat(found()).containsExactly(TAKEN);
            assertThat(found("function", ARN)).containsExactly(TAKEN);
            assertThat(found("statementId", "Other")).isEmpty();
        }
    }

    @Nested
    class OfAStage {
        private List<String> found(Object... changes) throws Exception {
            String api = scene.made(ApiType.TOKEN, "api", Map.of("protocolType", "HTTP"))
                    .id();
            return scene.found(StageType.TOKEN, Map.of("apiId", api, "name", "$default", "autoDeploy", true), changes);
        }

        @Test
        void aNameOfAWrongForm() throws Exception {
            for (String name : List.of("$default", "dev_1", "a".repeat(128))) {
                assertThat(found("name", name)).isEmpty();
            }
            for (String name : List.of("stage-0123abc", "$other", "", "a".repeat(129))) {
                assertThat(found("name", name))
                        .containsExactly("name: must be $default, or letters, digits and _, got " + name);
            }
        }

        @Test
        void deploymentsByHand() throws Exception {
            assertThat(found("autoDeploy", false))
                    .containsExactly("autoDeploy: must be true: deployments are not imitated locally");
        }
    }

    @Test
    void aFunctionWhoseNameIsTaken() throws Exception {
        scene.made(FunctionType.TOKEN, "f", good);
        assertThatThrownBy(() -> scene.made(FunctionType.TOKEN, "g", good))
                .isInstanceOf(RefusedException.class)
                .hasMessage("aws:lambda/function:Function 'g': 'f' exists already");
    }
}
