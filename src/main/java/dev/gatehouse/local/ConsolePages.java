package dev.gatehouse.local;

import dev.gatehouse.local.cognito.UserPools;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.OverviewPage;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.console.user.MailPage;
import dev.gatehouse.local.console.user.ProvidersPage;
import dev.gatehouse.local.console.user.UsersPage;
import dev.gatehouse.local.state.LocalCloud;
import java.time.ZoneId;
import java.util.List;

/** The pages of the console, in the order of its navigation. */
final class ConsolePages {
    private ConsolePages() {}

    static List<ConsolePage> of(StackInfo stack, LocalCloud cloud, UserPools pools) {
        ZoneId zone = ZoneId.systemDefault();
        return List.of(
                new OverviewPage(stack),
                new UsersPage(cloud, pools, zone),
                new MailPage(pools.mailbox(), zone),
                new ProvidersPage(cloud, pools, zone));
    }
}
