package dev.gatehouse.local.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ConcurrentMap;
import org.h2.mvstore.MVStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The maps of a store follow the contract of ConcurrentMap. */
class StoreTest {
    @TempDir
    private Path folder;

    private final Store store = Store.inMemory();
    private final ConcurrentMap<String, String> map = store.map("m");

    @Test
    void putsReplacesAndRemovesRows() {
        assertThat(map.putIfAbsent("k", "a")).isNull();
        assertThat(map.putIfAbsent("k", "b")).isEqualTo("a");
        assertThat(map.replace("k", "b", "c")).isFalse();
        assertThat(map.replace("k", "a", "c")).isTrue();
        assertThat(map.replace("none", "x")).isNull();
        assertThat(map.replace("k", "d")).isEqualTo("c");
        assertThat(map.put("k", "e")).isEqualTo("d");
        assertThat(map.remove("k", "d")).isFalse();
        assertThat(map).containsExactly(java.util.Map.entry("k", "e"));
        assertThat(map.remove("k", "e")).isTrue();
        assertThat(map.remove("k")).isNull();
        assertThat(map.get("k")).isNull();
        assertThat(map).isEmpty();
    }

    @Test
    void sortsKeys() {
        for (String key : new String[] {"b", "c", "a"}) {
            map.put(key, key);
        }
        assertThat(map.keySet()).containsExactly("a", "b", "c");
        assertThat(store.keysFrom("m", "b")).containsExactly("b", "c");
        assertThat(map.values()).containsExactly("a", "b", "c");
        assertThat(map.containsKey("d")).isFalse();
        assertThat(map).hasSize(3);
    }

    @Test
    void keepsCommittedChanges() throws Exception {
        Path file = folder.resolve("s.mv.db");
        try (Store kept = Store.open(file)) {
            kept.map("m").put("k", "é \u0000 text");
            kept.commit();
        }
        try (Store kept = Store.open(file)) {
            assertThat(kept.map("m")).containsEntry("k", "é \u0000 text");
        }
    }

    @Test
    void makesTheFileAboutAsSmallAsItsRowsAtClose() throws Exception {
        Path file = folder.resolve("s.mv.db");
        Store written = Store.open(file);
        for (int row = 0; row < 1000; row++) {
            // The keys are spread as random ones are, so that each commit changes another page.
            written.map("m").put(Integer.toHexString(row * 0x9E3779B9), "x".repeat(200));
            written.commit();
        }
        long open = Files.size(file);
        written.close();

        assertThat(open).isGreaterThan(3 * Files.size(file));
        assertThat(Files.size(file)).isBetween(200_000L, 400_000L);
        try (Store kept = Store.open(file)) {
            assertThat(kept.map("m")).hasSize(1000).containsValue("x".repeat(200));
        }
    }

    @Test
    void writesUncommittedChangesAtClose() throws Exception {
        Path file = folder.resolve("s.mv.db");
        try (Store kept = Store.open(file)) {
            kept.map("m").put("k", "a");
            kept.commit();
            kept.map("m").put("l", "b");
            kept.map("m").remove("k");
        }
        try (Store kept = Store.open(file)) {
            assertThat(kept.map("m")).containsOnlyKeys("l");
        }
    }

    /** Rows of an earlier version have no checksum. */
    @Test
    void readsAndUpgradesAFileOfAnEarlierVersion() throws Exception {
        Path file = folder.resolve("s.mv.db");
        MVStore before = MVStore.open(file.toString());
        before.openMap("m").put("k", "{\"a\":1}");
        before.openMap("m").put("short", "");
        before.close();

        try (Store kept = Store.open(file)) {
            assertThat(kept.map("m")).containsEntry("k", "{\"a\":1}").containsEntry("short", "");
            assertThat(kept.map("m").replace("k", "{\"a\":1}", "{\"a\":2}")).isTrue();
            kept.commit();
        }
        try (Store kept = Store.open(file)) {
            assertThat(kept.map("m")).containsEntry("k", "{\"a\":2}");
        }
        assertThat(Files.readString(Path.of(file + ".version"))).matches("version [0-9a-f]{16}\n");
    }
}
