package dev.gatehouse.settings;

import dev.gatehouse.settings.api.ApiSettings;
import dev.gatehouse.settings.api.Route;
import dev.gatehouse.settings.aws.Tags;
import dev.gatehouse.settings.delivery.Publication;
import dev.gatehouse.settings.function.FunctionSettings;
import dev.gatehouse.settings.identity.Client;
import dev.gatehouse.settings.identity.Identity;
import dev.gatehouse.settings.identity.ScopeCatalogue;
import dev.gatehouse.settings.monitoring.Observability;
import dev.gatehouse.settings.schema.ConfigPath;
import dev.gatehouse.settings.schema.Key;
import dev.gatehouse.settings.schema.PendingText;
import dev.gatehouse.settings.schema.Problems;
import dev.gatehouse.settings.schema.Schema;
import dev.gatehouse.settings.schema.Section;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sections that a component with a part of the declaration has. A section that it does not have is that of a stack file
 * without this section; there are no scopes, clients and routes then.
 *
 * @param region empty if only the AWS provider of the component knows it
 */
record PartSections(
        Optional<String> region,
        Identity identity,
        ScopeCatalogue scopes,
        List<Client> clients,
        ApiSettings api,
        List<Route> routes,
        Observability observability,
        Tags tags) {
    private static final ScopeCatalogue NO_SCOPES = new ScopeCatalogue(Optional.empty(), Map.of(), Map.of());

    PartSections {
        clients = List.copyOf(clients);
        routes = List.copyOf(routes);
    }

    /** The argument of components without users that stands for {@code gatehouse:identity.protection}. */
    static Key<Boolean> protection(Schema keys) {
        return keys.flag("gatehouse:protection")
                .describe(
                        "whether resources are protected against deletion; settings for development are then rejected")
                .source("Pulumi, protect")
                .withDefault(true);
    }

    /** @param identity read from the arguments, or {@link Identity#unknown} */
    static PartSections of(Section root, Identity identity) {
        Section absent = absent();
        return new PartSections(
                region(root),
                identity,
                NO_SCOPES,
                List.of(),
                ApiSettings.read(absent.get(Settings.API), identity, Optional.empty()),
                List.of(),
                Observability.read(absent.get(Settings.OBSERVABILITY), Optional.empty()),
                Tags.read(root));
    }

    /** The Region, if it is known and valid. */
    static Optional<String> region(Section root) {
        return root.get(Settings.REGION).filter(text -> !PendingText.isPlaceholder(text));
    }

    PartSections withObservability(Observability written) {
        return new PartSections(region, identity, scopes, clients, api, routes, written, tags);
    }

    PartSections withClients(Optional<ScopeCatalogue> catalogue, List<Client> written) {
        return new PartSections(
                region, identity, catalogue.orElse(NO_SCOPES), written, api, routes, observability, tags);
    }

    PartSections withApi(ScopeCatalogue catalogue, ApiSettings written, List<Route> its) {
        return new PartSections(region, identity, catalogue, clients, written, its, observability, tags);
    }

    /** The settings for the declaration of the component. */
    Settings settings(String stack) {
        Section absent = absent();
        return new Settings(
                stack,
                region,
                identity,
                Optional.empty(),
                Optional.empty(),
                scopes,
                clients,
                api,
                routes,
                FunctionSettings.read(absent.get(Settings.FUNCTION)),
                observability,
                Publication.read(absent.get(Settings.PUBLISH), clients, false),
                Optional.empty(),
                tags,
                Optional.empty(),
                Optional.empty(),
                List.of());
    }

    /** The sections of a stack file that contains none; its problems are not reported. */
    private static Section absent() {
        return new Section(new ConfigPath("", new Problems()), Settings.KEYS, Map.of());
    }
}
