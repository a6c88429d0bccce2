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
import dev.gatehouse.local.cognito.describe.JsonBody;
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

/** AdminCreateUser: creates a user with a temporary password and sends an invitation that contains it. */
public final class AdminCreateUser implements Operation {
    private static final String EMAIL = "email";

    private final PoolLookup pools;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final Invitations invitations;
    private final SignUpTriggers triggers;
    private final Clock clock;
    private final RandomValues ids;

    /** The request, with the attributes that the new user gets. */
    private record NewUser(UserPool pool, String username, Map<String, String> attributes, ApiRequest request) {}

    public AdminCreateUser(
            PoolLookup pools,
            UserStore users,
            PasswordHasher passwords,
            Invitations invitations,
            SignUpTriggers triggers,
            Clock clock,
            RandomValues ids) {
        this.pools = pools;
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
        return pools.pool(request, pool -> {
            Optional<Refused> refusal = Invitations.refusal(request);
            if (refusal.isPresent()) {
                return refusal.get();
            }
            String username = request.text("Username");
            if (request.find("MessageAction").equals(Optional.of("RESEND"))) {
                return users.findByNameOrAlias(pool, username)
                        .map(user -> resend(pool, user, request))
                        .orElseGet(() -> PoolLookup.userNotFound(username));
            }
            Map<String, String> attributes = new TreeMap<>(request.nameValues("UserAttributes"));
            if (UserStore.signsInByEmail(pool)) {
                attributes.putIfAbsent(EMAIL, username);
            }
            return create(new NewUser(pool, username, attributes, request));
        });
    }

    /** CHOICE: the same order of checks as SignUp. */
    private ApiAnswer create(NewUser newUser) {
        Optional<Secret> chosen = newUser.request().find("TemporaryPassword").map(Secret::of);
        Optional<Refused> refusal = UsernameRules.refusal(newUser.pool(), newUser.username())
                .or(() -> AttributeRules.checkNew(newUser.pool(), Optional.empty(), newUser.attributes()))
                .or(() -> chosen.flatMap(each -> PasswordPolicyCheck.refusalOfAdminCreateUser(
                        newUser.pool().passwordPolicy(), each)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        String sub = ids.uuid();
        String username = UserStore.signsInByEmail(newUser.pool()) ? sub : newUser.username();
        SignUpTriggers.PreSignUpResult result = triggers.preSignUp(
                Caller.administrator(newUser.pool()),
                username,
                newUser.attributes(),
                new SignUpTriggers.RequestData(
                        newUser.request().nameValues("ValidationData"),
                        newUser.request().map("ClientMetadata")));
        if (result instanceof SignUpTriggers.PreSignUpResult.Denied denied) {
            return denied.refused();
        }
        Secret password = chosen.orElseGet(() -> invitations.password(newUser.pool()));
        Map<String, String> attributes = new TreeMap<>(newUser.attributes());
        attributes.put("sub", sub);
        if (attributes.containsKey(EMAIL)) {
            attributes.putIfAbsent("email_verified", "false");
        }
        User user = User.create(
                newUser.pool().id(),
                username,
                attributes,
                User.Status.FORCE_CHANGE_PASSWORD,
                passwords.hash(newUser.pool(), username, password),
                clock.millis());
        return add(newUser, user, password);
    }

    private ApiAnswer add(NewUser newUser, User user, Secret password) {
        UserPool pool = newUser.pool();
        if (newUser.request().flag("ForceAliasCreation", false)
                && pool.schema().aliases().contains(EMAIL)) {
            // DOC API reference AdminCreateUser: the alias moves to the new user. CHOICE: the previous user keeps the
            // address, unverified.
            users.findByNameOrAlias(pool, user.attributes().getOrDefault(EMAIL, ""))
                    .ifPresent(previous -> users.updateAttributes(
                            pool, previous, now -> now.withAttributes(Map.of("email_verified", "false"))));
        }
        if (!users.add(pool, user)) {
            return userExists(pool, newUser);
        }
        invitations.send(pool, user, password, newUser.request());
        return JsonBody.of("User", UserJson.user(user));
    }

    /** Text of UsernameExistsException OBS, in public issues. */
    private ApiAnswer userExists(UserPool pool, NewUser newUser) {
        return UserStore.signsInByEmail(pool)
                        || users.find(pool, newUser.username()).isPresent()
                ? new Refused(
                        "UsernameExistsException",
                        "User account already exists",
                        "user " + LogText.of(newUser.username()) + " exists already")
                : AliasExists.refusal(EMAIL);
    }

    /** DOC API reference AdminCreateUser, MessageAction: sends the invitation again and renews the temporary password. */
    private ApiAnswer resend(UserPool pool, User user, ApiRequest request) {
        if (user.status() != User.Status.FORCE_CHANGE_PASSWORD) {
            // Exception: API reference. Text assumed.
            return new Refused(
                    "UnsupportedUserStateException",
                    "Resend not possible. User status is " + user.status() + ".",
                    LogText.of(user.username()) + " no longer has a temporary password");
        }
        Optional<Secret> chosen = request.find("TemporaryPassword").map(Secret::of);
        Optional<Refused> weak =
                chosen.flatMap(each -> PasswordPolicyCheck.refusalOfAdminCreateUser(pool.passwordPolicy(), each));
        if (weak.isPresent()) {
            return weak.get();
        }
        User renewed = invitations.renew(pool, user, chosen, request);
        return JsonBody.of("User", UserJson.user(renewed));
    }
}
