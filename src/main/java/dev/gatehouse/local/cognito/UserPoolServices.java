package dev.gatehouse.local.cognito;

import dev.gatehouse.local.cognito.account.AttributeChanges;
import dev.gatehouse.local.cognito.account.UserDeletion;
import dev.gatehouse.local.cognito.api.AttemptLimit;
import dev.gatehouse.local.cognito.api.PoolLookup;
import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.cognito.code.ConfirmationCodes;
import dev.gatehouse.local.cognito.credential.PasswordHasher;
import dev.gatehouse.local.cognito.password.PasswordRecovery;
import dev.gatehouse.local.cognito.password.UserPasswords;
import dev.gatehouse.local.cognito.signup.ConfirmSignUp;
import dev.gatehouse.local.cognito.signup.HostedUiSignUp;
import dev.gatehouse.local.cognito.signup.ResendConfirmationCode;
import dev.gatehouse.local.cognito.signup.SignUp;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.token.AccessTokenVerifier;
import dev.gatehouse.local.cognito.token.Discovery;
import dev.gatehouse.local.cognito.token.RefreshTokens;
import dev.gatehouse.local.cognito.token.SigningKeys;
import dev.gatehouse.local.cognito.token.TokenIssuer;
import dev.gatehouse.local.cognito.trigger.PreTokenGenerationTrigger;
import dev.gatehouse.local.cognito.trigger.SignUpTriggers;
import dev.gatehouse.local.cognito.trigger.TriggerInvoker;
import dev.gatehouse.local.cognito.user.Mailbox;
import dev.gatehouse.local.cognito.user.PoolGroups;
import dev.gatehouse.local.cognito.user.Sessions;
import dev.gatehouse.local.cognito.user.SignInLockout;
import dev.gatehouse.local.cognito.user.UserStore;
import dev.gatehouse.local.function.FunctionInvoker;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The objects that the operations and the sign-in pages share. Each is built once, after the objects that it uses. */
final class UserPoolServices {
    final LocalCloud cloud;
    final Clock clock;
    final RandomValues ids;
    final UserStore users;
    final PoolGroups groups;
    final PoolLookup pools;
    final PasswordHasher passwords;
    final SigningKeys keys;
    final Sessions sessions;
    final RefreshTokens refreshTokens;
    final SignUpTriggers signUpTriggers;
    final TokenIssuer tokens;
    final AccessTokenVerifier accessTokens;
    final Mailbox mailbox;
    final SignInLockout lockout;
    final AttemptLimit attempts;
    final ConfirmationCodes codes;
    final UserPasswords userPasswords;
    final PasswordRecovery passwordRecovery;
    final AttributeChanges attributeChanges;
    final UserDeletion deletion;
    final SignInServices signIns;
    final HostedUiSignUp hostedUiSignUp;
    final FederatedUsers federatedUsers;
    final Discovery discovery;

    UserPoolServices(
            LocalCloud cloud,
            Supplier<URI> base,
            Store store,
            Clock clock,
            SecureRandom random,
            FunctionInvoker functions,
            Consumer<String> notices) {
        this.cloud = cloud;
        this.clock = clock;
        this.ids = new RandomValues(random);
        this.users = new UserStore(store);
        this.groups = new PoolGroups(store, users, clock);
        this.pools = new PoolLookup(cloud, users);
        this.passwords = new PasswordHasher(ids);
        this.keys = new SigningKeys(store, random);
        this.sessions = new Sessions(store, clock, ids);
        this.refreshTokens = new RefreshTokens(store, sessions, users, clock, ids);
        TriggerInvoker triggers = new TriggerInvoker(cloud, functions, TriggerInvoker.TIMEOUT);
        this.signUpTriggers = new SignUpTriggers(triggers);
        this.tokens = new TokenIssuer(
                keys, refreshTokens, new PreTokenGenerationTrigger(triggers, notices), groups, clock, ids);
        this.accessTokens = new AccessTokenVerifier(cloud, keys, sessions, users, clock);
        this.mailbox = new Mailbox(store, clock, notices);
        this.lockout = new SignInLockout(store, clock);
        this.attempts = new AttemptLimit(store, clock);
        this.codes = new ConfirmationCodes(store, mailbox, attempts, clock, ids);
        this.userPasswords = new UserPasswords(users, passwords, store, clock);
        this.passwordRecovery = new PasswordRecovery(users, codes, userPasswords, lockout);
        this.attributeChanges = new AttributeChanges(users, codes, clock);
        this.deletion = new UserDeletion(users, sessions, codes, userPasswords);
        this.signIns = new SignInServices(cloud, store, clock, ids, users, passwords, userPasswords, codes, lockout);
        this.hostedUiSignUp = new HostedUiSignUp(
                users,
                new SignUp(cloud, users, passwords, codes, signUpTriggers, clock, ids),
                new ConfirmSignUp(cloud, users, codes, signUpTriggers),
                new ResendConfirmationCode(cloud, users, codes));
        this.federatedUsers = new FederatedUsers(users, passwords, signUpTriggers, clock, ids);
        this.discovery = new Discovery(keys, base);
    }

    /** Deletes everything stored for a pool. */
    void removePool(String poolId) {
        users.removePool(poolId);
        groups.removePool(poolId);
        userPasswords.removePool(poolId);
        sessions.removePool(poolId);
        keys.removePool(poolId);
        discovery.removePool(poolId);
        signIns.removePool(poolId);
    }

    /** Deletes expired data. */
    void removeExpired() {
        sessions.removeExpired();
        refreshTokens.removeExpired();
        lockout.removeExpired();
        codes.removeExpired();
        attempts.removeExpired();
        signIns.removeExpired();
    }
}
