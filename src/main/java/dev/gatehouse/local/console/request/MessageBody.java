package dev.gatehouse.local.console.request;

import dev.gatehouse.local.recording.Masking;
import dev.gatehouse.local.recording.RequestRecorder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A body as the page shows it.
 *
 * @param text masked; empty if the body is not shown
 * @param note why it is not shown, or that it is cut; empty if it is shown whole
 */
record MessageBody(String text, String note) {
    static final MessageBody NONE = new MessageBody("", "");

    /**
     * @param kept what the recording has
     * @param length of the whole body
     * @param pages whether HTML is not shown, because its forms and mails have codes
     */
    static MessageBody of(String contentType, byte[] kept, int length, boolean pages) {
        if (length == 0) {
            return NONE;
        }
        if (pages && contentType.toLowerCase(Locale.ROOT).startsWith("text/html")) {
            return new MessageBody(
                    "", "A page of " + length + " bytes. It is not shown, because it can have a code or a form token.");
        }
        String text = new String(kept, StandardCharsets.UTF_8);
        if (isBinary(text)) {
            return new MessageBody("", "Binary, " + length + " bytes in all.");
        }
        return new MessageBody(
                Masking.body(contentType, text),
                length > kept.length ? "Cut at 16 KB, " + length + " bytes in all." : "");
    }

    /** An event or an answer, of which the recording does not have the whole length. */
    static MessageBody json(byte[] kept) {
        boolean cut = kept.length >= RequestRecorder.MAX_BODY_BYTES;
        return new MessageBody(
                Masking.body("application/json", new String(kept, StandardCharsets.UTF_8)), cut ? "Cut at 16 KB." : "");
    }

    /** A cut can leave one incomplete character at the end. */
    private static boolean isBinary(String text) {
        return text.indexOf('\0') >= 0
                || text.chars().filter(c -> c == '\uFFFD').count() > 3;
    }

    boolean hasText() {
        return !text.isEmpty();
    }

    boolean hasNote() {
        return !note.isEmpty();
    }
}
