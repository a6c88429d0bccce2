package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.Mailbox.Mail;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.oauth.form.Form;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The mails that Cognito would send, newest first, with the code of each to copy. */
public final class MailPage implements ConsolePage {
    private static final String PATH = "mail";
    private static final String TO = "to";

    private final Mailbox mailbox;
    private final LocalTimes times;

    /** @param zone the time zone in which the page shows times */
    public MailPage(Mailbox mailbox, ZoneId zone) {
        this.mailbox = mailbox;
        this.times = new LocalTimes(zone);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "Mail";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        if (!request.segments().isEmpty()) {
            return new ConsoleAnswer.NotFound();
        }
        Optional<String> recipient = request.query().find(TO);
        List<Mail> mails = new ArrayList<>(mailbox.all());
        Collections.reverse(mails);
        String list = list(mails, recipient);
        if (request.isFragment()) {
            return new ConsoleAnswer.Fragment(list);
        }
        List<String> recipients =
                new ArrayList<>(mails.stream().map(Mail::to).distinct().sorted().toList());
        recipient.filter(to -> !recipients.contains(to)).ifPresent(recipients::add);
        MailContent content = new MailContent(
                recipients.stream()
                        .map(to -> new MailContent.Recipient(
                                to, recipient.filter(to::equals).isPresent()))
                        .toList(),
                PATH + "?"
                        + recipient.map(to -> TO + "=" + Form.encode(to) + "&").orElse("") + "fragment=1",
                list);
        return new ConsoleAnswer.Page(
                title(),
                MailContentRenderer.of().execute(content, new StringBuilder()).toString());
    }

    private String list(List<Mail> newestFirst, Optional<String> recipient) {
        Map<String, Integer> sameTime = new HashMap<>();
        List<MailList.Shown> shown = new ArrayList<>();
        for (Mail mail : newestFirst) {
            if (recipient.isEmpty() || recipient.get().equals(mail.to())) {
                shown.add(new MailList.Shown(
                        // An element keeps its id when newer mails arrive.
                        "mail-" + mail.time().replaceAll("[^0-9]", "") + "-"
                                + sameTime.merge(mail.time(), 1, Integer::sum),
                        mail.to(),
                        mail.subject(),
                        times.of(Instant.parse(mail.time())),
                        mail.time(),
                        mail.body(),
                        mail.code()));
            }
        }
        MailList list = new MailList(shown, recipient);
        return MailListRenderer.of().execute(list, new StringBuilder()).toString();
    }
}
