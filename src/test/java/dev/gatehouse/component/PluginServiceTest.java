package dev.gatehouse.component;

import static dev.gatehouse.component.ProtocolValue.output;
import static dev.gatehouse.component.ProtocolValue.secret;
import static dev.gatehouse.component.ProtocolValue.struct;
import static dev.gatehouse.component.ProtocolValue.unknownOutput;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Empty;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import pulumirpc.AliasOuterClass.Alias;
import pulumirpc.EngineOuterClass.LogRequest;
import pulumirpc.EngineOuterClass.LogSeverity;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConstructRequest;
import pulumirpc.Provider.ConstructResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.ResourceProviderGrpc;
import pulumirpc.ResourceProviderGrpc.ResourceProviderBlockingStub;

class PluginServiceTest {
    private static final String STACK = "urn:pulumi:dev::shop::pulumi:pulumi:Stack::shop-dev";
    private static final String BUCKET = "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::files";
    private static final String SMALL = "urn:pulumi:dev::shop::gatehouse:index:Small::api";
    private static final String STASH = "urn:pulumi:dev::shop::pulumi:index:Stash::api-stash";

    private FakeEngine engine;
    private PluginServer server;
    private ManagedChannel channel;
    private ResourceProviderBlockingStub plugin;

    @BeforeEach
    void start() throws IOException {
        start(false);
    }

    private void start(boolean isPreview) throws IOException {
        engine = new FakeEngine(isPreview);
        server = PluginServer.start(new PluginService(Small.COMPONENTS, () -> Small.SCHEMA));
        channel = NettyChannelBuilder.forAddress("127.0.0.1", server.port())
                .usePlaintext()
                .build();
        plugin = ResourceProviderGrpc.newBlockingStub(channel);
        plugin.attach(PluginAttach.newBuilder().setAddress(engine.address()).build());
    }

    @AfterEach
    void stop() {
        channel.shutdownNow();
        server.close();
        engine.close();
    }

    private ConstructRequest.Builder request(Map<String, ?> inputs) {
        return ConstructRequest.newBuilder()
                .setProject("shop")
                .setStack("dev")
                .setOrganization("acme")
                .setMonitorEndpoint(engine.address())
                .setType(Small.TOKEN)
                .setName("api")
                .setParent(STACK)
                .setInputs(struct(inputs));
    }

    private ConstructResponse construct(Map<String, ?> inputs) {
        return plugin.construct(request(inputs).build());
    }

    private static StatusRuntimeException refusal(Callable<?> call) {
        return catchThrowableOfType(StatusRuntimeException.class, call::call);
    }

    @Nested
    class PackageInfo {
        @Test
        void namesItsVersion() {
            assertThat(plugin.getPluginInfo(Empty.getDefaultInstance()).getVersion())
                    .isEqualTo("1.2.3");
        }

        @Test
        void hasASchema() {
            assertThat(plugin.getSchema(GetSchemaRequest.getDefaultInstance()).getSchema())
                    .startsWith("{\"name\":\"gatehouse\",\"version\":\"1.2.3\"");
        }

        @Test
        void takesSecretsAndOutputs() {
            var response = plugin.configure(ConfigureRequest.getDefaultInstance());

            assertThat(response.getAcceptSecrets()).isTrue();
            assertThat(response.getAcceptOutputs()).isTrue();
            assertThat(response.getSupportsPreview()).isTrue();
        }

        @Test
        void hasNoFunctions() {
            assertThat(refusal(() -> plugin.invoke(InvokeRequest.newBuilder()
                            .setTok("gatehouse:index:getApi")
                            .build())))
                    .hasMessage("UNIMPLEMENTED: gatehouse has no function gatehouse:index:getApi; it has only the"
                            + " components gatehouse:index:Small");
        }

        @Test
        void hasNoResourcesOtherThanComponents() {
            assertThat(refusal(() ->
                            plugin.check(CheckRequest.newBuilder().setUrn(SMALL).build())))
                    .hasMessage("UNIMPLEMENTED: gatehouse has no resource " + SMALL
                            + "; it has only the components gatehouse:index:Small");
        }
    }

    @Nested
    class Construct {
        @Test
        void registersTheComponentAndWhatItDeclares() {
            ConstructResponse response = construct(Map.of("value", "a"));

            assertThat(response.getUrn()).isEqualTo(SMALL);
            RegisterResourceRequest component = engine.registered("api");
            assertThat(component.getType()).isEqualTo(Small.TOKEN);
            assertThat(component.getParent()).isEqualTo(STACK);
            RegisterResourceRequest stash = engine.registered("api-stash");
            assertThat(stash.getParent()).isEqualTo(SMALL);
            assertThat(stash.getObject()).isEqualTo(struct(Map.of("input", "a")));
        }

