package dev.gatehouse.local.pulumi.model;

import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.ResourceType;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.ResourceTypes;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolClientType;
import dev.gatehouse.local.pulumi.type.cognito.UserPoolType;
import dev.gatehouse.local.pulumi.type.function.AliasType;
import dev.gatehouse.local.pulumi.type.function.FunctionType;
import dev.gatehouse.local.pulumi.type.http.HttpApiType;
import dev.gatehouse.local.pulumi.type.rest.RestApiTypes;
import dev.gatehouse.local.state.Addresses;
import dev.gatehouse.local.state.Api;
import dev.gatehouse.local.state.AppClient;
import dev.gatehouse.local.state.Declared;
import dev.gatehouse.local.state.LambdaFunction;
import dev.gatehouse.local.state.UserPool;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Turns resources into the model that the servers read. */
public final class CloudModel {
    private CloudModel() {}

    public static Declared of(Resources all, Addresses addresses) {
        Map<String, UserPool> pools = new LinkedHashMap<>();
        for (Resource pool : all.all(UserPoolType.TOKEN)) {
            pools.put(pool.id(), UserPoolType.model(pool, all, pool.origin().addresses(addresses)));
        }
        Map<String, AppClient> clients = new LinkedHashMap<>();
        for (Resource client : all.all(UserPoolClientType.TOKEN)) {
            clients.put(client.id(), UserPoolClientType.model(client));
        }
        Map<String, LambdaFunction> functions = new LinkedHashMap<>();
        for (Resource each : all.all(FunctionType.TOKEN)) {
            LambdaFunction function =
                    FunctionType.model(each, all, each.origin().addresses(addresses));
            // A function that is called only by its alias needs no entry under its unqualified ARN.
            if (!function.permissions().isEmpty() || !AliasType.existsFor(each, all)) {
                functions.put(function.arn(), function);
            }
        }
        for (Resource alias : all.all(AliasType.TOKEN)) {
            functions.put(alias.id(), AliasType.model(alias, all, alias.origin().addresses(addresses)));
        }
        List<String> notImitated = all.all().stream()
                .filter(each -> !ResourceTypes.ofDeclared(each.type()).isImitated())
                .map(each -> each.type() + " " + each.name())
                .toList();
        List<Api> apis = new ArrayList<>();
        for (Resource each : all.all()) {
            switch (each.type()) {
                case HttpApiType.TOKEN -> apis.add(HttpApiType.model(each, all));
                case RestApiTypes.API -> apis.add(RestApiModel.of(each, all));
                default -> {}
            }
        }
        return new Declared(pools, clients, apis, functions, notImitated, inputsWithoutEffect(all), ownPaths(all));
    }

    private static Set<String> ownPaths(Resources all) {
        return all.all().stream()
                .filter(each ->
                        each.type().equals(HttpApiType.TOKEN) || each.type().equals(RestApiTypes.API))
                .filter(each -> !each.origin().apiPath().isEmpty())
                .map(Resource::id)
                .collect(Collectors.toSet());
    }

    private static List<String> inputsWithoutEffect(Resources all) {
        SortedSet<String> inputs = new TreeSet<>();
        for (Resource each : all.all()) {
            ResourceTypes.of(each.type())
                    .filter(ResourceType::isImitated)
                    .ifPresent(type -> type.inputs()
                            .withoutEffect(each.inputs())
                            .forEach(path -> inputs.add(each.type() + " " + path)));
        }
        return List.copyOf(inputs);
    }
}
