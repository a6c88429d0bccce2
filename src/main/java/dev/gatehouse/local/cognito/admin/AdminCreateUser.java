package dev.gatehouse.local.cognito.admin;

import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.attribute.AliasExists;
import dev.gatehouse.local.cognito.attribute.AttributeRules;
import dev.gatehouse.local.cognito.attribute.UsernameRules;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.describe.UserJson;
import dev.gatehouse.local.cognito.password.PasswordPolicyCheck;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Caller;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.Secret;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** AdminCreateUser: a user with a temporary password, and an invitation that tells it. */
public final class AdminCreateUser implements Operation {
    private static final String EMAIL = "email";

    private final PoolLookup calls;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final Invitations invitations;
    private final SignUpTriggers triggers;
    private final Clock clock;
    private final RandomValues ids;

    /** What a call asks for, with the attributes that the user would have. */
    private record Wish(UserPool pool, String username, Map<String, String> attributes, ApiRequest request) {}

    public AdminCreateUser(
            PoolLookup calls,
            UserStore users,
            PasswordHasher passwords,
            Invitations invitations,
            SignUpTriggers triggers,
            Clock clock,
            RandomValues ids) {
        this.calls = calls;
        this.users = users;
        this.passwords = passwords;
        this.invitations = invitations;
        this.triggers = triggers;
        this.clock = clock;
        this.ids = ids;
    }

    @Override
    public String name() {
        return "AdminCreateUser";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return calls.pool(request, pool -> {
            Optional<Refused> unheard = Invitations.refusal(request);
            if (unheard.isPresent()) {
                return unheard.get();
            }
            String username = request.text("Username");
            if (request.find("MessageAction").equals(Optional.of("RESEND"))) {
                return users.findByNameOrAlias(pool, username)
                        .map(user -> again(pool, user, request))
                        .orElseGet(() -> PoolLookup.userNotFound(username));
            }
            Map<String, String> attributes = new TreeMap<>(request.nameValues("UserAttributes"));
            if (UserStore.signsInByEmail(pool)) {
                attributes.putIfAbsent(EMAIL, username);
            }
            return create(new Wish(pool, username, attributes, request));
        });
    }

    /** CHOICE: the order of the checks is that of SignUp. */
    private ApiAnswer create(Wish wish) {
        Optional<Secret> chosen = wish.request().find("TemporaryPassword").map(Secret::of);
        Optional<Refused> refusal = UsernameRules.refusal(wish.pool(), wish.username())
                .or(() -> AttributeRules.checkNew(wish.pool(), Optional.empty(), wish.attributes()))
                .or(() -> chosen.flatMap(
                        each -> PasswordPolicyCheck.refusal(wish.pool().passwordPolicy(), each)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String sub = ids.uuid();
        String username = UserStore.signsInByEmail(wish.pool()) ? sub : wish.username();
        SignUpTriggers.PreSignUpResult verdict = triggers.preSignUp(
                Caller.administrator(wish.pool()),
                username,
                wish.attributes(),
                new SignUpTriggers.RequestData(
                        wish.request().nameValues("ValidationData"),
                        wish.request().map("ClientMetadata")));
        if (verdict instanceof SignUpTriggers.PreSignUpResult.Denied unwelcome) {
            return unwelcome.refused();
        }
        Secret password = chosen.orElseGet(() -> invitations.password(wish.pool()));
        Map<String, String> attributes = new TreeMap<>(wish.attributes());
        attributes.put("sub", sub);
        if (attributes.containsKey(EMAIL)) {
            attributes.putIfAbsent("email_verified", "false");
        }
        User user = User.create(
                wish.pool().id(),
                username,
                attributes,
                User.Status.FORCE_CHANGE_PASSWORD,
                passwords.hash(wish.pool(), username, password),
                clock.millis());
        return add(wish, user, password);
    }

    private ApiAnswer add(Wish wish, User user, Secret password) {
        UserPool pool = wish.pool();
        if (wish.request().flag("ForceAliasCreation", false)
                && pool.schema().aliases().contains(EMAIL)) {
            // DOC API reference AdminCreateUser: the alias moves. CHOICE: its holder keeps the address, not verified.
            users.findByNameOrAlias(pool, user.attributes().getOrDefault(EMAIL, ""))
                    .ifPresent(holder -> users.updateAttributes(
                            pool, holder, now -> now.withAttributes(Map.of("email_verified", "false"))));
        }
        if (!users.add(pool, user)) {
            return taken(pool, wish);
        }
        invitations.send(pool, user, password, wish.request());
        return UserJson.answer("User", UserJson.user(user));
    }

    /** Text of the first OBS, in public issues. */
    private ApiAnswer taken(UserPool pool, Wish wish) {
        return UserStore.signsInByEmail(pool)
                        || users.find(pool, wish.username()).isPresent()
                ? new Refused(
                        "UsernameExistsException",
                        "User account already exists",
                        "user " + LogText.of(wish.username()) + " exists already")
                : AliasExists.refusal(EMAIL);
    }

    /** DOC API reference AdminCreateUser, MessageAction: a new invitation, and the temporary password lives anew. */
    private ApiAnswer again(UserPool pool, User user, ApiRequest request) {
        if (user.status() != User.Status.FORCE_CHANGE_PASSWORD) {
            // Exception: API reference. Text assumed.
            return new Refused(
                    "UnsupportedUserStateException",
                    "Resend not possible. User status is " + user.status() + ".",
                    LogText.of(user.username()) + " has no temporary password any more");
        }
        Optional<Secret> chosen = request.find("TemporaryPassword").map(Secret::of);
        Optional<Refused> weak = chosen.flatMap(each -> PasswordPolicyCheck.refusal(pool.passwordPolicy(), each));
        if (weak.isPresent()) {
            return weak.get();
        }
        User renewed = invitations.renew(pool, user, chosen, request);
        return UserJson.answer("User", UserJson.user(renewed));
    }
}
