package dev.gatehouse.local.console.user;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;

/**
 * Mails, newest first.
 *
 * @param recipient of all these mails; empty for all recipients
 */
@JStache(template = """
        {{#mails}}
        <article class="card" aria-labelledby="{{id}}-subject">
        <h2 id="{{id}}-subject">{{subject}}</h2>
        <p class="soft">To {{to}} · <time datetime="{{iso}}">{{time}}</time></p>
        <div class="code"><label for="{{id}}">Code or password</label>
        <input id="{{id}}" class="code" readonly value="{{code}}" autocomplete="off" spellcheck="false">
        <button type="button" class="copy" data-copy="{{id}}" aria-label="Copy the code of {{subject}} to {{to}}">Copy</button></div>
        <p class="lines">{{body}}</p>
        </article>
        {{/mails}}
        {{^mails}}<p class="card empty">{{#recipient}}No mail was sent to {{.}}.{{/recipient}}{{^recipient}}No mail yet. Codes and invitations appear here when a user signs up, resets the password or is invited.{{/recipient}}</p>{{/mails}}
        """)
record MailList(List<Shown> mails, Optional<String> recipient) {
    /**
     * @param id of the field with the code
     * @param time in the time zone of this machine
     * @param iso the same time, ISO 8601 in UTC
     */
    record Shown(String id, String to, String subject, String time, String iso, String body, String code) {
        /** Does not print the code. */
        @Override
        public String toString() {
            return "Shown[" + subject + ", " + iso + "]";
        }
    }
}