        @Test
        void returnsTheOutputsWithTheResourcesThatTheyDependOn() {
            ConstructResponse response = construct(Map.of("value", "a"));

            assertThat(response.getState().getFieldsOrThrow("stored")).isEqualTo(ProtocolValue.of("a"));
            assertThat(response.getStateDependenciesOrThrow("stored").getUrnsList())
                    .containsExactly(STASH);
        }

        @Test
        void returnsASecretAsASecret() {
            ConstructResponse response = construct(Map.of("token", output("s3cret", true, BUCKET)));

            assertThat(response.getState().getFieldsOrThrow("token")).isEqualTo(secret("s3cret"));
            assertThat(response.getStateDependenciesOrThrow("token").getUrnsList())
                    .containsExactly(BUCKET);
        }

        @Test
        void givesTheDependenciesOfAnInputToTheResourceThatUsesIt() {
            construct(Map.of("value", output("files-1", false, BUCKET)));

            assertThat(engine.registered("api-stash").getDependenciesList()).containsExactly(BUCKET);
            assertThat(engine.registered("api-stash")
                            .getPropertyDependenciesOrThrow("input")
                            .getUrnsList())
                    .containsExactly(BUCKET);
        }

        @Test
        void keepsASecretInputSecret() {
            construct(Map.of("value", secret("s3cret")));

            assertThat(engine.registered("api-stash").getObject()).isEqualTo(struct(Map.of("input", secret("s3cret"))));
        }

        @Test
        void constructsSeveralComponentsAtATime() {
            for (int i = 0; i < 20; i++) {
                ConstructResponse response = plugin.construct(
                        request(Map.of("value", "v" + i)).setName("api" + i).build());

                assertThat(response.getState().getFieldsOrThrow("stored")).isEqualTo(ProtocolValue.of("v" + i));
            }
        }
    }

    @Nested
    class Preview {
        @BeforeEach
        void restart() throws IOException {
            stop();
            start(true);
        }

        @Test
        void passesAnUnknownInputOnWithItsDependencies() {
            plugin.construct(request(Map.of("value", unknownOutput(false, BUCKET)))
                    .setDryRun(true)
                    .build());

            assertThat(engine.registered("api-stash").getDependenciesList()).containsExactly(BUCKET);
            assertThat(engine.registered("api-stash").getObject())
                    .isEqualTo(struct(Map.of("input", ProtocolValue.unknown())));
        }

        @Test
        void returnsAnUnknownOutputWithItsDependencies() {
            ConstructResponse response = plugin.construct(request(Map.of("value", unknownOutput(false, BUCKET)))
                    .setDryRun(true)
                    .build());

            assertThat(response.getState().getFieldsOrThrow("stored")).isEqualTo(unknownOutput(false, STASH));
            assertThat(response.getStateDependenciesOrThrow("stored").getUrnsList())
                    .containsExactly(STASH);
        }

        @Test
        void saysThatAnUnknownOutputIsASecret() {
            ConstructResponse response = plugin.construct(request(Map.of("token", unknownOutput(true, BUCKET)))
                    .setDryRun(true)
                    .build());

            assertThat(response.getState().getFieldsOrThrow("token")).isEqualTo(unknownOutput(true, BUCKET));
        }
    }

    @Nested
    class Options {
        private RegisterResourceRequest component(ConstructRequest.Builder request) {
            plugin.construct(request.build());
            return engine.registered("api");
        }

        @Test
        void thatAreNotGivenAreNotSent() {
            RegisterResourceRequest component = component(request(Map.of()));

            assertThat(component.hasProtect()).isFalse();
            assertThat(component.hasRetainOnDelete()).isFalse();
            assertThat(component.getDeletedWith()).isEmpty();
            assertThat(engine.logged).noneMatch(line -> line.getSeverity() != LogSeverity.DEBUG);
        }

        @Test
        void protectAndRetainOnDeleteArePassedOn() {
            RegisterResourceRequest component =
                    component(request(Map.of()).setProtect(true).setRetainOnDelete(false));

            assertThat(component.getProtect()).isTrue();
            assertThat(component.hasRetainOnDelete()).isTrue();
            assertThat(component.getRetainOnDelete()).isFalse();
        }

        @Test
        void dependsOnIsPassedOn() {
            assertThat(component(request(Map.of()).addDependencies(BUCKET)).getDependenciesList())
                    .containsExactly(BUCKET);
        }

        @Test
        void aliasesOfEveryFormArePassedOn() {
            Alias byUrn = Alias.newBuilder().setUrn(SMALL + "-old").build();
            Alias byName = Alias.newBuilder()
                    .setSpec(Alias.Spec.newBuilder().setName("old").setParentUrn(STACK))
                    .build();
            Alias withoutParent = Alias.newBuilder()
                    .setSpec(Alias.Spec.newBuilder().setName("old").setNoParent(true))
                    .build();

            assertThat(component(request(Map.of())
                                    .addAliases(byUrn)
                                    .addAliases(byName)
                                    .addAliases(withoutParent))
                            .getAliasesList())
                    .containsExactly(byUrn, byName, withoutParent);
        }

