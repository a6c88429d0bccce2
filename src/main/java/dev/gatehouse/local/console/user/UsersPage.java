package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsoleAnswer.Notice;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The users of a pool: the list, the form that creates a user, and a page for each user with its actions. Each change
 * calls the operation of the cognito-idp API that an administrator would call.
 */
public final class UsersPage implements ConsolePage {
    private static final Form NO_FIELDS = new Form(Map.of(), List.of());

    private final LocalCloud cloud;
    private final UserPools pools;
    private final LocalTimes times;
    private final UserDetails details;

    /** @param zone the time zone in which the page shows times */
    public UsersPage(LocalCloud cloud, UserPools pools, ZoneId zone) {
        this.cloud = cloud;
        this.pools = pools;
        this.times = new LocalTimes(zone);
        this.details = new UserDetails(pools, times);
    }

    @Override
    public String path() {
        return UserLinks.PAGE;
    }

    @Override
    public String title() {
        return "Users";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        Optional<PoolChoice> choice = PoolChoice.of(cloud.declared(), request.query());
        if (choice.isEmpty()) {
            return request.isFragment()
                    ? new ConsoleAnswer.NotFound()
                    : PoolChoice.none(title(), path(), cloud.declared(), request.query());
        }
        Optional<String> name = username(request);
        if (name.isPresent()) {
            return find(choice.get(), name.get())
                    .map(user -> details.page(cloud.declared(), choice.get(), user, request))
                    .orElseGet(() -> details.unknown(choice.get(), name.get()));
        }
        if (request.segments().size() > 1) {
            return new ConsoleAnswer.NotFound();
        }
        return request.query().find(UserLinks.NEW).isPresent()
                ? new NewUserForm(choice.get(), pools).page(NO_FIELDS, Optional.empty(), request.formToken())
                : list(choice.get(), request);
    }

    @Override
    public ConsoleAnswer post(ConsoleRequest request) {
        Optional<PoolChoice> choice = PoolChoice.of(cloud.declared(), request.query());
        if (choice.isEmpty()) {
            return PoolChoice.none(title(), path(), cloud.declared(), request.query());
        }
        UserLinks links = new UserLinks(choice.get());
        Optional<String> name = username(request);
        if (name.isEmpty()) {
            return request.query().find(UserLinks.NEW).isPresent()
                    ? create(choice.get(), request)
                    : new ConsoleAnswer.NotFound();
        }
        Optional<User> user = find(choice.get(), name.get());
        if (user.isEmpty()) {
            return new ConsoleAnswer.Redirect(
                    links.list(), new Notice(false, "The pool has no user " + name.get() + "."));
        }
        UserActions actions = new UserActions(pools, choice.get().pool(), user.get());
        return actions.perform(request.form())
                .<ConsoleAnswer>map(notice -> new ConsoleAnswer.Redirect(
                        find(choice.get(), user.get().username()).isPresent()
                                ? links.user(user.get().username())
                                : links.list(),
                        notice))
                .orElseGet(ConsoleAnswer.NotFound::new);
    }

    /** The user that the address names. */
    private static Optional<String> username(ConsoleRequest request) {
        return request.segments().size() > 1
                ? Optional.empty()
                : request.segment(0)
                        .filter(name -> !name.isEmpty())
                        .or(() -> request.query().find(UserLinks.USER));
    }

    private Optional<User> find(PoolChoice choice, String name) {
        return pools.users().findByNameOrAlias(choice.pool(), name);
    }

    private ConsoleAnswer create(PoolChoice choice, ConsoleRequest request) {
        UserCreation.Result result = new UserCreation(pools, choice.pool()).create(request.form());
        if (result.username().isEmpty()) {
            return new NewUserForm(choice, pools).page(request.form(), result.refusal(), request.formToken());
        }
        return new ConsoleAnswer.Redirect(
                new UserLinks(choice).user(result.username().get()),
                result.refusal()
                        .map(refusal -> new Notice(false, "The user was created, but " + refusal))
                        .orElseGet(() -> new Notice(true, "The user was created.")));
    }

    private ConsoleAnswer list(PoolChoice choice, ConsoleRequest request) {
        UserPool pool = choice.pool();
        String search = request.query().find(UserLinks.SEARCH).orElse("");
        String after = request.query().find(UserLinks.AFTER).orElse("");
        String rows = rows(choice, search, after);
        if (request.isFragment()) {
            return new ConsoleAnswer.Fragment(rows);
        }
        UserLinks links = new UserLinks(choice);
        // A search reads all users, which is too much for every two seconds.
        String address = links.list("", after);
        Optional<String> live = search.isEmpty()
                ? Optional.of(address + (address.contains("?") ? "&" : "?") + "fragment=1")
                : Optional.empty();
        UserListContent content = new UserListContent(
                pool.name(),
                pools.users().count(pool),
                choice.selector(path()),
                choice.isNamed() ? Optional.of(pool.id()) : Optional.empty(),
                search,
                links.create(),
                live,
                rows);
        return new ConsoleAnswer.Page(
                title(),
                UserListContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }

    private String rows(PoolChoice choice, String text, String after) {
        UserLinks links = new UserLinks(choice);
        UserSearch search = UserSearch.of(pools.users().listAfter(choice.pool(), after), text);
        UserRows rows = new UserRows(
                search.users().stream().map(user -> row(links, user)).toList(),
                search.next().map(next -> links.list(text, next)),
                after.isEmpty() ? Optional.empty() : Optional.of(links.list(text, "")),
                text.isEmpty() ? Optional.empty() : Optional.of(text));
        return UserRowsRenderer.of().execute(rows, new StringBuilder()).toString();
    }

    private UserRows.Row row(UserLinks links, User user) {
        String name = DisplayName.of(user);
        return new UserRows.Row(
                links.user(user.username()),
                name,
                name.equals(user.username()) ? DisplayName.email(user) : Optional.of(user.username()),
                user.status().name(),
                user.status() == User.Status.CONFIRMED,
                user.disabled(),
                user.groups(),
                times.ofMillis(user.created()),
                times.ofMillis(user.modified()));
    }
}
