package dev.gatehouse.local.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.local.function.runtime.Installed;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Python handler of the article, unchanged. */
class ArticleHandlerTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() throws Exception {
        Installed.assumePython();
        Files.writeString(folder.resolve("lambda_function.py"), ArticleHandler.CODE);
    }

    private TestFunction function() {
        return new TestFunction(TestFunction.script("python3.13", folder, "lambda_function.lambda_handler"));
    }

    private static String rest(String groups) {
        return """
                {"resource":"/report","httpMethod":"GET","requestContext":{"authorizer":{"claims":{"sub":"u-1",\
                "email":"ada@example.com","cognito:groups":"%s"}}}}""".formatted(groups);
    }

    /** The last case is a mistake of the article: it searches for a substring. */
    @Test
    void answersTheEventOfARestApi() {
        try (TestFunction function = function()) {
            assertThat(function.call(rest("admin,staff")))
                    .isEqualTo("{\"statusCode\": 200, \"body\": \"{\\\"message\\\": \\\"Hello, ada@example.com\\\","
                            + " \\\"user_id\\\": \\\"u-1\\\"}\"}");
            assertThat(function.call(rest("staff")))
                    .isEqualTo("{\"statusCode\": 403, \"body\": \"{\\\"error\\\": \\\"Admin access required\\\"}\"}");
            assertThat(function.call(rest("notadmin"))).startsWith("{\"statusCode\": 200");
        }
    }

    @Test
    void failsOnTheEventOfAnHttpApiAsOnAwsAndTheLogShowsTheCorrectPath() {
        try (TestFunction function = function()) {
            assertThat(function.invoke("""
                    {"version":"2.0","requestContext":{"authorizer":{"jwt":{"claims":{"sub":"u-1"},"scopes":null}}}}""")).isEqualTo(new Invocation.Failed("KeyError", "'claims'"));
            assertThat(function.line(line -> line.contains("claims: read them")))
                    .matches("[0-9a-f-]{36} claims: read them from event.requestContext.authorizer.jwt.claims"
                            + " \\(HTTP API, payload format 2.0\\), not from event.requestContext.authorizer.claims"
                            + " \\(REST API, or payload format 1.0\\)");
        }
    }
}
