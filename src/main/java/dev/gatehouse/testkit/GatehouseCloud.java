package dev.gatehouse.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs the tests of a class against a local cloud in the test's JVM. Methods and constructors can have parameters of the
 * types {@link TestCloud}, {@link Tokens}, {@link Mailbox}, {@link TestClock} and {@link ApiClient} (without a token). Tests
 * without such a parameter use no cloud.
 *
 * <p>Each test has a cloud for itself while it runs, in the state after its start. Clouds of the same stack file are shared
 * between the classes of the JVM and reset before each test; tests that run at the same time have different clouds. A cloud that
 * {@code @BeforeAll} or the constructor of a class with one instance gets belongs to the class, is reset before each of
 * its tests, and its tests run one after another. If a test fails, its request log is printed.
 *
 * <pre>{@code
 * @GatehouseCloud
 * class ReportTest {
 *     @Test
 *     void refusesUsersWithoutTheGroup(Tokens tokens) {
 *         assertEquals(403, tokens.user("user@example.com").client().get("/admin/report").statusCode());
 *     }
 * }
 * }</pre>
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(GatehouseExtension.class)
public @interface GatehouseCloud {
    /**
     * The stack file of a local stack, {@code Pulumi.<stack>.yaml}, relative to the working directory of the tests. Paths in
     * it, such as the function's code, are relative to the working directory too.
     */
    String stack() default "Pulumi.local.yaml";
}
