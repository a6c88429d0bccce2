package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.UserPool;
import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The form that creates a user. After a refusal it keeps what was entered, except for the password. */
final class NewUserForm {
    static final String USERNAME = "username";
    static final String EMAIL_VERIFIED = "emailVerified";
    static final String PASSWORD = "password";
    static final String KIND = "kind";
    static final String ATTRIBUTE_PREFIX = "attribute-";
    static final String GROUP_PREFIX = "group-";

    /** A form has at most 100 fields. Other groups are added on the page of the user. */
    private static final int MAX_GROUPS = 40;

    private static final String EMAIL = "email";

    private final PoolChoice choice;
    private final UserPools pools;

    NewUserForm(PoolChoice choice, UserPools pools) {
        this.choice = choice;
        this.pools = pools;
    }

    /** @param checked whether the box or the radio button is chosen */
    record Choice(String id, String field, String value, String label, boolean checked) {}

    record Attribute(String id, String field, String label, String value, boolean required) {}

    @JStache(template = """
            <p><a href="/console/{{list}}">Users</a></p>
            <h1>Create a user</h1>
            {{#refusal}}<p class="bad" role="alert">{{.}}</p>{{/refusal}}
            <form method="post" action="/console/{{action}}" autocomplete="off">
            <input type="hidden" name="token" value="{{token}}">
            <div class="columns">
            <div>
            <section aria-labelledby="account">
            <h2 id="account">Account</h2>
            <p class="field"><label for="username">{{usernameLabel}}</label>
            <input id="username" name="username" value="{{username}}" required autocapitalize="none" spellcheck="false"></p>
            {{#attributes}}
            <p class="field"><label for="{{id}}">{{label}}</label><input id="{{id}}" name="{{field}}" value="{{value}}"{{#required}} required{{/required}}></p>
            {{/attributes}}
            <label class="check"><input type="checkbox" name="emailVerified" value="true"{{#emailVerified}} checked{{/emailVerified}}>
            The email address is verified</label>
            </section>
            {{#hasGroups}}
            <section aria-labelledby="groups">
            <h2 id="groups">Groups</h2>
            {{#groups}}<label class="check"><input type="checkbox" name="{{field}}" value="{{value}}"{{#checked}} checked{{/checked}}> {{label}}</label>
            {{/groups}}
            </section>
            {{/hasGroups}}
            </div>
            <section aria-labelledby="password-heading">
            <h2 id="password-heading">Password</h2>
            {{#kinds}}<label class="check"><input type="radio" name="{{field}}" value="{{value}}"{{#checked}} checked{{/checked}}> {{label}}</label>
            {{/kinds}}
            <p class="field"><label for="password">Password</label>
            <input id="password" type="password" name="password" autocomplete="new-password" aria-describedby="policy"></p>
            <p class="soft" id="policy">{{policy}}</p>
            </section>
            </div>
            <div class="actions center"><button>Create the user</button> <a href="/console/{{list}}">Cancel</a></div>
            </form>
            """)
    record NewUserContent(
            String list,
            Optional<String> refusal,
            String action,
            String token,
            String usernameLabel,
            String username,
            List<Attribute> attributes,
            boolean emailVerified,
            List<Choice> kinds,
            String policy,
            List<Choice> groups) {
        boolean hasGroups() {
            return !groups.isEmpty();
        }

        /** Does not print the form token. */
        @Override
        public String toString() {
            return "NewUserContent[" + username + "]";
        }
    }

    ConsoleAnswer.Page page(Form sent, Optional<String> refusal, String formToken) {
        UserPool pool = choice.pool();
        UserLinks links = new UserLinks(choice);
        boolean first = refusal.isEmpty();
        NewUserContent content = new NewUserContent(
                links.list(),
                refusal,
                links.create(),
                formToken,
                UserStore.signsInByEmail(pool) ? "Email address" : "User name",
                sent.find(USERNAME).orElse(""),
                attributes(pool).stream()
                        .map(name -> attribute(pool, name, sent))
                        .toList(),
                first || sent.find(EMAIL_VERIFIED).isPresent(),
                kinds(sent.find(KIND).orElse("permanent")),
                PasswordRules.text(pool.passwordPolicy()),
                groups(pools, pool).stream()
                        .map(name -> new Choice(
                                "",
                                GROUP_PREFIX + name,
                                "true",
                                name,
                                sent.find(GROUP_PREFIX + name).isPresent()))
                        .toList());
        return new ConsoleAnswer.Page(
                "Create a user",
                NewUserContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }

    /** The attributes that the form has a field for: the email address, unless it is the user name, and the required ones. */
    static List<String> attributes(UserPool pool) {
        List<String> names = new ArrayList<>(pool.schema().required());
        names.remove(EMAIL);
        if (!UserStore.signsInByEmail(pool)) {
            names.add(0, EMAIL);
        }
        return names;
    }

    static List<String> groups(UserPools pools, UserPool pool) {
        return pools.groups().all(pool).stream()
                .map(UserPool.Group::name)
                .sorted()
                .limit(MAX_GROUPS)
                .toList();
    }

    private static Attribute attribute(UserPool pool, String name, Form sent) {
        boolean required = pool.schema().required().contains(name);
        return new Attribute(
                "field-" + ATTRIBUTE_PREFIX + name,
                ATTRIBUTE_PREFIX + name,
                name.equals(EMAIL) ? "Email address" : name,
                sent.find(ATTRIBUTE_PREFIX + name).orElse(""),
                required);
    }

    private static List<Choice> kinds(String chosen) {
        return List.of(
                kind("permanent", "This password, which stays valid", chosen),
                kind("temporary", "This temporary password, which the user must change at the first sign-in", chosen),
                kind("invite", "A generated temporary password, sent by mail (see the page Mail)", chosen));
    }

    private static Choice kind(String value, String label, String chosen) {
        return new Choice("", KIND, value, label, value.equals(chosen));
    }
}
