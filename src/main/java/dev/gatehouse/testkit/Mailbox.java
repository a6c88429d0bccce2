package dev.gatehouse.testkit;

import dev.gatehouse.local.EmbeddedCloud;
import java.time.Instant;
import java.util.List;

/**
 * The mails that Cognito would have sent. A mail is here as soon as the call that sends it has returned, so a test never
 * waits for one.
 */
public final class Mailbox {
    private final EmbeddedCloud cloud;

    Mailbox(EmbeddedCloud cloud) {
        this.cloud = cloud;
    }

    /**
     * A mail.
     *
     * @param code the confirmation code or temporary password in the body
     */
    public record Mail(String to, String subject, String body, String code, Instant time) {
        /** Without body and code, which are credentials for a while. */
        @Override
        public String toString() {
            return "Mail[" + to + ", " + subject + ", " + time + "]";
        }
    }

    /** All mails since the start or the last reset, the newest last. */
    public List<Mail> all() {
        return cloud.mails().stream()
                .map(mail -> new Mail(mail.to(), mail.subject(), mail.body(), mail.code(), Instant.parse(mail.time())))
                .toList();
    }

    /** The mails to an address, the newest last. */
    public List<Mail> to(String address) {
        return all().stream().filter(mail -> mail.to().equals(address)).toList();
    }

    /**
     * The newest mail to an address.
     *
     * @throws AssertionError if there is none
     */
    public Mail latest(String address) {
        List<Mail> mails = to(address);
        if (mails.isEmpty()) {
            List<String> others = all().stream().map(Mail::to).distinct().toList();
            throw new AssertionError("no mail was sent to " + address
                    + (others.isEmpty() ? "; no mail was sent at all" : "; mails were sent to " + others));
        }
        return mails.get(mails.size() - 1);
    }
}
