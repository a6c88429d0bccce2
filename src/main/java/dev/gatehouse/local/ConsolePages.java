package dev.gatehouse.local;

import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.OverviewPage;
import dev.gatehouse.local.console.StackInfo;
import java.util.List;

/** The pages of the console, in the order of its navigation. */
final class ConsolePages {
    private ConsolePages() {}

    static List<ConsolePage> of(StackInfo stack) {
        return List.of(new OverviewPage(stack));
    }
}
