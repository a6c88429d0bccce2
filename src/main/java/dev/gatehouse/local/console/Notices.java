package dev.gatehouse.local.console;

import dev.gatehouse.local.console.ConsoleAnswer.Notice;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Keeps a notice until the page after a change shows it. The address has only an id, so that no link can forge a notice. */
final class Notices {
    /** More than a person can cause before the pages are loaded. */
    private static final int MAX_NOTICES = 100;

    private final SecureRandom random;
    private final Map<String, Notice> notices = new LinkedHashMap<>();

    Notices(SecureRandom random) {
        this.random = random;
    }

    /** Returns the id. */
    synchronized String keep(Notice notice) {
        byte[] bytes = new byte[12];
        random.nextBytes(bytes);
        String id = HexFormat.of().formatHex(bytes);
        notices.put(id, notice);
        if (notices.size() > MAX_NOTICES) {
            notices.remove(notices.keySet().iterator().next());
        }
        return id;
    }

    /** Each notice is shown once. */
    synchronized Optional<Notice> take(String id) {
        return Optional.ofNullable(notices.remove(id));
    }
}
