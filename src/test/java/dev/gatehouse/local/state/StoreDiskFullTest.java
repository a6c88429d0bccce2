package dev.gatehouse.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gatehouse.local.SmallDisk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Attack 92: a full disk. No committed change is lost, reads continue, and writes continue when there is space. */
class StoreDiskFullTest {
    private static final String TEXT = "x".repeat(3000);

    private final List<String> notices = new ArrayList<>();
    private SmallDisk disk;
    private Path file;
    private Store store;
    private ConcurrentMap<String, String> users;

    @BeforeEach
    void openAStoreOnASmallDisk(@TempDir Path temporary) throws Exception {
        disk = SmallDisk.mount(temporary.resolve("disk"));
        file = disk.folder().resolve("embedded.mv.db");
        store = Store.open(file, notices::add);
        users = store.map("users");
        users.put("ann", "first");
        store.commit();
    }

    @AfterEach
    void unmount() {
        if (disk != null) {
            store.close();
            disk.close();
        }
    }

    private String diskFullMessage() {
        return "state file " + file + " was not changed (the disk is full): free some space; earlier successful"
                + " requests are not lost, and no restart is needed";
    }

    private void assertRefused(String key) {
        users.put(key, TEXT);
        assertThatThrownBy(store::commit)
                .isInstanceOf(StateWriteException.class)
                .hasMessage(diskFullMessage());
    }

    @Test
    void refusesAndRollsBackAChangeThatCannotBeWritten() throws Exception {
        disk.fill();
        assertRefused("bob");

        assertThat(users).containsOnlyKeys("ann").containsEntry("ann", "first");
        assertThat(store.keysFrom("users", "")).containsExactly("ann");
        assertThat(notices).containsExactly(diskFullMessage());
    }

    @Test
    void readsContinue() throws Exception {
        disk.fill();
        for (int i = 0; i < 5; i++) {
            assertRefused("bob" + i);
            assertThat(users.get("ann")).isEqualTo("first");
            store.commit();
        }
        assertThat(notices).hasSize(1);
    }

    @Test
    void writesContinueWhenThereIsSpace() throws Exception {
        disk.fill();
        assertRefused("bob");
        disk.free();

        users.put("cem", TEXT);
        store.commit();

        assertThat(notices).containsExactly(diskFullMessage(), "state file " + file + " is written again");
        store.close();
        store = Store.open(file);
        assertThat(store.map("users")).containsOnlyKeys("ann", "cem");
    }

    @Test
    void keepsEachCommittedChange() throws Exception {
        List<String> committed = new ArrayList<>(List.of("ann"));
        for (int round = 0; round < 3; round++) {
            int before = committed.size();
            try {
                for (int i = 0; ; i++) {
                    String key = "u" + round + "-" + i;
                    users.put(key, TEXT);
                    store.commit();
                    committed.add(key);
                }
            } catch (StateWriteException e) {
                assertThat(committed).hasSizeGreaterThan(round == 0 ? before + 10 : 0);
            }
            assertThat(users.keySet()).containsExactlyInAnyOrderElementsOf(committed);
            // Removed rows free space.
            for (String gone : committed.subList(1, committed.size())) {
                users.remove(gone);
            }
            try {
                store.commit();
                committed.subList(1, committed.size()).clear();
            } catch (StateWriteException e) {
                assertThat(users.keySet()).containsExactlyInAnyOrderElementsOf(committed);
            }
        }
        store.close();
        store = Store.open(file);
        assertThat(store.map("users").keySet()).containsExactlyInAnyOrderElementsOf(committed);
    }

    /** A signing key is created in its own thread, and is committed by another thread. */
    @Test
    void keepsUncommittedChangesOfOtherThreads() throws Exception {
        CompletableFuture.runAsync(() -> store.map("keys").put("pool", "key")).join();
        disk.fill();
        assertRefused("bob");

        assertThat(store.map("keys")).containsEntry("pool", "key");
        disk.free();
        users.put("cem", "x");
        store.commit();
        store.close();
        store = Store.open(file);
        assertThat(store.map("keys")).containsEntry("pool", "key");
        assertThat(store.map("users")).containsOnlyKeys("ann", "cem");
    }

    @Test
    void closeReportsTheReasonAndDoesNotThrow() throws Exception {
        CompletableFuture.runAsync(() -> users.put("bob", TEXT)).join();
        disk.fill();

        store.close();

        disk.free();
        store = Store.open(file);
        assertThat(store.map("users")).containsKey("ann");
    }
}
