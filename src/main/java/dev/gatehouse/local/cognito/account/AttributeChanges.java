package dev.gatehouse.local.cognito.account;

import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.attribute.AliasExists;
import dev.gatehouse.local.cognito.code.CodeErrors;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Purpose;
import dev.gatehouse.local.cognito.code.ConfirmationCodes.Verdict;
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

/** Changes attributes of a user, and proves a new address by a code. Whether they may change is asked before. */
public final class AttributeChanges {
    private static final String EMAIL = "email";
    private static final String EMAIL_VERIFIED = "email_verified";
    private static final String PHONE = "phone_number";
    private static final String PHONE_VERIFIED = "phone_number_verified";
    private static final String WAY = "GetUserAttributeVerificationCode";

    private final UserStore users;
    private final ConfirmationCodes codes;
    private final Clock clock;

    public AttributeChanges(UserStore users, ConfirmationCodes codes, Clock clock) {
        this.users = users;
        this.codes = codes;
        this.clock = clock;
    }

    /** What became of a change. */
    public sealed interface Outcome {
        /** @param asked the address that got a code */
        record Changed(Optional<String> asked) implements Outcome {}

        record Not(Refused refused) implements Outcome {}
    }

    /**
     * DOC "UserAttributeUpdateSettingsType": where the pool says so, a new address counts only once it is verified, and
     * the old one serves until then. An administrator who sends the verified flag with it vouches for it.
     */
    public Outcome update(UserPool pool, User user, Map<String, String> sent) {
        return update(pool, user, sent, false);
    }

    /** The same by the user, whose codes are counted. */
    Outcome updateOwn(UserPool pool, User user, Map<String, String> sent) {
        return update(pool, user, sent, true);
    }

    private Outcome update(UserPool pool, User user, Map<String, String> sent, boolean counted) {
        Map<String, String> values = new TreeMap<>(sent);
        Optional<String> email = Optional.ofNullable(sent.get(EMAIL))
                .filter(address -> !address.equals(user.attributes().get(EMAIL)));
        boolean vouched = "true".equals(sent.get(EMAIL_VERIFIED));
        if (email.isPresent() && isAnothers(pool, email.get(), user)) {
            return new Outcome.Not(AliasExists.refusal(EMAIL));
        }
        boolean first = pool.schema().verifiedFirst().contains(EMAIL);
        if (email.isPresent() && !vouched) {
            if (first) {
                values.remove(EMAIL);
                values.remove(EMAIL_VERIFIED);
            } else {
                values.put(EMAIL_VERIFIED, "false");
            }
        }
        if (sent.containsKey(PHONE) && !sent.get(PHONE).equals(user.attributes().get(PHONE))) {
            values.putIfAbsent(PHONE_VERIFIED, "false");
        }
        Optional<String> asked = email.filter(
                address -> !vouched && (first || pool.autoVerified().contains(EMAIL)));
        Optional<Refused> tooOften =
                counted && asked.isPresent() ? codes.ask(pool, user.username(), Purpose.EMAIL) : Optional.empty();
        if (tooOften.isPresent()) {
            // The API reference has no LimitExceededException for UpdateUserAttributes. CHOICE of the text: the same.
            return new Outcome.Not(new Refused(
                    "TooManyRequestsException",
                    tooOften.get().message(),
                    tooOften.get().reason()));
        }
        if (!users.updateAttributes(
                pool, user, now -> now.withAttributes(values).withModified(clock.millis()))) {
            return new Outcome.Not(AliasExists.refusal(String.join(", ", aliases(pool, values.keySet()))));
        }
        asked.ifPresent(address -> codes.send(pool, user, Purpose.EMAIL, address));
        return new Outcome.Changed(asked);
    }

    /** An address that this user does not have yet and somebody else signs in with. */
    private boolean isAnothers(UserPool pool, String address, User user) {
        boolean name = pool.usernameAttributes().contains(EMAIL)
                || pool.schema().aliases().contains(EMAIL);
        return name
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
        // A flag without its address would say that nothing is verified.
        names.forEach(name -> all.add(name + "_verified"));
        users.updateAttributes(pool, user, now -> now.withoutAttributes(all).withModified(clock.millis()));
    }

    /**
     * Sends a code to the address that waits for its verification, else to the one of now. Texts assumed.
     *
     * @param attribute email: local pools send no text messages
     */
    Outcome ask(UserPool pool, User user, String attribute) {
        if (!attribute.equals(EMAIL)) {
            return new Outcome.Not(
                    attribute.equals(PHONE)
                            ? new Refused(
                                    "CodeDeliveryFailureException",
                                    "Unable to deliver the code.",
                                    "text messages are not imitated locally")
                            : Refused.invalidParameter(
                                    "Invalid attribute name: " + attribute, "only email and phone_number have codes"));
        }
        Optional<String> address = codes.address(pool, user, Purpose.EMAIL)
                .or(() -> Optional.ofNullable(user.attributes().get(EMAIL)));
        if (address.isEmpty()) {
            return new Outcome.Not(Refused.invalidParameter(
                    "User does not have an email address.", "set email by UpdateUserAttributes first"));
        }
        Optional<Refused> tooOften = codes.ask(pool, user.username(), Purpose.EMAIL);
        if (tooOften.isPresent()) {
            return new Outcome.Not(tooOften.get());
        }
        codes.send(pool, user, Purpose.EMAIL, address.get());
        return new Outcome.Changed(address);
    }

    Optional<Refused> verify(UserPool pool, User user, String attribute, String code) {
        if (!attribute.equals(EMAIL)) {
            return Optional.of(CodeErrors.expired(WAY));
        }
        Optional<String> address = codes.address(pool, user, Purpose.EMAIL);
        Verdict verdict = codes.judge(pool, user.username(), Purpose.EMAIL, code);
        if (verdict != Verdict.RIGHT || address.isEmpty()) {
            return Optional.of(verdict == Verdict.RIGHT ? CodeErrors.expired(WAY) : CodeErrors.of(verdict, WAY));
        }
        Map<String, String> proved = Map.of(EMAIL, address.get(), EMAIL_VERIFIED, "true");
        if (!users.updateAttributes(
                pool, user, now -> now.withAttributes(proved).withModified(clock.millis()))) {
            return Optional.of(AliasExists.refusal(EMAIL));
        }
        codes.use(pool, user.username(), Purpose.EMAIL);
        return Optional.empty();
    }
}
