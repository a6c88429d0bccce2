package dev.gatehouse.local.state;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small file next to the state file, with the version of the last commit. It detects truncation: MVStore opens a
 * truncated file with the newest state that is left and reports no error. It is written after each commit, so that a
 * killed process never leaves a version that the state file does not have.
 */
final class VersionFile {
    private static final Pattern FORMAT = Pattern.compile("version ([0-9a-f]{16})\n");

    private final Path path;

    VersionFile(Path path) {
        this.path = path;
    }

    static Path of(Path state) {
        return state.resolveSibling(state.getFileName() + Store.VERSION_SUFFIX);
    }

    Path path() {
        return path;
    }

    /** 0 if the file does not exist or cannot be read. */
    long version() {
        try {
            Matcher text = FORMAT.matcher(Files.readString(path));
            return text.matches() ? Long.parseLong(text.group(1), 16) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    void write(long version) {
        byte[] text = "version %016x\n".formatted(version).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // The length never changes, so that a full disk does not matter once the file exists.
            channel.write(ByteBuffer.wrap(text), 0);
        } catch (IOException e) {
            // The state itself is written; an older version only detects fewer truncated files.
            return;
        }
    }
}
