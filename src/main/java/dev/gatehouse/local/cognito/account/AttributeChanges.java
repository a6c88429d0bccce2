package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.AliasExists;
import dev.gatehouse.local.cognito.code.CodeRefusals;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.CheckResult;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.UserPool;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Changes attributes of a user and verifies a new address by a code. The caller checks permissions first. */
public final class AttributeChanges {
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final String PHONE = "phone_number";
    private static final String PHONE_VERIFIED = "phone_number_verified";
    private static final String OPERATION = "GetUserAttributeVerificationCode";

    private final UserStore users;
    private final ConfirmationCodes codes;
    private final Clock clock;

    public AttributeChanges(UserStore users, ConfirmationCodes codes, Clock clock) {
        this.users = users;
        this.codes = codes;
        this.clock = clock;
    }

    /** The result of a change. */
    public sealed interface Outcome {
        /** @param codeSentTo the address that received a code */
        record Changed(Optional<String> codeSentTo) implements Outcome {}

        record Rejected(Refused refused) implements Outcome {}
    }

    /**
     * DOC "UserAttributeUpdateSettingsType": if the pool requires verification before an update, the new address replaces
     * the old one when it is verified. An administrator can set email_verified in the same request instead.
     */
    public Outcome updateByAdministrator(UserPool pool, User user, Map<String, String> sent) {
        return update(pool, user, sent, false);
    }

    /** The same for a signed-in user. The number of codes is limited. */
    Outcome updateByUser(UserPool pool, User user, Map<String, String> sent) {
        return update(pool, user, sent, true);
    }

    private Outcome update(UserPool pool, User user, Map<String, String> sent, boolean limited) {
        Map<String, String> values = new TreeMap<>(sent);
        Optional<String> email = Optional.ofNullable(sent.get(EMAIL))
                .filter(address -> !address.equals(user.attributes().get(EMAIL)));
        boolean verifiedInRequest = "true".equals(sent.get(EMAIL_VERIFIED));
        if (email.isPresent() && isAliasOfAnotherUser(pool, email.get(), user)) {
            return new Outcome.Rejected(AliasExists.refusal(EMAIL));
        }
        boolean verifyFirst = pool.schema().verifiedFirst().contains(EMAIL);
        if (email.isPresent() && !verifiedInRequest) {
            if (verifyFirst) {
                values.remove(EMAIL);
                values.remove(EMAIL_VERIFIED);
            } else {
                values.put(EMAIL_VERIFIED, "false");
            }
        }
        if (sent.containsKey(PHONE) && !sent.get(PHONE).equals(user.attributes().get(PHONE))) {
            values.putIfAbsent(PHONE_VERIFIED, "false");
        }
        Optional<String> sendTo = email.filter(address ->
                !verifiedInRequest && (verifyFirst || pool.autoVerified().contains(EMAIL)));
        Optional<Refused> tooOften = limited && sendTo.isPresent()
                ? codes.countRequest(pool, user.username(), Purpose.EMAIL_VERIFICATION)
                : Optional.empty();
        if (tooOften.isPresent()) {
            // The API reference has no LimitExceededException for UpdateUserAttributes. CHOICE: the same text.
            return new Outcome.Rejected(new Refused(
                    "TooManyRequestsException",
                    tooOften.get().message(),
                    tooOften.get().reason()));
        }
        if (!users.updateAttributes(
                pool, user, now -> now.withAttributes(values).withModified(clock.millis()))) {
            return new Outcome.Rejected(AliasExists.refusal(String.join(", ", aliases(pool, values.keySet()))));
        }
        sendTo.ifPresent(address -> codes.send(pool, user, Purpose.EMAIL_VERIFICATION, address));
        return new Outcome.Changed(sendTo);
    }

    /** Whether another user signs in with the address. */
    private boolean isAliasOfAnotherUser(UserPool pool, String address, User user) {
        boolean isSignInName = pool.usernameAttributes().contains(EMAIL)
                || pool.schema().aliases().contains(EMAIL);
        return isSignInName
                && users.findByNameOrAlias(pool, address)
                        .filter(other -> !other.username().equals(user.username()))
                        .isPresent();
    }

    private static Set<String> aliases(UserPool pool, Collection<String> names) {
        Set<String> all = new TreeSet<>(pool.schema().aliases());
        all.addAll(pool.usernameAttributes());
        all.retainAll(names);
        return all;
    }

    public void delete(UserPool pool, User user, Collection<String> names) {
        Set<String> all = new HashSet<>(names);
        // The verified flag has no meaning without its address.
        names.forEach(name -> all.add(name + "_verified"));
        users.updateAttributes(pool, user, now -> now.withoutAttributes(all).withModified(clock.millis()));
    }

    /**
     * Sends a code to the address that is not verified yet, or to the current address. Texts assumed.
     *
     * @param attribute only email, because the local cloud sends no text messages
     */
    Outcome sendCode(UserPool pool, User user, String attribute) {
        if (!attribute.equals(EMAIL)) {
            return new Outcome.Rejected(
                    attribute.equals(PHONE)
                            ? new Refused(
                                    "CodeDeliveryFailureException",
                                    "Unable to deliver the code.",
                                    "the local cloud sends no text messages")
                            : Refused.invalidParameter(
                                    "Invalid attribute name: " + attribute,
                                    "only email and phone_number can be verified"));
        }
        Optional<String> address = codes.destination(pool, user, Purpose.EMAIL_VERIFICATION)
                .or(() -> Optional.ofNullable(user.attributes().get(EMAIL)));
        if (address.isEmpty()) {
            return new Outcome.Rejected(Refused.invalidParameter(
                    "User does not have an email address.", "set email with UpdateUserAttributes first"));
        }
        Optional<Refused> tooOften = codes.countRequest(pool, user.username(), Purpose.EMAIL_VERIFICATION);
        if (tooOften.isPresent()) {
            return new Outcome.Rejected(tooOften.get());
        }
        codes.send(pool, user, Purpose.EMAIL_VERIFICATION, address.get());
        return new Outcome.Changed(address);
    }

    Optional<Refused> verify(UserPool pool, User user, String attribute, String code) {
        if (!attribute.equals(EMAIL)) {
            return Optional.of(CodeRefusals.expired(OPERATION));
        }
        Optional<String> address = codes.destination(pool, user, Purpose.EMAIL_VERIFICATION);
        CheckResult result = codes.check(pool, user.username(), Purpose.EMAIL_VERIFICATION, code);
        if (result != CheckResult.CORRECT || address.isEmpty()) {
            return Optional.of(
                    result == CheckResult.CORRECT
                            ? CodeRefusals.expired(OPERATION)
                            : CodeRefusals.of(result, OPERATION));
        }
        Map<String, String> verified = Map.of(EMAIL, address.get(), EMAIL_VERIFIED, "true");
        if (!users.updateAttributes(
                pool, user, now -> now.withAttributes(verified).withModified(clock.millis()))) {
            return Optional.of(AliasExists.refusal(EMAIL));
        }
        codes.consume(pool, user.username(), Purpose.EMAIL_VERIFICATION);
        return Optional.empty();
    }
}
