package dev.gatehouse.testkit;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;

/** A cloud that one test, or the tests of one class in turn, use. */
final class CloudLease {
    private final Path stackFile;
    private final TestCloud cloud;
    private final Semaphore turn = new Semaphore(1);

    /** @param stackFile absolute */
    CloudLease(Path stackFile, TestCloud cloud) {
        this.stackFile = stackFile;
        this.cloud = cloud;
    }

    Path stackFile() {
        return stackFile;
    }

    TestCloud cloud() {
        return cloud;
    }

    /** Waits for another test of the same class that uses the cloud, and resets the cloud. */
    void startTest() throws InterruptedException {
        turn.acquire();
        cloud.reset();
    }

    void endTest() {
        turn.release();
    }
}
