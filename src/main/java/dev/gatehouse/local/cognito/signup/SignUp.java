package dev.gatehouse.local.cognito.signup;

import com.google.gson.JsonObject;
import dev.gatehouse.local.cognito.api.ApiAnswer;
import dev.gatehouse.local.cognito.api.ApiAnswer.Refused;
import dev.gatehouse.local.cognito.api.ApiRequest;
import dev.gatehouse.local.cognito.api.CallingClient;
import dev.gatehouse.local.cognito.api.ClientAndUser;
import dev.gatehouse.local.cognito.api.Operation;
import dev.gatehouse.local.cognito.attribute.SignUpCheck;
import dev.gatehouse.local.cognito.attribute.SignUpCheck.Candidate;
import dev.gatehouse.local.cognito.attribute.UsernameRules;
import dev.gatehouse.local.cognito.code.CodeDelivery;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.password.PasswordPolicyCheck;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers.Caller;
import dev.gatehouse.local.cognito.user.NameNormalization;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Secret;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** SignUp: adds an unconfirmed user and sends a code, unless the pre sign-up trigger confirms the user. */
public final class SignUp implements Operation {
    /** The order decides which error is returned. CHOICE: AWS documents no order; the form is checked before the policy. */
    private static final List<SignUpCheck> CHECKS = List.of(
            new SelfRegistrationCheck(), new UsernameRules(), new SignUpAttributesCheck(), new PasswordPolicyCheck());

    private final LocalCloud cloud;
    private final UserStore users;
    private final PasswordHasher passwords;
    private final ConfirmationCodes codes;
    private final SignUpTriggers triggers;
    private final Clock clock;
    private final RandomValues random;

    public SignUp(
            LocalCloud cloud,
            UserStore users,
            PasswordHasher passwords,
            ConfirmationCodes codes,
            SignUpTriggers triggers,
            Clock clock,
            RandomValues random) {
        this.cloud = cloud;
        this.users = users;
        this.passwords = passwords;
        this.codes = codes;
        this.triggers = triggers;
        this.clock = clock;
        this.random = random;
    }

    @Override
    public String name() {
        return "SignUp";
    }

    @Override
    public ApiAnswer answer(ApiRequest request) {
        return ClientAndUser.with(cloud, request, (caller, username) -> signUp(caller, username, request));
    }

    private ApiAnswer signUp(CallingClient caller, String username, ApiRequest request) {
        Optional<String> password = request.find("Password");
        if (password.isEmpty()) {
            // The API reference does not require Password, for pools with passwordless sign-in. Local pools have none.
            // CHOICE: the error for a required member.
            return Refused.invalidParameter(
                    "1 validation error detected: Value at 'password' failed to satisfy constraint:"
                            + " Member must not be null",
                    "Password is missing: users of a local pool need one");
        }
        Map<String, String> attributes = new TreeMap<>(request.nameValues("UserAttributes"));
        if (UserStore.signsInByEmail(caller.pool())) {
            attributes.putIfAbsent("email", username);
            if (!NameNormalization.areSame(caller.pool(), attributes.get("email"), username)) {
                // CHOICE: refuses two addresses in one sign-up; AWS does not document which one it uses.
                return Refused.invalidParameter(
                        "Username and email must be the same.", "the attribute email differs from Username");
            }
        }
        Candidate candidate = new Candidate(caller, username, Secret.of(password.get()), attributes);
        for (SignUpCheck check : CHECKS) {
            Optional<Refused> refusal = check.refusal(candidate);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return invokePreSignUp(
                candidate,
                new SignUpTriggers.RequestData(request.nameValues("ValidationData"), request.map("ClientMetadata")));
    }

    /** CHOICE: invokes the trigger after all other checks, and before the check that the name is available. */
    private ApiAnswer invokePreSignUp(Candidate candidate, SignUpTriggers.RequestData data) {
        String sub = random.uuid();
        String username = UserStore.signsInByEmail(candidate.caller().pool()) ? sub : candidate.username();
        SignUpTriggers.PreSignUpResult result =
                triggers.preSignUp(Caller.app(candidate.caller()), username, candidate.attributes(), data);
        return result instanceof SignUpTriggers.PreSignUpResult.Allowed allowed
                ? add(candidate, sub, allowed, data)
                : ((SignUpTriggers.PreSignUpResult.Denied) result).refused();
    }

    private ApiAnswer add(
            Candidate candidate,
            String sub,
            SignUpTriggers.PreSignUpResult.Allowed allowed,
            SignUpTriggers.RequestData data) {
        boolean byEmail = UserStore.signsInByEmail(candidate.caller().pool());
        Map<String, String> attributes = new TreeMap<>(candidate.attributes());
        attributes.put("sub", sub);
        if (attributes.containsKey("email")) {
            attributes.put("email_verified", String.valueOf(allowed.verify()));
        }
        String username = byEmail ? sub : candidate.username();
        User user = User.create(
                candidate.caller().pool().id(),
                username,
                attributes,
                allowed.confirm() ? User.Status.CONFIRMED : User.Status.UNCONFIRMED,
                passwords.hash(candidate.caller().pool(), username, candidate.password()),
                clock.millis());
        if (!users.add(candidate.caller().pool(), user)) {
            // DOC "Managing error responses": SignUp returns this error even if the client hides existence. Texts OBS.
            return new Refused(
                    "UsernameExistsException",
                    byEmail ? "An account with the given email already exists." : "User already exists",
                    "user " + LogText.of(candidate.username()) + " already exists");
        }
        if (allowed.confirm()) {
            Optional<Refused> failure =
                    triggers.postConfirmation(Caller.app(candidate.caller()), user, data.clientMetadata());
            if (failure.isPresent()) {
                return failure.get();
            }
        }
        // DOC "Pre sign-up Lambda trigger": a user who is confirmed by the trigger gets no code.
        Optional<String> email = allowed.confirm()
                ? Optional.empty()
                : CodeDelivery.address(candidate.caller().pool(), user);
        email.ifPresent(
                address -> codes.send(candidate.caller().pool(), user, ConfirmationCodes.Purpose.SIGN_UP, address));
        JsonObject body = new JsonObject();
        email.ifPresent(address -> body.add("CodeDeliveryDetails", CodeDelivery.details(address)));
        body.addProperty("UserConfirmed", allowed.confirm());
        body.addProperty("UserSub", sub);
        return new ApiAnswer.Done(body);
    }
}
