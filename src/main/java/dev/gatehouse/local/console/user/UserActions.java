package dev.gatehouse.local.console.user;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.credential.TemporaryPasswords;
import dev.gatehouse.local.cognito.user.Session;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.console.ConsoleAnswer.Notice;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.state.UserPool;
import java.util.Optional;

/** The forms on the page of a user. Each calls the operation with which an administrator does the same on AWS. */
final class UserActions {
    static final String ACTION = "action";
    static final String PASSWORD = "password";
    static final String KIND = "kind";
    static final String GROUP = "group";
    static final String SESSION = "session";

    private final UserPools pools;
    private final UserPool pool;
    private final User user;
    private final PoolOperations operations;

    UserActions(UserPools pools, UserPool pool, User user) {
        this.pools = pools;
        this.pool = pool;
        this.user = user;
        this.operations = new PoolOperations(pools.jsonApi(), pool);
    }

    /** Returns what was done, or why it was refused; empty if there is no such action. */
    Optional<Notice> perform(Form form) {
        Notice notice = switch (form.find(ACTION).orElse("")) {
            case "confirm" -> call("AdminConfirmSignUp", input(), "The user is confirmed.");
            case "password" -> setPassword(form);
            case "require-change" -> requireChange();
            case "verify-email" -> verifyEmail();
            case "add-group" ->
                call("AdminAddUserToGroup", group(form), "The user is in the group " + groupName(form) + ".");
            case "remove-group" ->
                call(
                        "AdminRemoveUserFromGroup",
                        group(form),
                        "The user is no longer in the group " + groupName(form) + ".");
            case "disable" -> call("AdminDisableUser", input(), "The user is disabled, and all sessions have ended.");
            case "enable" -> call("AdminEnableUser", input(), "The user is enabled.");
            case "sign-out" ->
                call(
                        "AdminUserGlobalSignOut",
                        input(),
                        "All sessions have ended. APIs accept the access tokens until they expire.");
            case "end-session" -> endSession(form);
            case "delete" -> call("AdminDeleteUser", input(), "The user was deleted.");
            default -> null;
        };
        return Optional.ofNullable(notice);
    }

    private JsonObject input() {
        return PoolOperations.user(user.username());
    }

    private Notice call(String operation, JsonObject input, String done) {
        return notice(operations.refusal(operation, input), done);
    }

    private static Notice notice(Optional<String> refusal, String done) {
        return refusal.map(text -> new Notice(false, text)).orElseGet(() -> new Notice(true, done));
    }

    private static String groupName(Form form) {
        return form.find(GROUP).orElse("");
    }

    private JsonObject group(Form form) {
        JsonObject input = input();
        input.addProperty("GroupName", groupName(form));
        return input;
    }

    private Notice setPassword(Form form) {
        boolean permanent = form.find(KIND).filter("permanent"::equals).isPresent();
        return call(
                "AdminSetUserPassword",
                passwordInput(form.values().getOrDefault(PASSWORD, ""), permanent),
                permanent
                        ? "The password is set."
                        : "The temporary password is set. The user must change it at the next sign-in.");
    }

    private JsonObject passwordInput(String password, boolean permanent) {
        JsonObject input = input();
        input.addProperty("Password", password);
        input.addProperty("Permanent", permanent);
        return input;
    }

    /**
     * Makes the password of the user temporary, and sends another temporary password by mail. Only a user with a temporary
     * password can get the invitation again.
     */
    private Notice requireChange() {
        Optional<String> email = DisplayName.email(user);
        if (email.isEmpty()) {
            return new Notice(
                    false,
                    "The user has no email address to which the temporary password could be sent: set a temporary"
                            + " password below.");
        }
        if (user.status() != User.Status.FORCE_CHANGE_PASSWORD) {
            String unused = new TemporaryPasswords(pools.ids())
                    .generate(pool.passwordPolicy())
                    .reveal();
            Optional<String> refusal = operations.refusal("AdminSetUserPassword", passwordInput(unused, false));
            if (refusal.isPresent()) {
                return new Notice(false, refusal.get());
            }
        }
        JsonObject resend = input();
        resend.addProperty("MessageAction", "RESEND");
        JsonArray mediums = new JsonArray();
        mediums.add("EMAIL");
        resend.add("DesiredDeliveryMediums", mediums);
        return call(
                "AdminCreateUser",
                resend,
                "A temporary password was sent to " + email.get()
                        + ": it is on the page Mail. The user must change it at the next sign-in.");
    }

    private Notice verifyEmail() {
        JsonObject verified = new JsonObject();
        verified.addProperty("Name", "email_verified");
        verified.addProperty("Value", "true");
        JsonArray attributes = new JsonArray();
        attributes.add(verified);
        JsonObject input = input();
        input.add("UserAttributes", attributes);
        return call("AdminUpdateUserAttributes", input, "The email address is verified.");
    }

    /** AWS has no operation of administrators that ends one session. RevokeToken, with its refresh token, does the same. */
    private Notice endSession(Form form) {
        Optional<Session> session = pools.sessions().findOpen(user).stream()
                .filter(each ->
                        form.find(SESSION).filter(each.originJti()::equals).isPresent())
                .findFirst();
        session.ifPresent(each -> pools.sessions().end(each.originJti()));
        return session.isPresent()
                ? new Notice(true, "The session has ended. APIs accept its access tokens until they expire.")
                : new Notice(false, "The session had ended already.");
    }
}
