package dev.gatehouse.cloud;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import com.pulumi.Context;
import com.pulumi.core.Output;
import com.pulumi.core.internal.OutputData;
import com.pulumi.resources.Resource;
import com.pulumi.test.Mocks;
import com.pulumi.test.TestOptions;
import com.pulumi.test.TestResult;
import com.pulumi.test.internal.MockMonitor;
import com.pulumi.test.internal.PulumiTestInternal;
import dev.gatehouse.Main;
import dev.gatehouse.cloud.delivery.StackRoles;
import dev.gatehouse.settings.Settings;
import dev.gatehouse.settings.delivery.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import pulumirpc.Resource.RegisterResourceRequest;
import pulumirpc.Resource.RegisterResourceResponse;

/** A run of the program with Pulumi's mocks, with all its requests to the engine. */
public final class Declaration {
    private static final String SIGNATURE = "4dabf18193072939515e22adb298388d";
    private static final String SECRET = "1b47061264138c4ac30d75fd1eb44270";
    private static final String UNKNOWN = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    /** A secret input. */
    public record SecretValue(Object value) {}

    /** An unknown input in a preview. */
    public enum Unknown {
        VALUE
    }

    /** A resource in a request to the engine. */
    public record DeclaredResource(
            String type, String name, Map<String, Object> inputs, RegisterResourceRequest request) {
        public Object input(String key) {
            return Optional.ofNullable(inputs.get(key)).orElse("(absent)");
        }

        /** The type of the parent component, such as {@code gatehouse:cloud:HttpApi}. */
        public String parentType() {
            String urn = request.getParent();
            String types = urn.split("::", -1)[2];
            return types.substring(types.lastIndexOf('$') + 1);
        }

        /** The name without the parent's name, such as {@code GET /x}; the whole name of other resources. */
        public String nameInParent() {
            String parent = request.getParent().split("::", 4)[3];
            return name.startsWith(parent + " ") ? name.substring(parent.length() + 1) : name;
        }

        public boolean dependsOn(DeclaredResource other) {
            return request.getDependenciesList().stream()
                    .anyMatch(urn -> urn.endsWith(other.type() + "::" + other.name()));
        }
    }

    private final List<DeclaredResource> declared;
    private final TestResult result;

    private Declaration(List<DeclaredResource> declared, TestResult result) {
        this.declared = declared;
        this.result = result;
    }

    public static Declaration update(Settings settings) {
        return run(settings, false);
    }

    /** The delivery stack. */
    public static Declaration delivery(Delivery delivery) {
        return run(
                "delivery",
                context -> StackRoles.declare(context, delivery).forEach(context::export),
                new FakeAws(false, ""),
                false);
    }

    public static Declaration preview(Settings settings) {
        return run(settings, true);
    }

    private static Declaration run(Settings settings, boolean preview) {
        String cognito = settings.endpoints()
                .map(endpoints -> endpoints.cognito().getAuthority())
                .orElse("cognito-idp." + settings.region() + ".amazonaws.com");
        return run(settings.stack(), context -> Main.stack(context, settings), new FakeAws(preview, cognito), preview);
    }

    /** A program that uses components. */
    public static Declaration program(Consumer<Context> program, boolean preview) {
        return run("dev", program, new FakeAws(preview, "cognito-idp.eu-west-1.amazonaws.com"), preview);
    }

    private static Declaration run(String stack, Consumer<Context> program, FakeAws aws, boolean preview) {
        List<DeclaredResource> declared = new ArrayList<>();
        PulumiTestInternal test = PulumiTestInternal.builder()
                .options(TestOptions.builder()
                        .projectName("gatehouse")
                        .stackName(stack)
                        .preview(preview)
                        .build())
                .mocks(aws)
                .monitorDecorator(ignored -> spy(declared, aws))
                .build();
        try {
            TestResult result = test.runTest(program);
            result.throwOnError();
            return new Declaration(declared, result);
        } finally {
            PulumiTestInternal.cleanup();
        }
    }

