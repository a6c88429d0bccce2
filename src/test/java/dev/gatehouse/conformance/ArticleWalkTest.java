package dev.gatehouse.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.conformance.WalkTest.Kind;
import dev.gatehouse.local.LocalProcess;
import dev.gatehouse.local.function.ArticleHandler;
import dev.gatehouse.local.function.runtime.Installed;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The Python handler of the source article behind each kind of API, with tokens of a real sign-in. */
class ArticleWalkTest {
    @TempDir
    Path folder;

    @BeforeEach
    void assumePython() {
        Installed.assumePython();
    }

    private LocalProcess start(Kind kind) throws Exception {
        return startIn(kind.project(folder));
    }

    private static LocalProcess startIn(Path folder) throws Exception {
        Path stack = folder.resolve("Pulumi.local.yaml");
        Files.createDirectories(folder.resolve("article"));
        Files.writeString(folder.resolve("article/lambda_function.py"), ArticleHandler.CODE);
        Files.writeString(
                stack,
                Files.readString(stack)
                        .replace(
                                "  gatehouse:function: {",
                                "  gatehouse:function: {runtime: python3.13, code: ./article,"
                                        + " handler: lambda_function.lambda_handler, "));
        return LocalProcess.start(folder);
    }

    private HttpResponse<String> report(String user) throws Exception {
        DeployedStack stack = DeployedStack.read(folder.resolve(".gatehouse/outputs.json"));
        String token = stack.signIn("web", user, "SecurePassword123", "openid email " + stack.scope("admin"))
                .get("access_token")
                .getAsString();
        return stack.api("GET", "/admin/report", token);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"REST", "OLD_HTTP"})
    @DisplayName("runs unchanged if claims are at requestContext.authorizer.claims")
    void runsUnchanged(Kind kind) throws Exception {
        try (LocalProcess local = start(kind)) {
            HttpResponse<String> admin = report("admin@example.com");
            assertThat(admin.statusCode()).as(local.text()).isEqualTo(200);
            assertThat(admin.body())
                    .matches("\\{\"message\": \"Hello, admin@example.com\", \"user_id\": \"[0-9a-f-]{36}\"}");

            // The gateway refuses before it invokes the handler: the scope is granted by group.
            HttpResponse<String> user = report("user@example.com");
            assertThat(user.statusCode()).isEqualTo(kind.scopeMissing());
            assertThat(user.body()).isEqualTo(kind.scopeMissingBody());
        }
    }

    @Test
    @DisplayName("refuses a user outside the group itself if the scope is not granted by group")
    void refusesByItself() throws Exception {
        Path stack = Kind.REST.project(folder).resolve("Pulumi.local.yaml");
        Files.writeString(
                stack, Files.readString(stack).replace("{description: Admin access, groups: [admin]}", "Admin access"));
        try (LocalProcess local = startIn(folder)) {
            assertThat(report("admin@example.com").statusCode())
                    .as(local.text())
                    .isEqualTo(200);
            HttpResponse<String> user = report("user@example.com");
            assertThat(user.statusCode()).isEqualTo(403);
            assertThat(user.body()).isEqualTo("{\"error\": \"Admin access required\"}");
        }
    }

    @Test
    @DisplayName("fails on payload 2.0, as on AWS, and the log shows the correct path")
    void failsOnPayload2() throws Exception {
        try (LocalProcess local = start(Kind.HTTP)) {
            assertThat(report("admin@example.com").statusCode()).isEqualTo(500);
            assertThat(local.await("claims: read them from event.requestContext.authorizer.jwt.claims"))
                    .isTrue();
        }
    }
}
