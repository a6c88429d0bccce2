package dev.gatehouse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clouds that a test starts itself. */
class TestCloudTest {
    private static final Path LOCAL = Path.of("Pulumi.local.yaml");

    @Test
    void runsSeveralCloudsAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<String>> issuers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                issuers.add(threads.submit(() -> {
                    try (TestCloud cloud = TestCloud.start(LOCAL)) {
                        ApiClient user = cloud.tokens()
                                .user("user@example.com")
                                .scopes("read")
                                .client();
                        assertThat(user.get("/resources").statusCode()).isEqualTo(200);
                        assertThat(cloud.issuer().toString()).startsWith(cloud.cognito() + "/");
                        return cloud.issuer().toString();
                    }
                }));
            }
            List<String> all = new ArrayList<>();
            for (Future<String> issuer : issuers) {
                all.add(issuer.get());
            }
            assertThat(all).doesNotHaveDuplicates();
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void keepsUsersMailsAndClockOfCloudsApart() {
        try (TestCloud one = TestCloud.start(LOCAL);
                TestCloud other = TestCloud.start(LOCAL)) {
            assertThat(other.clientId("jobs")).isEqualTo(one.clientId("jobs"));
            String token = one.tokens().machine("jobs").token();
            ApiClient atOther = new ApiClient(other.api(), java.util.Optional.of(token));

            assertThat(atOther.get("/resources").statusCode()).isEqualTo(401);
            assertThat(other.log()).last().asString().contains("issuer: iss must be");

            one.clock().advance(Duration.ofHours(1));
            assertThat(Duration.between(other.clock().instant(), one.clock().instant()))
                    .isBetween(Duration.ofMinutes(59), Duration.ofMinutes(61));
        }
    }

    @Test
    void deletesItsFilesWhenItIsClosed() {
        TestCloud cloud = TestCloud.start(LOCAL);
        Path folder = cloud.outputsFile().getParent();
        assertThat(folder).exists();

        cloud.close();

        assertThat(folder).doesNotExist();
    }

    @Test
    void movesItsClockInAllZonesOnlyForward() {
        try (TestCloud cloud = TestCloud.start(LOCAL)) {
            java.time.Clock inTokyo = cloud.clock().withZone(ZoneId.of("Asia/Tokyo"));
            cloud.clock().advance(Duration.ofDays(2));

            assertThat(inTokyo.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
            assertThat(Duration.between(java.time.Instant.now(), inTokyo.instant()))
                    .isGreaterThan(Duration.ofDays(1));
            assertThatThrownBy(() -> cloud.clock().advance(Duration.ofSeconds(-1)))
                    .hasMessage("the clock only moves forward, got PT-1S; a reset sets it to the time of the machine");
        }
    }

    @Test
    void saysWhatIsWrongWithAStackFile(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> TestCloud.start(Path.of("Pulumi.dev.yaml")))
                .hasMessageContaining("Pulumi.dev.yaml cannot start: stack 'dev' is not a local stack");
        assertThatThrownBy(() -> TestCloud.start(folder.resolve("Pulumi.missing.yaml")))
                .hasMessageContaining("there is no readable stack file " + folder.resolve("Pulumi.missing.yaml"));
        assertThatThrownBy(() -> TestCloud.start(folder.resolve("stack.yaml")))
                .hasMessageContaining("the name of a stack file is Pulumi.<stack>.yaml, got stack.yaml");
        Path other = folder.resolve("Pulumi.local.yaml");
        Files.writeString(
                other,
                Files.readString(LOCAL)
                        .replace("gatehouse:function: {", "gatehouse:function: {code: ./none, handler: a.b, "));
        assertThatThrownBy(() -> TestCloud.start(other))
                .hasMessageContaining("there is no " + Path.of("none").toAbsolutePath());
    }
}
