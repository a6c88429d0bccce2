package dev.gatehouse.local.function.runtime;

import dev.gatehouse.local.state.LambdaFunction;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/**
 * Archives of the classes that functions load at their start, each for one Java version, class path, code and handler.
 * With one, a process needs half of the time until its first response (JEP 350, dynamic class data sharing). The JVM
 * ignores an archive that does not fit, but an incomplete one makes it crash, so the name of an archive has its checksum.
 */
final class ClassArchives {
    private static final String PREFIX = "classes-";
    private static final String SUFFIX = ".jsa";
    private static final int KEY_BYTES = 8;

    /** The keys of the functions of this run, by ARN: other archives are deleted when a new one is kept. */
    private final Map<String, String> keys = new ConcurrentHashMap<>();

    private final Set<Path> verified = new HashSet<>();

    /**
     * What an archive depends on. Changed code needs a new one only to be as fast: the JVM loads a class that is not the
     * archived one from the code.
     */
    String key(LambdaFunction function, List<Path> classPath) throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.home"))
                .append('\n')
                .append(System.getProperty("java.vm.version"))
                .append('\n')
                .append(function.handler());
        for (Path each : classPath) {
            append(text, each);
        }
        append(text, function.code());
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            String key = HexFormat.of().formatHex(hash, 0, KEY_BYTES);
            keys.put(function.arn(), key);
            return key;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each JDK has SHA-256", e);
        }
    }

    private static void append(StringBuilder text, Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        text.append('\n')
                .append(file.toAbsolutePath())
                .append(' ')
                .append(attributes.size())
                .append(' ')
                .append(attributes.lastModifiedTime().toMillis());
    }

    /** A complete archive in a folder; empty without one. An incomplete one is deleted. */
    synchronized Optional<Path> find(Path folder, String key) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, PREFIX + key + "-*" + SUFFIX)) {
            for (Path each : found) {
                if (verified.contains(each) || each.endsWith(name(key, each))) {
                    verified.add(each);
                    return Optional.of(each);
                }
                Files.deleteIfExists(each);
            }
        }
        return Optional.empty();
    }

    /** Moves a new archive into the folder, and deletes those that no function of this run uses. */
    synchronized void keep(Path written, Path folder, String key) throws IOException {
        Path target = folder.resolve(name(key, written));
        Files.move(written, target, StandardCopyOption.ATOMIC_MOVE);
        verified.add(target);
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
            for (Path each : all) {
                String name = each.getFileName().toString();
                if (keys.values().stream().noneMatch(used -> name.startsWith(PREFIX + used + "-"))) {
                    Files.deleteIfExists(each);
                }
            }
        }
    }

    private static String name(String key, Path archive) throws IOException {
        CRC32C checksum = new CRC32C();
        ByteBuffer buffer = ByteBuffer.allocateDirect(64 * 1024);
        try (FileChannel channel = FileChannel.open(archive)) {
            while (channel.read(buffer.clear()) >= 0) {
                checksum.update(buffer.flip());
            }
        }
        return PREFIX + key + "-" + HexFormat.of().toHexDigits((int) checksum.getValue()) + SUFFIX;
    }
}
