package dev.gatehouse.local.pulumi.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.pulumi.Context;
import com.pulumi.aws.apigatewayv2.Api;
import com.pulumi.aws.apigatewayv2.ApiArgs;
import com.pulumi.aws.apigatewayv2.Route;
import com.pulumi.aws.apigatewayv2.RouteArgs;
import com.pulumi.core.Alias;
import com.pulumi.resources.CustomResourceOptions;
import dev.gatehouse.Main;
import dev.gatehouse.Stacks;
import dev.gatehouse.local.pulumi.CloudFixture;
import dev.gatehouse.local.pulumi.resource.InvalidRequestException;
import dev.gatehouse.local.pulumi.resource.Resource;
import dev.gatehouse.local.pulumi.resource.Resources;
import dev.gatehouse.local.pulumi.type.http.RouteType;
import dev.gatehouse.local.state.HttpApi;
import dev.gatehouse.settings.Settings;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A resource that the program renames, with its former name as an alias. */
class RenamedResourceTest {
    private final CloudFixture fixture = new CloudFixture();

    /** A program with an API and one route. */
    private static Consumer<Context> routes(String key, String name, String... formerNames) {
        return context ->
                route(new Api("api", ApiArgs.builder().protocolType("HTTP").build()), key, name, formerNames);
    }

    private static Route route(Api api, String key, String name, String... formerNames) {
        CustomResourceOptions.Builder options = CustomResourceOptions.builder();
        for (String each : formerNames) {
            options.aliases(Alias.builder().name(each).build());
        }
        return new Route(name, RouteArgs.builder().apiId(api.id()).routeKey(key).build(), options.build());
    }

    @Test
    void keepsItsIdAndIsNoChange() {
        fixture.run(routes("GET /a", "GET /a"));
        String id = fixture.resource(RouteType.TOKEN, "GET /a").id();

        EmbeddedEngine.Run run = fixture.run(routes("GET /a", "gatehouse-local-api GET /a", "GET /a"));

        assertThat(run.problems()).isEmpty();
        assertThat(run.changes()).isEmpty();
        assertThat(fixture.resources()).extracting(Resource::name).containsExactly("api", "gatehouse-local-api GET /a");
        assertThat(fixture.resource(RouteType.TOKEN, "gatehouse-local-api GET /a")
                        .id())
                .isEqualTo(id);
    }

    @Test
    void isUpdatedIfAnInputChangesToo() {
        fixture.run(routes("GET /a", "GET /a"));
        String id = fixture.resource(RouteType.TOKEN, "GET /a").id();

        EmbeddedEngine.Run run = fixture.run(routes("GET /b", "gatehouse-local-api GET /b", "GET /a"));

        assertThat(run.changes()).containsExactly("updated Route GET /b (routeKey)");
        assertThat(fixture.resource(RouteType.TOKEN, "gatehouse-local-api GET /b")
                        .id())
                .isEqualTo(id);
        assertThat(fixture.httpApi().routes()).extracting(HttpApi.Route::key).containsExactly("GET /b");
    }

    @Test
    void isCreatedIfTheFormerNameBelongsToAnotherDeclaredResource() {
        fixture.run(routes("GET /a", "GET /a"));

        EmbeddedEngine.Run run = fixture.run(context -> {
            Api api = new Api("api", ApiArgs.builder().protocolType("HTTP").build());
            route(api, "GET /a", "GET /a");
            route(api, "GET /b", "gatehouse-local-api GET /b", "GET /a");
        });

        assertThat(run.changes()).containsExactly("created Route GET /b");
    }

    @Test
    void isCreatedIfAnotherResourceHasTakenTheFormerName() {
        fixture.run(routes("GET /a", "GET /a"));

        EmbeddedEngine.Run run = fixture.run(context -> {
            Api api = new Api("api", ApiArgs.builder().protocolType("HTTP").build());
            Route first = route(api, "GET /a", "one GET /a", "GET /a");
            Api second = new Api(
                    "two",
                    ApiArgs.builder().protocolType("HTTP").build(),
                    CustomResourceOptions.builder().dependsOn(first).build());
            route(second, "GET /a", "two GET /a", "GET /a");
        });

        assertThat(run.problems()).isEmpty();
        assertThat(run.changes()).containsExactly("created Api two", "created Route two GET /a");
    }

    @Test
    void keepsTheFormerNameIfTheRunFails() {
        fixture.run(routes("GET /a", "GET /a"));

        EmbeddedEngine.Run run = fixture.run(context -> {
            routes("GET /a", "gatehouse-local-api GET /a", "GET /a").accept(context);
            throw new IllegalStateException("later");
        });

        assertThat(run.problems()).isNotEmpty();
        assertThat(fixture.resource(RouteType.TOKEN, "GET /a").name()).isEqualTo("GET /a");
    }

    /** The state folder of a version in which routes, permissions and others had no component name in their name. */
    @Nested
    class AStackOfAnEarlierVersion {
        private static final String COMPONENT = "^gatehouse-\\w+-(?:api|rest) ";

        private void storeFormerNames() throws InvalidRequestException {
            Map<String, Resource> renamed = new LinkedHashMap<>();
            fixture.resources()
                    .forEach(each ->
                            renamed.put(each.key(), each.withName(each.name().replaceFirst(COMPONENT, ""))));
            fixture.registry.save(new Resources(renamed));
        }

        @ParameterizedTest
        @ValueSource(strings = {"local", "rest"})
        void keepsAllResources(String stack) throws Exception {
            Settings settings = Stacks.settings(stack);
            Consumer<Context> program = context -> Main.stack(context, settings);
            EmbeddedEngine.Run first = fixture.run(stack, program);
            assertThat(first.problems()).isEmpty();
            List<Resource> resources = fixture.resources();
            storeFormerNames();
            assertThat(fixture.resources()).isNotEqualTo(resources);

            assertThat(fixture.outputsOfDeclared(stack, program)).contains(first.outputs());
            EmbeddedEngine.Run run = fixture.run(stack, program);

            assertThat(run.problems()).isEmpty();
            assertThat(run.changes()).isEmpty();
            assertThat(run.outputs()).isEqualTo(first.outputs());
            assertThat(fixture.resources()).isEqualTo(resources);
        }
    }
}
