package dev.gatehouse.local.oauth.page;

import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.cognito.attribute.FederatedUsers.Outcome;
import dev.gatehouse.local.cognito.store.LogText;
import dev.gatehouse.local.cognito.store.RandomValues;
import dev.gatehouse.local.cognito.user.User;
import dev.gatehouse.local.http.HttpResponse;
import dev.gatehouse.local.oauth.authorize.Authorization;
import dev.gatehouse.local.oauth.authorize.CallbackRedirect;
import dev.gatehouse.local.oauth.form.Form;
import dev.gatehouse.local.oauth.form.Messages;
import dev.gatehouse.local.oauth.html.InputField;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stands in for an identity provider, to which a request of this machine must not go: asks for no password but for who
 * comes back, and with which claims.
 */
public final class ProviderPage implements HostedPage {
    public static final String PATH = "/identity-provider";

    private static final String SUBJECT = "subject";
    /** Claims have names of the provider's choice: none of them is to be taken for a field of ours. */
    private static final String CLAIM = "claim-";

    /** Types whose protocol has a nonce. */
    private static final Set<String> OPEN_ID = Set.of("OIDC", "Google", "SignInWithApple");

    /** As many as fit on a page. */
    private static final int SHOWN = 8;
    /** API reference, UsernameType: 1 to 128 characters with the provider's name before it. */
    private static final int LONGEST = 90;

    private final FederatedUsers users;
    private final SignInCompletion admission;
    private final RandomValues ids;

    public ProviderPage(FederatedUsers users, SignInCompletion admission, RandomValues ids) {
        this.users = users;
        this.admission = admission;
        this.ids = ids;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest visit) {
        return visit.authorization()
                .provider()
                .map(provider -> page(visit, provider, 200, new Form(Map.of(), List.of()), Optional.empty()))
                .orElseGet(() -> CallbackRedirect.to(302, visit.to(LoginPage.PATH)));
    }

    @Override
    public HttpResponse submit(PageRequest visit, Form form) {
        Optional<IdentityProvider> provider = visit.authorization().provider();
        if (provider.isEmpty()) {
            return CallbackRedirect.to(303, visit.to(LoginPage.PATH));
        }
        String subject = form.find(SUBJECT).orElse("");
        if (!subject.matches("[\\p{Graph}]{1," + LONGEST + "}")) {
            return page(visit, provider.get(), 400, form, Optional.of(Messages.SUBJECT_FORM.text()))
                    .withReason("an identifier has 1 to " + LONGEST + " visible characters without blanks");
        }
        Map<String, String> claims = new LinkedHashMap<>();
        claims(provider.get()).forEach(claim -> form.find(CLAIM + claim).ifPresent(value -> claims.put(claim, value)));
        Outcome outcome = users.signIn(visit.pool(), visit.authorization().client(), provider.get(), subject, claims);
        if (outcome instanceof Outcome.Success known) {
            return admit(visit, provider.get(), known.user());
        }
        // OBS, in public issues: what keeps a federated user out is told to the client.
        Authorization authorization = visit.authorization();
        return CallbackRedirect.error(
                303,
                authorization.redirectUri(),
                authorization.state(),
                "invalid_request",
                ((Outcome.Failure) outcome).refused().message(),
                LogText.of(subject) + " of " + provider.get().name() + ": "
                        + ((Outcome.Failure) outcome).refused().reason());
    }

    /**
     * OBS, in public issues (panva/oauth4webapi #188, akuity/kargo #6797, nextauthjs/next-auth #3403): Cognito sends a nonce
     * to an OpenID provider, and the ID token of that sign-in carries it where the app sent none. A sign-in that follows by
     * the browser's session has none. CHOICE: an app's own nonce goes before it.
     */
    private HttpResponse admit(PageRequest visit, IdentityProvider provider, User user) {
        Authorization authorization = visit.authorization();
        if (!OPEN_ID.contains(provider.type())
                || authorization.nonce().isPresent()
                || !authorization.scopes().contains("openid")) {
            return admission.admit(visit, user);
        }
        return admission
                .admit(visit.with(authorization.carrying(ids.nonce())), user)
                .withRemark("the ID token carries a nonce that the app did not send, as on AWS after a sign-in at an OpenID"
                        + " provider: an app that checks it must send a nonce of its own");
    }

    private HttpResponse page(
            PageRequest visit, IdentityProvider provider, int status, Form sent, Optional<String> problem) {
        PageBody page = new PageBody(Messages.PROVIDER.with(shown(provider)))
                .lead(Messages.PROVIDER_LEAD.with(shown(provider)))
                .problem(problem);
        users.list(visit.pool(), provider)
                .limit(SHOWN)
                .forEach(user -> page.form(visit, PATH, List.of(), named(provider, user), again(provider, user)));
        List<InputField> fields = new ArrayList<>();
        fields.add(InputField.of(SUBJECT, InputField.Kind.TEXT, Messages.SUBJECT.with(shown(provider)))
                .filled(sent.find(SUBJECT).orElse("")));
        for (String claim : claims(provider)) {
            fields.add(InputField.of(CLAIM + claim, InputField.Kind.TEXT, claim)
                    .optional()
                    .filled(sent.find(CLAIM + claim).orElse(claim.equals("email_verified") ? "true" : "")));
        }
        return page.form(visit, PATH, fields, Messages.SOMEONE_NEW)
                .link("", denied(visit.authorization()), Messages.DENY)
                .small(Messages.LOCAL.with(visit.pool().name()))
                .show(status);
    }

    /** Pairs of hidden fields that bring somebody back as before. */
    private static List<String> again(IdentityProvider provider, User user) {
        List<String> hidden = new ArrayList<>(List.of(SUBJECT, FederatedUsers.subject(provider, user)));
        provider.mapping().forEach((attribute, claim) -> {
            String value = user.attributes().get(attribute);
            if (value != null) {
                hidden.add(CLAIM + claim);
                hidden.add(value);
            }
        });
        return hidden;
    }

    private static String named(IdentityProvider provider, User user) {
        return Optional.ofNullable(user.attributes().get("email"))
                .orElseGet(() -> FederatedUsers.subject(provider, user));
    }

    /** What the provider is asked about a person, each once; its own id of him is asked for apart. */
    private static List<String> claims(IdentityProvider provider) {
        return provider.mapping().entrySet().stream()
                .filter(each -> !each.getKey().equals("username"))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    /** CHOICE: RFC 6749 section 4.1.2.1; what AWS makes of a provider's refusal is not documented. */
    private static String denied(Authorization authorization) {
        return CallbackRedirect.error(
                        302,
                        authorization.redirectUri(),
                        authorization.state(),
                        "access_denied",
                        "the user did not sign in at the identity provider",
                        "")
                .headers()
                .first("location")
                .orElseThrow();
    }

    /** As people know it. */
    static String shown(IdentityProvider provider) {
        return switch (provider.name()) {
            case "LoginWithAmazon" -> "Amazon";
            case "SignInWithApple" -> "Apple";
            default -> provider.name();
        };
    }
}
