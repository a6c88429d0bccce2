package dev.gatehouse.local.console.agent;

import dev.gatehouse.local.console.ConsoleAnswer;
import dev.gatehouse.local.console.ConsolePage;
import dev.gatehouse.local.console.ConsoleRequest;
import dev.gatehouse.local.console.StackInfo;
import dev.gatehouse.local.recording.RequestRecorder;
import dev.gatehouse.local.state.LocalCloud;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Shows how an MCP client connects, and why one does not. Only a stack with an MCP server has it. */
public final class AgentsPage implements ConsolePage {
    /** CHOICE: as many as a person compares. */
    private static final int MAX_FLOWS = 20;

    private final StackInfo stack;
    private final LocalCloud cloud;
    private final Flows flows;
    private final FlowViews views;

    /** @param zone in which times are shown */
    public AgentsPage(StackInfo stack, LocalCloud cloud, RequestRecorder recorder, ZoneId zone) {
        this.stack = stack;
        this.cloud = cloud;
        this.flows = new Flows(recorder);
        this.views = new FlowViews(zone);
    }

    @Override
    public String path() {
        return "agents";
    }

    @Override
    public String title() {
        return "Agents";
    }

    @Override
    public boolean isPresent() {
        return server().isPresent();
    }

    private Optional<McpStack> server() {
        return McpStack.of(stack, cloud.declared());
    }

    @Override
    public ConsoleAnswer get(ConsoleRequest request) {
        return request.segments().isEmpty()
                ? server().map(server -> page(server, request)).orElseGet(ConsoleAnswer.NotFound::new)
                : new ConsoleAnswer.NotFound();
    }

    private ConsoleAnswer page(McpStack server, ConsoleRequest request) {
        List<Flow> found = flows.of(server).stream().limit(MAX_FLOWS).toList();
        FlowsContent content = new FlowsContent(
                found.stream().map(flow -> views.of(flow, flow == found.get(0))).toList(),
                "curl -i -X POST " + server.url());
        String html =
                FlowsContentRenderer.of().execute(content, new StringBuilder()).toString();
        if (request.isFragment()) {
            return new ConsoleAnswer.Fragment(html);
        }
        AgentsContent page = new AgentsContent(
                server.url(), ConnectCommand.of(server), server.clients(), DocumentRow.of(server), html);
        return new ConsoleAnswer.Page(
                "Agents",
                AgentsContentRenderer.of().execute(page, new StringBuilder()).toString());
    }
}
