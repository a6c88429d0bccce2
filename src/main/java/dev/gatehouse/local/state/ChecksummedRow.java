package dev.gatehouse.local.state;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The format of a value in the state file: the text, and a checksum over map, key and text. MVStore checks only the
 * headers of its pages, not their content.
 */
final class ChecksummedRow {
    private static final char SEPARATOR = '\0';
    private static final int HEX_DIGITS = 8;

    private ChecksummedRow() {}

    static String write(String map, String key, String text) {
        return text + SEPARATOR + HexFormat.of().toHexDigits(checksum(map, key, text), HEX_DIGITS);
    }

    /** False for rows that an earlier version of this program wrote. */
    static boolean hasChecksum(String row) {
        int end = row.length() - HEX_DIGITS - 1;
        return end >= 0 && row.charAt(end) == SEPARATOR;
    }

    /**
     * The checksum in the row; 0 if it has none.
     *
     * @throws NumberFormatException if it is not a number
     */
    static long checksum(String row) {
        return hasChecksum(row) ? Long.parseLong(row, row.length() - HEX_DIGITS, row.length(), 16) : 0;
    }

    /** @throws IllegalStateException if the row has no checksum or a wrong one */
    static String read(String map, String key, String row) {
        if (hasChecksum(row)) {
            String text = row.substring(0, row.length() - HEX_DIGITS - 1);
            if (checksum(row) == checksum(map, key, text)) {
                return text;
            }
        }
        throw new IllegalStateException("a row of " + map + " is damaged");
    }

    private static long checksum(String map, String key, String text) {
        CRC32C crc = new CRC32C();
        for (String part : List.of(map, key, text)) {
            crc.update(part.getBytes(StandardCharsets.UTF_8));
            crc.update(SEPARATOR);
        }
        return crc.getValue();
    }
}
