package dev.gatehouse.local.console.user;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.cognito.attribute.FederatedSignIn;
import dev.gatehouse.local.cognito.attribute.FederatedUsers;
import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.user.ProvidersContent.Mapping;
import dev.gatehouse.local.state.LocalCloud;
import dev.gatehouse.local.state.UserPool;
import dev.gatehouse.local.state.UserPool.IdentityProvider;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The identity providers of a pool, and what the local page that replaces them sent at the last sign-ins. */
public final class ProvidersPage implements ConsolePage {
    private static final String PATH = "providers";

    /** As many as fit beside the other values of a provider. */
    private static final int MAX_USERS = 20;

    private final LocalCloud cloud;
    private final UserPools pools;
    private final LocalTimes times;

    /** @param zone the time zone in which the page shows times */
    public ProvidersPage(LocalCloud cloud, UserPools pools, ZoneId zone) {
        this.cloud = cloud;
        this.pools = pools;
        this.times = new LocalTimes(zone);
    }

    @Override
    public String path() {
        return PATH;
    }

    @Override
    public String title() {
        return "Identity providers";
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        if (!request.segments().isEmpty()) {
            return new ConsoleAnswer.NotFound();
        }
        Optional<PoolChoice> choice = PoolChoice.of(cloud.declared(), request.query());
        if (choice.isEmpty()) {
            return request.isFragment()
                    ? new ConsoleAnswer.NotFound()
                    : PoolChoice.none(title(), path(), cloud.declared(), request.query());
        }
        String signIns = signIns(choice.get());
        if (request.isFragment()) {
            return new ConsoleAnswer.Fragment(signIns);
        }
        UserPool pool = choice.get().pool();
        ProvidersContent content = new ProvidersContent(
                pool.name(),
                choice.get().selector(PATH),
                pool.providers().values().stream()
                        .sorted(Comparator.comparing(IdentityProvider::name))
                        .map(provider -> provider(choice.get(), provider))
                        .toList(),
                PATH + "?" + (choice.get().isNamed() ? PoolChoice.PARAMETER + "=" + pool.id() + "&" : "")
                        + "fragment=1",
                signIns);
        return new ConsoleAnswer.Page(
                title(),
                ProvidersContentRenderer.of()
                        .execute(content, new StringBuilder())
                        .toString());
    }

    private ProvidersContent.Provider provider(PoolChoice choice, IdentityProvider provider) {
        UserLinks links = new UserLinks(choice);
        return new ProvidersContent.Provider(
                provider.name(),
                provider.type(),
                provider.identifiers().isEmpty() ? "none" : String.join(", ", provider.identifiers()),
                new TreeMap<>(provider.mapping())
                        .entrySet().stream()
                                .map(each -> new Mapping(each.getValue(), each.getKey()))
                                .toList(),
                pools.federatedUsers()
                        .list(choice.pool(), provider)
                        .limit(MAX_USERS)
                        .map(user -> new ProvidersContent.FederatedUser(
                                links.user(user.username()), FederatedUsers.subject(provider, user)))
                        .toList());
    }

    private String signIns(PoolChoice choice) {
        List<ProviderSignIns.Shown> shown = pools
                .federatedUsers()
                .recent()
                .all(choice.pool().id())
                .stream()
                .map(signIn -> signIn(choice, signIn))
                .toList();
        return ProviderSignInsRenderer.of()
                .execute(new ProviderSignIns(shown), new StringBuilder())
                .toString();
    }

    private ProviderSignIns.Shown signIn(PoolChoice choice, FederatedSignIn signIn) {
        Optional<String> user = signIn.outcome() instanceof FederatedUsers.Outcome.Success success
                ? Optional.of(success.user().username())
                : Optional.empty();
        Optional<String> refusal = signIn.outcome() instanceof FederatedUsers.Outcome.Failure failure
                ? Optional.of(failure.refused().type() + ": "
                        + failure.refused().message() + " (" + failure.refused().reason() + ")")
                : Optional.empty();
        return new ProviderSignIns.Shown(
                times.of(signIn.time()),
                signIn.provider(),
                signIn.client(),
                signIn.subject(),
                values(signIn.claims()),
                values(signIn.attributes()),
                user.map(name -> new ProvidersContent.FederatedUser(new UserLinks(choice).user(name), name)),
                refusal);
    }

    private static List<UserContent.NameValue> values(Map<String, String> all) {
        return all.entrySet().stream()
                .map(each -> new UserContent.NameValue(each.getKey(), each.getValue()))
                .toList();
    }
}
