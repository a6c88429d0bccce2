package dev.gatehouse.local.console.user;

import io.jstach.jstache.JStache;
import java.util.List;
import java.util.Optional;

/**
 * The page of one user.
 *
 * @param action where the forms are sent
 * @param mail the address of the mails to the user; empty if the user has no email address
 * @param local whether the user has a password here, and no identity provider
 * @param mustChange whether the password is temporary
 * @param otherGroups the groups that the user is not in
 */
@JStache(template = """
        <p><a href="/console/{{list}}">Users</a></p>
        <h1>{{name}}</h1>
        <p><span class="tag{{#confirmed}} good{{/confirmed}}">{{status}}</span>
        <span class="tag{{#disabled}} bad{{/disabled}}">{{#disabled}}Disabled{{/disabled}}{{^disabled}}Enabled{{/disabled}}</span>
        {{#mail}}<a href="/console/{{.}}">Mails sent to this user</a>{{/mail}}</p>
        {{#mustChange}}<p class="note">The password is temporary: the user must change it at the next sign-in.</p>{{/mustChange}}
        <div class="columns">
        <div>
        <section aria-labelledby="account">
        <h2 id="account">Account</h2>
        <dl>
        <dt>User name</dt><dd class="mono">{{username}}</dd>
        <dt>Created</dt><dd>{{created}}</dd>
        <dt>Last changed</dt><dd>{{modified}}</dd>
        </dl>
        <div class="actions">
        {{#unconfirmed}}<form method="post" action="/console/{{action}}"><input type="hidden" name="token" value="{{token}}">
        <button name="action" value="confirm">Confirm</button></form>{{/unconfirmed}}
        <form method="post" action="/console/{{action}}"><input type="hidden" name="token" value="{{token}}">
        {{#disabled}}<button class="plain" name="action" value="enable">Enable</button>{{/disabled}}
        {{^disabled}}<button class="plain" name="action" value="disable">Disable</button>{{/disabled}}</form>
        <form method="post" action="/console/{{action}}" data-confirm="Delete the user {{name}}?"><input type="hidden" name="token" value="{{token}}">
        <button class="danger" name="action" value="delete">Delete</button></form>
        </div>
        </section>
        {{#local}}
        <section aria-labelledby="password-heading">
        <h2 id="password-heading">Password</h2>
        <form method="post" action="/console/{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        {{#mail}}<p><button class="plain" name="action" value="require-change">Require a new password</button></p>
        <p class="soft">Sends a temporary password by mail. The user must change it at the next sign-in.</p>{{/mail}}
        {{^mail}}<p class="soft">The user has no email address, so a temporary password must be set here.</p>{{/mail}}
        </form>
        <form method="post" action="/console/{{action}}">
        <input type="hidden" name="token" value="{{token}}">
        <p class="field"><label for="password">New password</label>
        <input id="password" type="password" name="password" required autocomplete="new-password" aria-describedby="policy"></p>
        <p class="soft" id="policy">{{policy}}</p>
        <label class="check"><input type="radio" name="kind" value="permanent" checked> It stays valid</label>
        <label class="check"><input type="radio" name="kind" value="temporary"> The user must change it at the next sign-in</label>
        <p class="gap"><button name="action" value="password">Set the password</button></p>
        </form>
        </section>
        {{/local}}
        </div>
        <div>
        <section aria-labelledby="attributes">
        <h2 id="attributes">Attributes</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="Table of attributes"><table>
        <thead><tr><th scope="col">Name</th><th scope="col">Value</th></tr></thead>
        <tbody>{{#attributes}}<tr><td class="mono nowrap">{{name}}</td><td class="mono">{{value}}</td></tr>{{/attributes}}</tbody>
        </table></div>
        {{#unverified}}<form method="post" action="/console/{{action}}"><input type="hidden" name="token" value="{{token}}">
        <p class="gap"><button class="plain" name="action" value="verify-email">Mark the email address as verified</button></p></form>{{/unverified}}
        </section>
        <section aria-labelledby="groups">
        <h2 id="groups">Groups</h2>
        {{#groups}}
        <form method="post" action="/console/{{action}}" class="inline"><input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="group" value="{{name}}"><span>{{name}}</span>
        {{#removable}}<button class="plain small" name="action" value="remove-group" aria-label="Remove from the group {{name}}">Remove</button>{{/removable}}</form>
        {{/groups}}
        {{^groups}}<p class="soft">The user is not in a group.</p>{{/groups}}
        {{#hasOtherGroups}}
        <form method="post" action="/console/{{action}}" class="inline"><input type="hidden" name="token" value="{{token}}">
        <div><label for="group">Add to a group</label><select id="group" name="group">{{#otherGroups}}<option>{{.}}</option>{{/otherGroups}}</select></div>
        <button class="plain" name="action" value="add-group">Add</button></form>
        {{/hasOtherGroups}}
        </section>
        <section aria-labelledby="mfa">
        <h2 id="mfa">MFA</h2>
        <dl>
        {{#mfa}}<dt>{{name}}</dt><dd>{{value}}</dd>{{/mfa}}
        </dl>
        </section>
        </div>
        </div>
        <section aria-labelledby="sessions">
        <h2 id="sessions">Sessions</h2>
        {{#hasSessions}}
        <div class="scroll" tabindex="0" role="region" aria-label="Table of sessions"><table class="wide">
        <thead><tr><th scope="col">Client</th><th scope="col">Signed in</th><th scope="col">By</th><th scope="col">Scopes</th>
        <th scope="col">Refresh until</th><th scope="col">Action</th></tr></thead>
        <tbody>
        {{#sessions}}
        <tr><td>{{client}}</td><td class="time">{{since}}</td><td>{{by}}</td><td class="mono">{{scopes}}</td><td class="time">{{until}}</td>
        <td><form method="post" action="/console/{{action}}"><input type="hidden" name="token" value="{{token}}">
        <input type="hidden" name="session" value="{{id}}">
        <button class="plain small" name="action" value="end-session" aria-label="End the session of {{client}} since {{since}}">End</button></form></td></tr>
        {{/sessions}}
        </tbody>
        </table></div>
        <form method="post" action="/console/{{action}}"><input type="hidden" name="token" value="{{token}}">
        <p class="gap"><button class="danger" name="action" value="sign-out">Sign out everywhere</button></p></form>
        {{/hasSessions}}
        {{^hasSessions}}<p class="soft">The user has no session that can be refreshed.</p>{{/hasSessions}}
        </section>
        """)
record UserContent(
        String list,
        String action,
        String token,
        String name,
        String username,
        String status,
        boolean confirmed,
        boolean unconfirmed,
        boolean disabled,
        boolean local,
        boolean mustChange,
        boolean unverified,
        Optional<String> mail,
        String created,
        String modified,
        String policy,
        List<NameValue> attributes,
        List<Membership> groups,
        List<String> otherGroups,
        List<NameValue> mfa,
        List<OpenSession> sessions) {
    record NameValue(String name, String value) {}

    /** @param removable false for the group of an identity provider */
    record Membership(String name, boolean removable) {}

    /** @param by the sign-in pages, or the JSON API */
    record OpenSession(String id, String client, String since, String by, String scopes, String until) {}

    boolean hasOtherGroups() {
        return !otherGroups.isEmpty();
    }

    boolean hasSessions() {
        return !sessions.isEmpty();
    }

    /** Does not print the form token and attributes. */
    @Override
    public String toString() {
        return "UserContent[" + username + "]";
    }
}
