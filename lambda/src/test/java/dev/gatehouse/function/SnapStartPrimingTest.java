package dev.gatehouse.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SnapStartPrimingTest {
    /** Fails if priming reads the table or creates an id. */
    private final AtomicInteger asked = new AtomicInteger();

    private AssertionError asked() {
        asked.incrementAndGet();
        return new AssertionError("used during priming");
    }

    private final ResourceStore untouchable = new ResourceStore() {
        @Override
        public Optional<Page> page(int limit, Optional<String> after) {
            throw asked();
        }

        @Override
        public long count() {
            throw asked();
        }

        @Override
        public Optional<Resource> find(String id) {
            throw asked();
        }

        @Override
        public Resource add(String name, String owner) {
            throw asked();
        }

        @Override
        public Optional<Resource> rename(Resource before, String name) {
            throw asked();
        }

        @Override
        public boolean remove(Resource before) {
            throw asked();
        }
    };

    @Test
    void sendsEveryKindOfRequestWithoutUsingTheStore() {
        ExampleApi api = new ExampleApi(new RouteGroups(null), untouchable);
        assertThat(SnapStartPriming.of(api).prime())
                .extracting(ApiResponse::status)
                .containsExactly(200, 200, 400, 400, 401);
        assertThat(asked).hasValue(0);
    }

    @Test
    void sendsRequestsToTheMcpEndpointIfThereIsOne() {
        ExampleApi api = new ExampleApi(new RouteGroups(null), untouchable, McpCalls.ENVIRONMENT);
        assertThat(SnapStartPriming.of(api).prime())
                .extracting(answer -> answer.status() + " " + answer.operation().orElse(""))
                .containsExactly(
                        "200 ",
                        "200 ",
                        "400 ",
                        "400 ",
                        "401 ",
                        "200 initialize",
                        "200 tools/list",
                        "200 tools/call list_resources: error");
        assertThat(asked).hasValue(0);
    }

    @Test
    void runsBeforeTheSnapshotAndLogsNothing() throws Exception {
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            SnapStartPriming priming = SnapStartPriming.of(new ExampleApi(new RouteGroups(null), untouchable));
            org.crac.Context<org.crac.Resource> platform = org.crac.Core.getGlobalContext();
            priming.beforeCheckpoint(platform);
            priming.afterRestore(platform);
        } finally {
            System.setOut(out);
        }
        assertThat(log.size()).isZero();
    }
}