    private static MockMonitor spy(List<DeclaredResource> declared, FakeAws aws) {
        return new MockMonitor(aws, PulumiTestInternal.mockLog()) {
            @Override
            public CompletableFuture<RegisterResourceResponse> registerResourceAsync(
                    Resource resource, RegisterResourceRequest request) {
                synchronized (declared) {
                    declared.add(new DeclaredResource(
                            request.getType(), request.getName(), plain(request.getObject()), request));
                }
                return super.registerResourceAsync(resource, request);
            }
        };
    }

    public List<DeclaredResource> all() {
        return declared.stream()
                .filter(each -> !each.type().startsWith("pulumi:"))
                .toList();
    }

    /** The resources with the AWS providers that the program declares, without the stack itself. */
    public List<DeclaredResource> resources() {
        return declared.stream()
                .filter(each -> !each.type().equals("pulumi:pulumi:Stack"))
                .toList();
    }

    public List<DeclaredResource> all(String type) {
        return declared.stream().filter(each -> each.type().equals(type)).toList();
    }

    public DeclaredResource only(String type) {
        List<DeclaredResource> found = all(type);
        if (found.size() != 1) {
            throw new AssertionError(found.size() + " resources of type " + type);
        }
        return found.get(0);
    }

    /** @param name the whole name or the name in the parent */
    public DeclaredResource named(String type, String name) {
        return all(type).stream()
                .filter(each -> each.name().equals(name) || each.nameInParent().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " " + name));
    }

    public Map<String, Output<?>> outputs() {
        return result.outputs();
    }

    public Object output(String key) {
        return data(key).getValueNullable();
    }

    public boolean isSecret(String key) {
        return data(key).isSecret();
    }

    private OutputData<?> data(String key) {
        return PulumiTestInternal.extractOutputData(
                Optional.<Output<?>>ofNullable(result.outputs().get(key)).orElseThrow(() -> new AssertionError(key)));
    }

    /** All requests in a sorted form, to compare two runs. */
    public List<String> wire() {
        return declared.stream()
                .map(DeclaredResource::request)
                .map(request -> request.toBuilder()
                                .clearSourcePosition()
                                .clearStackTrace()
                                .clearObject()
                                .clearDependencies()
                                .clearPropertyDependencies()
                                .build()
                        + "\n" + plain(request.getObject())
                        + "\n" + request.getDependenciesList().stream().sorted().toList()
                        + "\n" + dependencies(request))
                .sorted()
                .toList();
    }

    private static Map<String, List<String>> dependencies(RegisterResourceRequest request) {
        Map<String, List<String>> all = new TreeMap<>();
        request.getPropertyDependenciesMap()
                .forEach((key, urns) ->
                        all.put(key, urns.getUrnsList().stream().sorted().toList()));
        return all;
    }

    private static Map<String, Object> plain(Struct struct) {
        Map<String, Object> map = new LinkedHashMap<>();
        struct.getFieldsMap().forEach((key, value) -> map.put(key, plain(value)));
        return map;
    }

    private static Object plain(Value value) {
        return switch (value.getKindCase()) {
            case STRUCT_VALUE -> {
                Map<String, Object> map = plain(value.getStructValue());
                yield SECRET.equals(map.get(SIGNATURE))
                        ? new SecretValue(Optional.ofNullable(map.get("value")).orElse("(absent)"))
                        : map;
            }
            case LIST_VALUE ->
                value.getListValue().getValuesList().stream()
                        .map(Declaration::plain)
                        .toList();
            case NUMBER_VALUE -> value.getNumberValue();
            case BOOL_VALUE -> value.getBoolValue();
            case STRING_VALUE -> value.getStringValue().equals(UNKNOWN) ? Unknown.VALUE : value.getStringValue();
            default -> "(null)";
        };
    }

    /** Returns outputs like AWS, and fails for duplicate resources and unknown function calls. */
    private static final class FakeAws implements Mocks {
        private final List<String> created = new ArrayList<>();
        private final boolean preview;

        private final String cognito;

        /** @param cognito the host of Cognito */
        FakeAws(boolean preview, String cognito) {
            this.preview = preview;
            this.cognito = cognito;
        }

        @Override
        public CompletableFuture<ResourceResult> newResourceAsync(ResourceArgs args) {
            synchronized (created) {
                if (created.contains(args.type + " " + args.name)) {
                    throw new AssertionError("declared twice: " + args.type + " " + args.name);
                }
                created.add(args.type + " " + args.name);
            }
            Map<String, Object> state = new LinkedHashMap<>(args.inputs);
            // The provider sets the name in a preview too.
            state.putIfAbsent("name", args.name + "-0000000");
            if (preview) {
                return CompletableFuture.completedFuture(ResourceResult.of(Optional.empty(), state));
            }
            state.put("arn", "arn:aws:test:::" + args.name);
            switch (args.type) {
                case "aws:cognito/userPool:UserPool" -> state.put("endpoint", cognito + "/" + args.name + "-id");
                case "aws:lambda/function:Function" -> {
                    state.put("invokeArn", "arn:aws:apigateway:::" + args.name);
                    state.put("version", Boolean.TRUE.equals(args.inputs.get("publish")) ? "1" : "$LATEST");
                }
                case "aws:lambda/alias:Alias" -> state.put("arn", "arn:aws:test:::" + args.name + ":live");
                case "aws:cognito/resourceServer:ResourceServer" -> state.put("scopeIdentifiers", List.of("created"));
                case "aws:cognito/userPoolClient:UserPoolClient" -> state.put("clientSecret", "secret of " + args.name);
                case "aws:apigatewayv2/api:Api" -> {
                    state.put("executionArn", "arn:aws:execute-api:::api");
                    state.put("apiEndpoint", "https://api.execute-api.eu-west-1.amazonaws.com");
                }
                case "aws:apigateway/restApi:RestApi" -> {
                    state.put("executionArn", "arn:aws:execute-api:::rest");
                    state.put("rootResourceId", "root");
                }
                case "aws:apigateway/stage:Stage" ->
                    state.put("invokeUrl", "https://rest.execute-api.eu-west-1.amazonaws.com/v1");
                case "aws:apigatewayv2/stage:Stage" ->
                    state.put(
                            "invokeUrl",
                            cognito.startsWith("localhost")
                                    ? "http://localhost:9400"
                                    : "https://api.execute-api.eu-west-1.amazonaws.com/");
                case "aws:cognito/userPoolDomain:UserPoolDomain" -> {
                    state.put("cloudfrontDistribution", "d111.cloudfront.net");
                    state.put("cloudfrontDistributionZoneId", "Z2FDTNDATAQYW2");
                }
                case "aws:acm/certificate:Certificate" ->
                    state.put(
                            "domainValidationOptions",
                            List.of(Map.of(
                                    "resourceRecordName",
                                    "_proof." + args.inputs.get("domainName") + ".",
                                    "resourceRecordValue",
                                    "_value.acm-validations.aws.")));
                case "aws:route53/record:Record" -> state.put("fqdn", args.inputs.get("name"));
                case "aws:apigatewayv2/domainName:DomainName" -> {
                    Map<String, Object> configuration = new LinkedHashMap<>();
                    ((Map<?, ?>) args.inputs.get("domainNameConfiguration"))
                            .forEach((key, value) -> configuration.put(String.valueOf(key), value));
                    configuration.put("targetDomainName", "d-1.execute-api.eu-west-1.amazonaws.com");
                    configuration.put("hostedZoneId", "ZAPI");
                    state.put("domainNameConfiguration", configuration);
                }
                default -> {}
            }
            return CompletableFuture.completedFuture(ResourceResult.of(Optional.of(args.name + "-id"), state));
        }

        @Override
        public CompletableFuture<Map<String, Object>> callAsync(CallArgs args) {
            if (args.token.equals("aws:route53/getZone:getZone")
                    && args.args.equals(Map.of("name", "example.com", "privateZone", false))) {
                return CompletableFuture.completedFuture(Map.of("zoneId", "ZLOOKEDUP"));
            }
            if (args.token.equals("aws:index/getRegion:getRegion")) {
                return CompletableFuture.completedFuture(Map.of("name", "eu-west-1"));
            }
            throw new AssertionError("unexpected invoke: " + args.token);
        }
    }
}