        @Test
        void deletedWithAndReplaceWithArePassedOn() {
            RegisterResourceRequest component =
                    component(request(Map.of()).setDeletedWith(BUCKET).addReplaceWith(BUCKET));

            assertThat(component.getDeletedWith()).isEqualTo(BUCKET);
            assertThat(component.getReplaceWithList()).containsExactly(BUCKET);
        }

        @Test
        void hooksArePassedOn() {
            RegisterResourceRequest component = component(request(Map.of())
                    .setResourceHooks(ConstructRequest.ResourceHooksBinding.newBuilder()
                            .addBeforeCreate("a")
                            .addOnError("b")));

            assertThat(component.getHooks().getBeforeCreateList()).containsExactly("a");
            assertThat(component.getHooks().getOnErrorList()).containsExactly("b");
        }

        @Test
        void additionalSecretOutputsAreSecretInTheStateAndInTheProgram() {
            ConstructResponse response = plugin.construct(request(Map.of("value", "a"))
                    .addAdditionalSecretOutputs("stored")
                    .build());

            assertThat(response.getState().getFieldsOrThrow("stored")).isEqualTo(secret("a"));
            assertThat(engine.outputs)
                    .singleElement()
                    .satisfies(outputs -> assertThat(outputs.getOutputs().getFieldsOrThrow("stored"))
                            .isEqualTo(secret("a")));
        }

        @Test
        void anExplicitProviderIsThatOfTheResources() {
            String provider = "urn:pulumi:dev::shop::pulumi:providers:pulumi::here::id-1";
            component(request(Map.of()).putProviders("pulumi", provider));

            assertThat(engine.registered("api-stash").getProvider()).isEqualTo(provider);
        }

        @Test
        void withoutEffectAreNamedInAWarning() {
            component(request(Map.of())
                    .addIgnoreChanges("value")
                    .addReplaceOnChanges("value")
                    .setDeleteBeforeReplace(true)
                    .setReplacementTrigger(ProtocolValue.of("1"))
                    .setCustomTimeouts(
                            ConstructRequest.CustomTimeouts.newBuilder().setCreate("5m")));

            assertThat(engine.logged)
                    .filteredOn(line -> line.getSeverity() == LogSeverity.WARNING)
                    .extracting(LogRequest::getMessage)
                    .containsExactlyInAnyOrder(
                            warning("ignoreChanges"),
                            warning("replaceOnChanges"),
                            warning("deleteBeforeReplace"),
                            warning("replacementTrigger"),
                            warning("customTimeouts"));
        }

        private String warning(String option) {
            return "the option " + option + " of a component has no effect on the resources in it; change their options"
                    + " with a transform";
        }
    }

    @Nested
    class Failures {
        @Test
        void ofSettingsAreOnlyTheirReport() {
            StatusRuntimeException refusal = refusal(() -> construct(Map.of("kind", secret("x"))));

            assertThat(refusal.getStatus().getDescription())
                    .isEqualTo("1 configuration problem:\n 1. kind: must be a plain value");
            assertThat(engine.registered).isEmpty();
            assertThat(engine.logged).isEmpty();
        }

        @Test
        void ofTheProgramKeepTheirStackTrace() {
            StatusRuntimeException refusal = refusal(() -> construct(Map.of("kind", "defect")));

            assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.INTERNAL);
            assertThat(refusal.getStatus().getDescription())
                    .startsWith("a defect of gatehouse, please report it:\n")
                    .contains("IllegalStateException: a defect", "at dev.gatehouse.component.Small.construct")
                    .doesNotContain(System.getProperty("java.home"));
        }

        @Test
        void ofTheEngineAreItsMessage() {
            StatusRuntimeException refusal = refusal(() -> construct(Map.of("kind", "refused")));

            assertThat(refusal).hasMessage("UNKNOWN: the bucket exists");
        }

        @Test
        void anUnknownComponentIsRefusedByName() {
            assertThat(refusal(() -> plugin.construct(
                            request(Map.of()).setType("gatehouse:index:Big").build())))
                    .hasMessage("INVALID_ARGUMENT: gatehouse 1.2.3 has no component gatehouse:index:Big; it has"
                            + " gatehouse:index:Small");
        }

        @Test
        void leaveTheNextComponentAsItIs() {
            refusal(() -> construct(Map.of("kind", "defect")));

            assertThat(construct(Map.of("value", "a")).getUrn()).isEqualTo(SMALL);
        }
    }

    @Test
    void aConfiguredSectionOfTheStackIsNoInput() {
        assertThat(plugin.checkConfig(CheckRequest.newBuilder()
                                .setNews(struct(Map.of("local", "x")))
                                .build())
                        .getInputs())
                .isEqualTo(struct(Map.of("local", "x")));
        assertThat(construct(Map.of()).getState().getFieldsMap().keySet()).containsExactly("stored", "token");
    }
}
