package dev.gatehouse.testkit;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** The clouds of this JVM that {@link GatehouseExtension} started. They run until the JVM ends. */
final class CloudPool {
    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Map<Path, Deque<TestCloud>> IDLE = new HashMap<>();
    private static final List<TestCloud> ALL = new ArrayList<>();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(CloudPool::closeAll, "gatehouse-stop"));
    }

    private CloudPool() {}

    /** Takes an idle cloud of the stack, or starts one. */
    static CloudLease take(Path stackFile) {
        Path file = stackFile.toAbsolutePath().normalize();
        LOCK.lock();
        try {
            TestCloud idle =
                    IDLE.computeIfAbsent(file, key -> new ArrayDeque<>()).poll();
            if (idle != null) {
                return new CloudLease(file, idle);
            }
        } finally {
            LOCK.unlock();
        }
        TestCloud started = TestCloud.start(file);
        LOCK.lock();
        try {
            ALL.add(started);
        } finally {
            LOCK.unlock();
        }
        return new CloudLease(file, started);
    }

    static void giveBack(CloudLease lease) {
        LOCK.lock();
        try {
            IDLE.computeIfAbsent(lease.stackFile(), key -> new ArrayDeque<>()).push(lease.cloud());
        } finally {
            LOCK.unlock();
        }
    }

    private static void closeAll() {
        LOCK.lock();
        try {
            ALL.forEach(TestCloud::close);
        } finally {
            LOCK.unlock();
        }
    }
}
