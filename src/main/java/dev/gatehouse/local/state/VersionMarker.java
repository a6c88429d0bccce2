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
 * The version of a state file that was committed last, in a small file beside it: MVStore opens a file that was cut off
 * with the newest state that is left, and says nothing. It is written after each commit and never before, so that a
 * process that is killed leaves a version that the state file has.
 */
final class VersionMarker {
    private static final Pattern FORM = Pattern.compile("version ([0-9a-f]{16})\n");

    private final Path path;

    VersionMarker(Path path) {
        this.path = path;
    }

    static Path of(Path state) {
        return state.resolveSibling(state.getFileName() + Store.VERSION_SUFFIX);
    }

    Path path() {
        return path;
    }

    /** 0 when there is no marker, or none that can be read. */
    long version() {
        try {
            Matcher text = FORM.matcher(Files.readString(path));
            return text.matches() ? Long.parseLong(text.group(1), 16) : 0;
        } catch (IOException e) {
            return 0;
        }
    }

    void write(long version) {
        byte[] text = "version %016x\n".formatted(version).getBytes(StandardCharsets.UTF_8);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            // The length is always the same, so that a full disk does not matter once the file is there.
            channel.write(ByteBuffer.wrap(text), 0);
        } catch (IOException e) {
            // The state itself is written; an older marker only finds fewer files that were cut off.
            return;
        }
    }
}
