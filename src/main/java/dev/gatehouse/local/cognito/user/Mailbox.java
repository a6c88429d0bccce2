package dev.gatehouse.local.cognito.user;

import com.google.gson.GsonBuilder;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RecordMap;
import dev.gatehouse.local.state.PoolMails;
import dev.gatehouse.local.state.Store;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/** The mails that Cognito would send. They stay on this machine. */
public final class Mailbox {
    private static final int MAX_MAILS = 200;

    private final RecordMap<Mail> rows;
    private final Clock clock;
    private final Consumer<String> notices;
    private final AtomicLong last = new AtomicLong();

    /** @param time ISO 8601, UTC */
    public record Mail(String to, String subject, String code, String body, String time) {
        /** The code is left out, because it is a credential for a while. */
        @Override
        public String toString() {
            return "Mail[" + subject + ", " + time + "]";
        }
    }

    /** @param notices receives one line for each mail, without the code */
    public Mailbox(Store store, Clock clock, Consumer<String> notices) {
        this.rows = new RecordMap<>(store, "cognito.mailbox", Mail.class);
        this.clock = clock;
        this.notices = notices;
        rows.removeIf((key, mail) -> {
            last.accumulateAndGet(Long.parseLong(key), Math::max);
            return false;
        });
    }

    /** @param code the value that replaces {####}: a code or a temporary password */
    public void send(String to, PoolMails.Message message, String username, String code) {
        long number = last.incrementAndGet();
        rows.put(
                key(number),
                new Mail(
                        to,
                        message.subject(),
                        code,
                        message.filled(username, code),
                        clock.instant().toString()));
        rows.remove(key(number - MAX_MAILS));
        notices.accept("mail to " + LogText.of(to) + ": " + LogText.of(message.subject()) + " (read it at /mailbox)");
    }

    /** All mails, the newest last. */
    public List<Mail> all() {
        List<Mail> mails = new ArrayList<>();
        rows.forEach(mails::add);
        return mails;
    }

    public String json() {
        return new GsonBuilder().disableHtmlEscaping().create().toJson(all());
    }

    /** All keys have the same width, so that the store returns the mails in the order in which they were sent. */
    private static String key(long number) {
        return String.format(Locale.ROOT, "%019d", Math.max(number, 0));
    }
}
