package dev.gatehouse.local.console.user;

import io.jstach.jstache.JStache;
import java.util.List;

/**
 * The page of all mails.
 *
 * @param live the address of the list
 * @param mails HTML of {@link MailList}
 */
@JStache(template = """
        <h1>Mail</h1>
        <p class="lead">The mails that Cognito would send. They stay on this machine, and this list refreshes by itself.</p>
        <form class="inline" method="get" action="/console/mail" data-auto>
        <div><label for="to">Recipient</label><select id="to" name="to"><option value="">All recipients</option>
        {{#recipients}}<option value="{{address}}"{{#selected}} selected{{/selected}}>{{address}}</option>
        {{/recipients}}</select></div>
        <button class="plain">Show</button>
        </form>
        <div data-live="/console/{{live}}" role="region" aria-label="Mails">
        {{{mails}}}
        </div>
        """)
record MailContent(List<Recipient> recipients, String live, String mails) {
    record Recipient(String address, boolean selected) {}
}
