package dev.gatehouse.local.state;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * A value as it is in the file: the text, and a checksum over map, key and text. MVStore itself checks the heads of its
 * pages and not what they hold.
 */
final class RowText {
    private static final char SEPARATOR = '\0';
    private static final int HEX_DIGITS = 8;

    private RowText() {}

    static String write(String map, String key, String text) {
        return text + SEPARATOR + HexFormat.of().toHexDigits(checksum(map, key, text), HEX_DIGITS);
    }

    /** Rows of a file that an earlier version of this program wrote have none. */
    static boolean hasChecksum(String row) {
        int end = row.length() - HEX_DIGITS - 1;
        return end >= 0 && row.charAt(end) == SEPARATOR;
    }

    /**
     * 0 for a row without one.
     *
     * @throws NumberFormatException when it is no number
     */
    static long checksum(String row) {
        return hasChecksum(row) ? Long.parseLong(row, row.length() - HEX_DIGITS, row.length(), 16) : 0;
    }

    /** @throws IllegalStateException when the row has no checksum or another one */
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
