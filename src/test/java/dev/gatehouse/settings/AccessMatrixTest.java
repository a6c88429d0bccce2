package dev.gatehouse.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.Stacks;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessMatrixTest {
    @Test
    void showsWhichScopeOpensEachRouteToEachClient() throws Exception {
        assertThat(AccessMatrix.of(Stacks.settings("dev"))).isEqualTo("""
                | route                  | needs                                   | spa (spa) | web (web) | cli (native)             | jobs (machine) |
                | ---------------------- | --------------------------------------- | --------- | --------- | ------------------------ | -------------- |
                | GET /resources         | read                                    | read      | read      | read                     | read           |
                | POST /resources        | write                                   | write     | write     | write                    |                |
                | DELETE /resources/{id} | write                                   | write     | write     | write                    |                |
                | GET /admin/report      | admin; group admin                      |           | admin     |                          |                |
                | GET /me                | openid or aws.cognito.signin.user.admin | openid    | openid    | openid, password sign-in |                |
                | GET /health            | nothing: public                         | open      | open      | open                     | open           |
                """);
    }

    @Test
    void givesAMachineNoRouteThatWantsAGroup() throws Exception {
        Settings settings = StackTree.of("prod")
                .set("gatehouse:clients>jobs>scopes", List.of("read", "admin"))
                .read();

        assertThat(AccessMatrix.of(settings))
                .contains("| GET /admin/report      | admin; group admin |           | admin     |                |");
    }
}
