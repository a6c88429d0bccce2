package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import dev.gatehouse.settings.schema.StackTree;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessMatrixTest {
    @Test
    void showsWhichScopeOpensEachRouteToEachClient() throws Exception {
        assertThat(AccessMatrix.of(Stacks.settings("dev"))).isEqualTo("""
                | route                  | needs                                   | checked by  | spa (spa) | web (web)           | cli (native)             | jobs (machine) |
                | ---------------------- | --------------------------------------- | ----------- | --------- | ------------------- | ------------------------ | -------------- |
                | GET /resources         | read                                    | API Gateway | read      | read                | read                     | read           |
                | POST /resources        | write                                   | API Gateway | write     | write               | write                    |                |
                | DELETE /resources/{id} | write                                   | API Gateway | write     | write               | write                    |                |
                | GET /admin/report      | admin                                   | API Gateway |           | admin (group admin) | admin (group admin)      |                |
                | GET /me                | openid or aws.cognito.signin.user.admin | API Gateway | openid    | openid              | openid, password sign-in |                |
                | GET /health            | nothing: public                         |             | open      | open                | open                     | open           |
                """);
    }

    @Test
    void givesTheMcpServerToAgentsOnlyAndNoOtherRoute() throws Exception {
        assertThat(AccessMatrix.of(Stacks.settings("mcp-rest"))
                        .replaceAll(" +", " ")
                        .replaceAll("-+", "-"))
                .isEqualTo("""
                | route | needs | checked by | spa (spa) | agents (agent) |
                | - | - | - | - | - |
                | GET /resources | read | API Gateway | read | |
                | GET /health | nothing: public | | open | open |
                | ANY /agents/mcp | read or write of mcp | API Gateway; tools: lambda/ | | read, write |
                | GET /.well-known/oauth-protected-resource | nothing: public | | open | open |
                | GET /.well-known/oauth-protected-resource/agents/mcp | nothing: public | | open | open |
                | GET /.well-known/oauth-authorization-server | nothing: public | | open | open |
                | POST /register | nothing: public | | open | open |
                """);
    }

    @Test
    void saysThatAMachineHoldsAScopeThatIsGrantedByGroupWithoutOne() throws Exception {
        Settings settings = StackTree.of("prod")
                .set("gatehouse:clients>jobs>scopes", List.of("read", "admin"))
                .read();

        assertThat(AccessMatrix.of(settings))
                .contains("| GET /admin/report      | admin           | API Gateway |           | admin (group admin) |"
                        + " admin (no group) |");
    }

    @Test
    void namesTheFunctionThatChecksARoutesGroupAndGivesAMachineNoSuchRoute() throws Exception {
        Settings settings = StackTree.of("prod")
                .set("gatehouse:scopes>scopes>admin", "Admin access")
                .set("gatehouse:clients>jobs>scopes", List.of("read", "admin"))
                .set("gatehouse:routes>GET /admin/report>group", "admin")
                .read();

        assertThat(AccessMatrix.of(settings))
                .contains("| GET /admin/report      | admin; group admin | API Gateway; group: lambda/ |           |"
                        + " admin     |                |");
    }
}
