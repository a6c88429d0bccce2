package dev.gatehouse.local.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attack 93: a damaged or truncated state file. The store reports it with what to do and does not change it; or the damage
 * is in unused space, and every row is read. It never opens an older state, and never prints a stack trace.
 */
class StoreDamageTest {
    private static final int SEEDS = Integer.getInteger("damage.seeds", 40);

    private final Map<String, String> expected = new LinkedHashMap<>();

    @TempDir
    private Path folder;

    private Path file;
    private byte[] good;
    private int files;

    /** One large and five small commits, so that most of the file is used and has older states; as after kill -9. */
    @BeforeEach
    void makeAStateFile() throws Exception {
        file = folder.resolve("embedded.mv.db");
        Random random = new Random(7);
        Store store = Store.open(file);
        for (int i = 0; i < 60; i++) {
            String key = "user" + random.nextInt(30);
            String value = "{\"name\":\"" + "abc".repeat(20 + random.nextInt(200)) + i + "\"}";
            store.map("users").put(key, value);
            expected.put("users " + key, value);
            store.map("mail").put("m" + i, "code " + i);
            expected.put("mail m" + i, "code " + i);
            if (i >= 54) {
                store.commit();
            }
        }
        good = Files.readAllBytes(file);
        byte[] version = Files.readAllBytes(VersionFile.of(file));
        store.close();
        Files.write(file, good);
        Files.write(VersionFile.of(file), version);
    }

    private Map<String, String> rows(Store store) {
        Map<String, String> rows = new LinkedHashMap<>();
        for (String name : new String[] {"users", "mail"}) {
            store.map(name).forEach((key, value) -> rows.put(name + " " + key, value));
        }
        return rows;
    }

    /** The error message; empty if the store opens with every row. */
    private Optional<String> open(byte[] content) throws Exception {
        // A new file each time: MVStore leaves a file locked if it fails at a damaged length. A process that is refused
        // ends, but this one continues.
        Path before = file;
        file = folder.resolve("state" + ++files + ".mv.db");
        Files.write(file, content);
        Files.deleteIfExists(before);
        if (Files.exists(VersionFile.of(before))) {
            Files.move(VersionFile.of(before), VersionFile.of(file));
        }
        try (Store store = Store.open(file)) {
            assertThat(rows(store)).isEqualTo(expected);
            return Optional.empty();
        } catch (StoreException e) {
            assertThat(Files.readAllBytes(file)).isEqualTo(content);
            assertThat(e).hasMessageStartingWith("state file " + file + " ").hasMessageContaining("--fresh");
            assertThat(e.getMessage())
                    .doesNotContain("\n")
                    .doesNotContain("Exception")
                    .doesNotContain("org.h2");
            return Optional.of(e.getMessage());
        }
    }

    @Test
    void opensAnUndamagedFile() throws Exception {
        assertThat(open(good)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16, 512, 4096, 20_000})
    void reportsDamagedBytesOrReadsAllRows(int length) throws Exception {
        int reported = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            byte[] damaged = good.clone();
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            System.arraycopy(noise, 0, damaged, random.nextInt(good.length - length), length);
            reported += open(damaged).isPresent() ? 1 : 0;
        }
        if (length >= 512) {
            assertThat(reported).isPositive();
        }
    }

    @Test
    void reportsZeroedPagesOrReadsAllRows() throws Exception {
        for (int page = 0; page < good.length / 4096; page++) {
            byte[] damaged = good.clone();
            Arrays.fill(damaged, page * 4096, (page + 1) * 4096, (byte) 0);
            open(damaged);
        }
    }

    @Test
    void reportsATruncatedFile() throws Exception {
        Random random = new Random(3);
        for (int i = 0; i < SEEDS; i++) {
            int left = random.nextInt(good.length - 1);
            assertThat(open(Arrays.copyOf(good, left)))
                    .as(left + " of " + good.length)
                    .isPresent();
        }
    }

    @Test
    void reportsAnEmptyFile() throws Exception {
        assertThat(open(new byte[0]))
                .contains("state file " + file + " is older than the last written version (version 0 of 7): it was"
                        + " truncated or replaced by an older copy; delete " + file
                        + ".version to continue with the older"
                        + " state, or start with --fresh to set the file aside");
    }

    @Nested
    class AnOlderCopy {
        private byte[] older;

        @BeforeEach
        void commitALaterChange() throws Exception {
            older = good;
            try (Store store = Store.open(file)) {
                store.map("users").put("late", "x");
                store.commit();
            }
        }

        @Test
        void isReported() {
            assertThatThrownBy(() -> open(older).ifPresent(text -> {
                        throw new AssertionError(text);
                    }))
                    .hasMessageContaining("is older than the last written version (version 7 of ");
        }

        @Test
        void isOpenedIfTheVersionFileIsDeleted() throws Exception {
            Files.delete(VersionFile.of(file));
            assertThat(open(older)).isEmpty();
        }
    }

    /** The process may be killed between the two writes. */
    @Test
    void acceptsAVersionOlderThanTheFile() throws Exception {
        Files.writeString(VersionFile.of(file), "version 0000000000000006\n");
        assertThat(open(good)).isEmpty();
        assertThat(Files.readString(VersionFile.of(file))).isNotEqualTo("version 0000000000000006\n");
    }

    @Test
    void acceptsAVersionThatCannotBeRead() throws Exception {
        Files.writeString(VersionFile.of(file), "versio");
        assertThat(open(good)).isEmpty();
        assertThat(Files.readString(VersionFile.of(file))).matches("version [0-9a-f]{16}\n");
    }
}
