package dev.gatehouse.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonParser;
import dev.gatehouse.Stacks;
import dev.gatehouse.cloud.Declaration.DeclaredResource;
import dev.gatehouse.settings.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The published settings equal the frontend settings in the outputs. */
class PublishedSettingsTest {
    private static final String PARAMETER = "aws:ssm/parameter:Parameter";

    private static Declaration publishing(String stack) throws Exception {
        Map<String, Object> tree = Stacks.tree(stack);
        tree.put("gatehouse:publish", Map.of("parameters", true));
        return Declaration.update(Settings.read(stack, tree));
    }

    @Test
    void publishesTheFrontendSettingsOfEachPublicClient() throws Exception {
        Declaration dev = publishing("dev");
        assertThat(dev.all(PARAMETER))
                .extracting(declared -> declared.inputs().get("name"))
                .containsExactlyInAnyOrder(
                        "/gatehouse-dev/spa/oidc",
                        "/gatehouse-dev/spa/amplify",
                        "/gatehouse-dev/spa/env",
                        "/gatehouse-dev/cli/oidc",
                        "/gatehouse-dev/cli/amplify",
                        "/gatehouse-dev/cli/env");
        Map<?, ?> spa = (Map<?, ?>) ((Map<?, ?>) dev.output("frontend")).get("spa");
        for (DeclaredResource parameter : dev.all(PARAMETER)) {
            String name = String.valueOf(parameter.inputs().get("name"));
            String value = String.valueOf(parameter.inputs().get("value"));
            if (name.equals("/gatehouse-dev/spa/env")) {
                assertThat(value).isEqualTo(spa.get("env"));
            } else if (name.startsWith("/gatehouse-dev/spa/")) {
                assertThat(JsonParser.parseString(value))
                        .isEqualTo(new Gson().toJsonTree(spa.get(name.substring("/gatehouse-dev/spa/".length()))));
            }
        }
    }

    @Test
    void publishesNothingByDefault() throws Exception {
        assertThat(Declaration.update(Stacks.settings("dev")).all(PARAMETER)).isEmpty();
    }
}
