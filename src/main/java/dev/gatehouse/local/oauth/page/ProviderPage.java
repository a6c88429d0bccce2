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
import dev.gatehouse.local.oauth.page.PageParts.Hidden;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces an identity provider, because the local cloud sends no request to providers. It asks for no password: the
 * reader chooses the user and the claims that the provider returns.
 */
public final class ProviderPage implements HostedPage {
    public static final String PATH = "/identity-provider";

    private static final String SUBJECT = "subject";
    /** Keeps the provider's claim names apart from the names of other fields. */
    private static final String CLAIM_PREFIX = "claim-";

    /** Provider types whose protocol, OpenID Connect, has a nonce. */
    private static final Set<String> OPENID_TYPES = Set.of("OIDC", "Google", "SignInWithApple");

    /** As many as fit on one page. */
    private static final int MAX_USERS_SHOWN = 8;
    /** API reference, UsernameType: 1 to 128 characters, including the provider name as a prefix. */
    private static final int MAX_SUBJECT_LENGTH = 90;

    private final FederatedUsers users;
    private final SignInCompletion completion;
    private final RandomValues ids;

    public ProviderPage(FederatedUsers users, SignInCompletion completion, RandomValues ids) {
        this.users = users;
        this.completion = completion;
        this.ids = ids;
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public HttpResponse show(PageRequest request) {
        return request.authorization()
                .provider()
                .map(provider -> page(request, provider, 200, new Form(Map.of(), List.of()), Optional.empty()))
                .orElseGet(() -> CallbackRedirect.to(302, request.urlOf(LoginPage.PATH)));
    }

    @Override
    public HttpResponse submit(PageRequest request, Form form) {
        Optional<IdentityProvider> provider = request.authorization().provider();
        if (provider.isEmpty()) {
            return CallbackRedirect.to(303, request.urlOf(LoginPage.PATH));
        }
        String subject = form.find(SUBJECT).orElse("");
        if (!subject.matches("[\\p{Graph}]{1," + MAX_SUBJECT_LENGTH + "}")) {
            return page(request, provider.get(), 400, form, Optional.of(Messages.SUBJECT_INVALID.text()))
                    .withReason("a user ID has 1 to " + MAX_SUBJECT_LENGTH + " visible characters and no spaces");
        }
        Map<String, String> claims = new LinkedHashMap<>();
        claims(provider.get())
                .forEach(claim -> form.find(CLAIM_PREFIX + claim).ifPresent(value -> claims.put(claim, value)));
        Outcome outcome =
                users.signIn(request.pool(), request.authorization().client(), provider.get(), subject, claims);
        if (outcome instanceof Outcome.Success known) {
            return completeSignIn(request, provider.get(), known.user());
        }
        // OBS, in public issues: the redirect to the client carries the reason why a federated user is refused.
        Authorization authorization = request.authorization();
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
     * to an OpenID Connect provider. If the app sent no nonce, the ID token of that sign-in carries this one. A later
     * sign-in that uses the browser session has none. CHOICE: the nonce of the app takes precedence.
     */
    private HttpResponse completeSignIn(PageRequest request, IdentityProvider provider, User user) {
        Authorization authorization = request.authorization();
        if (!OPENID_TYPES.contains(provider.type())
                || authorization.nonce().isPresent()
                || !authorization.scopes().contains("openid")) {
            return completion.complete(request, user);
        }
        return completion
                .complete(request.withAuthorization(authorization.withNonce(ids.nonce())), user)
                .withRemark(
                        "the ID token carries a nonce that the app did not send, as on AWS after a sign-in with an OpenID"
                                + " Connect provider: an app that checks the nonce must send one");
    }

    private HttpResponse page(
            PageRequest request, IdentityProvider provider, int status, Form sent, Optional<String> problem) {
        PageBody page = new PageBody(Messages.PROVIDER.format(displayName(provider)))
                .lead(Messages.PROVIDER_LEAD.format(displayName(provider)))
                .problem(problem);
        if (request.authorization().document().isPresent()) {
            // A request that names the provider skips the sign-in page, which names the app.
            page.leads(request.appLines());
        }
        users.list(request.pool(), provider)
                .limit(MAX_USERS_SHOWN)
                .forEach(user ->
                        page.form(request, PATH, List.of(), label(provider, user), hiddenFields(provider, user)));
        List<InputField> fields = new ArrayList<>();
        fields.add(InputField.of(SUBJECT, InputField.Kind.TEXT, Messages.SUBJECT.format(displayName(provider)))
                .withValue(sent.find(SUBJECT).orElse("")));
        for (String claim : claims(provider)) {
            fields.add(InputField.of(CLAIM_PREFIX + claim, InputField.Kind.TEXT, claim)
                    .optional()
                    .withValue(sent.find(CLAIM_PREFIX + claim).orElse(claim.equals("email_verified") ? "true" : "")));
        }
        return page.form(request, PATH, fields, Messages.PROVIDER_SIGN_IN)
                .link("", deniedUrl(request.authorization()), Messages.PROVIDER_CANCEL)
                .footnote(Messages.LOCAL_NOTE.format(request.pool().name()))
                .render(status);
    }

    /** Returns the hidden fields that sign in an existing user again. */
    private static List<Hidden> hiddenFields(IdentityProvider provider, User user) {
        List<Hidden> hidden = new ArrayList<>(List.of(new Hidden(SUBJECT, FederatedUsers.subject(provider, user))));
        provider.mapping().forEach((attribute, claim) -> {
            String value = user.attributes().get(attribute);
            if (value != null) {
                hidden.add(new Hidden(CLAIM_PREFIX + claim, value));
            }
        });
        return hidden;
    }

    private static String label(IdentityProvider provider, User user) {
        return Optional.ofNullable(user.attributes().get("email"))
                .orElseGet(() -> FederatedUsers.subject(provider, user));
    }

    /** Returns the mapped claims, each once, without the user ID, which has its own field. */
    private static List<String> claims(IdentityProvider provider) {
        return provider.mapping().entrySet().stream()
                .filter(each -> !each.getKey().equals("username"))
                .map(Map.Entry::getValue)
                .distinct()
                .sorted()
                .toList();
    }

    /** CHOICE: RFC 6749 section 4.1.2.1; AWS does not document how it handles a refusal by the provider. */
    private static String deniedUrl(Authorization authorization) {
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

    /** Returns the name that users know. */
    static String displayName(IdentityProvider provider) {
        return switch (provider.name()) {
            case "LoginWithAmazon" -> "Amazon";
            case "SignInWithApple" -> "Apple";
            default -> provider.name();
        };
    }
}
