package dev.gatehouse.local;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.OverviewPage;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.console.agent.AgentsPage;
import dev.gatehouse.local.console.request.Names;
import dev.gatehouse.local.console.request.RequestDetail;
import dev.gatehouse.local.console.request.RequestsPage;
import dev.gatehouse.local.console.resource.AccessPage;
import dev.gatehouse.local.console.resource.FunctionsPage;
import dev.gatehouse.local.console.resource.ResourcesPage;
import dev.gatehouse.local.console.token.TokenForm;
import dev.gatehouse.local.console.token.TokenPage;
import dev.gatehouse.local.console.traffic.TrafficPage;
import dev.gatehouse.local.console.user.MailPage;
import dev.gatehouse.local.console.user.ProvidersPage;
import dev.gatehouse.local.console.user.UsersPage;
import dev.gatehouse.local.function.FunctionHost;
import dev.gatehouse.local.gateway.TokenExplainer;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.recording.Recording;
import dev.gatehouse.local.state.LocalCloud;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;

/** The pages of the console, in the order of its navigation. */
final class ConsolePages {
    private ConsolePages() {}

    /** What the pages show. */
    record Sources(
            StackInfo stack,
            LocalCloud cloud,
            UserPools pools,
            Recording recording,
            FunctionHost functions,
            TokenExplainer explainer,
            Supplier<Resources> resources,
            Clock clock) {}

    static List<ConsolePage> of(Sources sources) {
        ZoneId zone = ZoneId.systemDefault();
        Names names =
                new Names(sources.stack(), sources.cloud(), sources.pools().users());
        RequestDetail detail = new RequestDetail(
                names, sources.explainer(), sources.recording().functionLog(), zone);
        return List.of(
                new OverviewPage(sources.stack()),
                new RequestsPage(sources.recording().requests(), names, detail, sources.stack(), zone),
                new AgentsPage(
                        sources.stack(), sources.cloud(), sources.recording().requests(), zone),
                new TokenPage(
                        sources.cloud(),
                        sources.explainer(),
                        new TokenForm(sources.stack(), new EndpointTokens(sources.stack())),
                        sources.clock()),
                new UsersPage(sources.cloud(), sources.pools(), zone),
                new MailPage(sources.pools().mailbox(), zone),
                new ProvidersPage(sources.cloud(), sources.pools(), zone),
                new AccessPage(sources.stack()),
                new ResourcesPage(sources.stack(), sources.resources()),
                new FunctionsPage(
                        sources.cloud(),
                        sources.functions()::status,
                        sources.recording().functionLog(),
                        zone),
                new TrafficPage(sources.recording().traffic(), zone));
    }
}
