package dev.gatehouse.cloud;

import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.resources.ComponentResource;
import com.pulumi.resources.ComponentResourceOptions;
import dev.gatehouse.settings.Client;
import dev.gatehouse.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole declaration: users, scopes, clients, sign-in pages, function and API, and what the stack tells its users. */
public final class ProtectedApi {
    private ProtectedApi() {}

    /**
     * Declares the stack.
     *
     * @return the stack's outputs by name, see the README; exported by the caller
     */
    public static Map<String, Output<?>> declare(Context context, Settings settings) {
        String name = context.projectName() + "-" + context.stackName();
        ComponentResourceOptions top = ComponentResourceOptions.builder()
                .resourceTransformations(new Tagging(settings.tags().of(settings.stack())))
                .build();
        boolean protection = settings.identity().protection();
        Hosts hosts = new Hosts(settings);

        PoolTriggers triggers = new PoolTriggers(name, settings, top);
        UserDirectory users = new UserDirectory(name + "-users", settings.identity(), triggers, top);
        settings.identity()
                .plan()
                .risk()
                .ifPresent(risk -> new RiskRules(
                        name + "-risk", risk, settings.identity().mail().orElseThrow(), users.poolId(), top));
        ScopeServer scopes = new ScopeServer(name + "-scopes", settings.scopes(), users.poolId(), top);
        AppClients clients = new AppClients(name, settings.clients(), users.poolId(), scopes, top);
        SignInPages pages = new SignInPages(name + "-sign-in", settings, users.poolId(), hosts, top);
        List<Client> confidential = settings.clients().stream()
                .filter(client -> client.kind().hasSecret())
                .toList();
        ClientSecrets secrets = new ClientSecrets(name, confidential, clients, protection ? 30 : 0, top);
        Optional<ResourceTable> table = settings.function().table()
                ? Optional.of(new ResourceTable(name + "-table", settings, top))
                : Optional.empty();
        Backend backend = new Backend(name + "-function", FunctionPlan.api(settings, table), settings, top);
        Output<String> issuer = users.endpoint().applyValue(hosts::issuer);
        List<ComponentResource> rest = new ArrayList<>(List.of(users, secrets, pages));
        settings.identity()
                .firewall()
                .ifPresent(wanted ->
                        rest.add(new Firewall(name + "-users-firewall", settings, wanted, users.poolArn(), top)));
        // Under another name, so that one can stand beside the other while a stack changes its kind.
        Gateway api = settings.api()
                .rest()
                .<Gateway>map(choice ->
                        new RestApi(name + "-rest", settings, choice, users.poolArn(), scopes, backend, rest, top))
                .orElseGet(
                        () -> new HttpApi(name + "-api", settings, issuer, clients.ids(), scopes, backend, rest, top));
        Lookout.over(name, settings, users, clients, backend, api, top);
        Optional<ApiDomain> domain =
                settings.api().domain().map(own -> new ApiDomain(name + "-api", own, api, protection, top));

        PublicNames names = new PublicNames(settings, hosts, pages, api.url(), domain);
        return new StackOutputs(settings, hosts, users, issuer, clients, secrets, names).all();
    }
}
