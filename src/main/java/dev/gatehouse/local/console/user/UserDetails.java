package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.credential.Factor;
import dev.gatehouse.local.cognito.credential.SecondFactors;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.user.UserContent.NameValue;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.UserPool;
import io.jstach.jstache.JStache;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows one user with attributes, groups, second factors and sessions. */
final class UserDetails {
    private final UserPools pools;
    private final LocalTimes times;

    UserDetails(UserPools pools, LocalTimes times) {
        this.pools = pools;
        this.times = times;
    }

    /** @param search the address of a search for the name */
    @JStache(template = """
            <p><a href="/console/{{list}}">Users</a></p>
            <h1>No such user</h1>
            <section><p>The pool {{pool}} has no user <code>{{name}}</code>. <a href="/console/{{search}}">Search for it</a></p></section>
            """)
    record UnknownUserContent(String list, String pool, String name, String search) {}

    ConsoleAnswer.Page unknown(PoolChoice choice, String name) {
        UserLinks links = new UserLinks(choice);
        UnknownUserContent content =
                new UnknownUserContent(links.list(), choice.pool().name(), name, links.list(name, ""));
        return new ConsoleAnswer.Page(
                "No such user",
                UnknownUserContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }

    ConsoleAnswer.Page page(Declared declared, PoolChoice choice, User user, ConsoleRequest request) {
        UserPool pool = choice.pool();
        UserLinks links = new UserLinks(choice);
        boolean local = user.status() != User.Status.EXTERNAL_PROVIDER;
        UserContent content = new UserContent(
                links.list(),
                links.user(user.username()),
                request.formToken(),
                DisplayName.of(user),
                user.username(),
                user.status().name(),
                user.status() == User.Status.CONFIRMED,
                user.status() == User.Status.UNCONFIRMED,
                user.disabled(),
                local,
                user.status() == User.Status.FORCE_CHANGE_PASSWORD,
                local && user.attributes().containsKey("email") && !user.hasVerified("email"),
                DisplayName.email(user).map(email -> "mail?to=" + Form.encode(email)),
                times.ofMillis(user.created()),
                times.ofMillis(user.modified()),
                PasswordRules.text(pool.passwordPolicy()),
                new TreeMap<>(user.attributes())
                        .entrySet().stream()
                                .map(each -> new NameValue(each.getKey(), each.getValue()))
                                .toList(),
                memberships(pool, user),
                otherGroups(pool, user),
                secondFactors(pool, user.factors()),
                pools.sessions().findOpen(user).stream()
                        .map(session -> session(declared, session))
                        .toList());
        return new ConsoleAnswer.Page(
                DisplayName.of(user),
                UserContentRenderer.of().execute(content, new StringBuilder()).toString());
    }

    private List<UserContent.Membership> memberships(UserPool pool, User user) {
        return user.groups().stream()
                .filter(name -> pools.groups().find(pool, name).isPresent() || PoolGroups.isProviderGroup(pool, name))
                .sorted()
                .map(name -> new UserContent.Membership(
                        name, pools.groups().find(pool, name).isPresent()))
                .toList();
    }

    private List<String> otherGroups(UserPool pool, User user) {
        return pools.groups().all(pool).stream()
                .map(UserPool.Group::name)
                .filter(name -> !user.groups().contains(name))
                .sorted()
                .toList();
    }

    private static List<NameValue> secondFactors(UserPool pool, SecondFactors factors) {
        List<NameValue> all = new ArrayList<>();
        all.add(new NameValue("In this pool", pool.mfa().mode()));
        all.add(new NameValue(
                "Authenticator app",
                factors.appSecret().isEmpty()
                        ? "none"
                        : factors.device().isEmpty() ? "registered" : "registered, " + factors.device()));
        all.add(new NameValue(
                "Active",
                factors.active().isEmpty()
                        ? "none"
                        : factors.active().stream().map(Factor::name).collect(Collectors.joining(", "))));
        factors.preference().ifPresent(factor -> all.add(new NameValue("Preferred", factor.name())));
        return all;
    }

    private UserContent.OpenSession session(Declared declared, Session session) {
        return new UserContent.OpenSession(
                session.originJti(),
                declared.client(session.clientId()).map(AppClient::name).orElse(session.clientId()),
                times.ofMillis(session.authTime() * 1000),
                session.hosted() ? "sign-in pages" : "JSON API",
                String.join(" ", session.scopes()),
                times.ofMillis(session.refreshUntil()));
    }
}
