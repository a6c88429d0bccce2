package dev.gatehouse.local.pulumi;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.protobuf.Empty;
import com.google.protobuf.Struct;
import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import pulumirpc.Plugin.PluginAttach;
import pulumirpc.Plugin.PluginInfo;
import pulumirpc.Provider.CheckFailure;
import pulumirpc.Provider.CheckRequest;
import pulumirpc.Provider.CheckResponse;
import pulumirpc.Provider.ConfigureRequest;
import pulumirpc.Provider.ConfigureResponse;
import pulumirpc.Provider.CreateRequest;
import pulumirpc.Provider.CreateResponse;
import pulumirpc.Provider.DeleteRequest;
import pulumirpc.Provider.DiffRequest;
import pulumirpc.Provider.DiffResponse;
import pulumirpc.Provider.GetSchemaRequest;
import pulumirpc.Provider.GetSchemaResponse;
import pulumirpc.Provider.InvokeRequest;
import pulumirpc.Provider.InvokeResponse;
import pulumirpc.Provider.PropertyDiff;
import pulumirpc.Provider.ReadRequest;
import pulumirpc.Provider.ReadResponse;
import pulumirpc.Provider.UpdateRequest;
import pulumirpc.Provider.UpdateResponse;
import pulumirpc.ResourceProviderGrpc.ResourceProviderImplBase;

/** Pulumi's ResourceProvider protocol over the book: what the engine does here is in the running cloud at once. */
final class ProviderService extends ResourceProviderImplBase {
    /** What com.pulumi:aws asks for. */
    private static final String VERSION = "6.83.0";

    private final ResourceBook book;

    ProviderService(ResourceBook book) {
        this.book = book;
    }

    /** Work that a caller can have wrong. */
    private interface Work<T> {
        T get() throws RefusedException;
    }

    /** One change after the other: the book is read, changed and put down as one. */
    private <T> void answer(StreamObserver<T> observer, Work<T> work) {
        synchronized (book) {
            try {
                observer.onNext(work.get());
                observer.onCompleted();
            } catch (RefusedException e) {
                observer.onError(
                        Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException());
            } catch (RuntimeException e) {
                observer.onError(Status.INTERNAL
                        .withDescription("a defect of the local cloud: " + e)
                        .asRuntimeException());
            }
        }
    }

    @Override
    public void getPluginInfo(Empty request, StreamObserver<PluginInfo> observer) {
        answer(observer, () -> PluginInfo.newBuilder().setVersion(VERSION).build());
    }

    @Override
    public void attach(PluginAttach request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void cancel(Empty request, StreamObserver<Empty> observer) {
        answer(observer, Empty::getDefaultInstance);
    }

    @Override
    public void getSchema(GetSchemaRequest request, StreamObserver<GetSchemaResponse> observer) {
        answer(
                observer,
                () -> GetSchemaResponse.newBuilder()
                        .setSchema("{\"name\":\"aws\",\"version\":\"" + VERSION + "\"}")
                        .build());
    }

    @Override
    public void checkConfig(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(
                observer,
                () -> CheckResponse.newBuilder().setInputs(request.getNews()).build());
    }

    @Override
    public void diffConfig(DiffRequest request, StreamObserver<DiffResponse> observer) {
        // Changed settings are heard by configure, and are no reason to make everything anew.
        answer(
                observer,
                () -> DiffResponse.newBuilder()
                        .setChanges(
                                Wire.read(request.getOlds()).equals(Wire.read(request.getNews()))
                                        ? DiffResponse.DiffChanges.DIFF_NONE
                                        : DiffResponse.DiffChanges.DIFF_SOME)
                        .build());
    }

    @Override
    public void configure(ConfigureRequest request, StreamObserver<ConfigureResponse> observer) {
        answer(observer, () -> {
            ours(Wire.read(request.getArgs()));
            return ConfigureResponse.newBuilder()
                    .setAcceptSecrets(true)
                    .setSupportsPreview(true)
                    .build();
        });
    }

    /** A stack that thinks the local cloud is elsewhere would give frontends dead addresses. */
    private void ours(Properties config) throws RefusedException {
        for (Map.Entry<String, String> ours : Map.of(
                        "cognitoidp", book.addresses().cognito().toString(),
                        "apigatewayv2", book.addresses().api().toString())
                .entrySet()) {
            String said = endpoint(config, ours.getKey());
            if (!said.isEmpty() && !said.equals(ours.getValue())) {
                throw new RefusedException("aws:endpoints says " + ours.getKey() + ": " + said
                        + ", and this local cloud answers at " + ours.getValue()
                        + "; start it with this stack's file");
            }
        }
    }

    /** The engine sends structured configuration as it is, or as JSON in a text. */
    private static String endpoint(Properties config, String service) throws RefusedException {
        if (config.text("endpoints").isEmpty()) {
            return config.sections("endpoints").stream()
                    .flatMap(map -> map.text(service).stream())
                    .findFirst()
                    .orElse("");
        }
        try {
            for (JsonElement map :
                    JsonParser.parseString(config.required("endpoints")).getAsJsonArray()) {
                if (map.getAsJsonObject().has(service)) {
                    return map.getAsJsonObject().get(service).getAsString();
                }
            }
            return "";
        } catch (JsonParseException | IllegalStateException e) {
            throw new RefusedException("aws:endpoints is not a list of maps of service to address");
        }
    }

    private static String type(String urn) {
        String types = urn.split("::", -1)[2];
        return types.substring(types.lastIndexOf('$') + 1);
    }

    private static String name(String urn) {
        return urn.split("::", 4)[3];
    }

    private static ResourceType known(String urn) throws RefusedException {
        return ResourceTypes.of(type(urn)).orElseThrow(() -> new RefusedException(ResourceTypes.unknown(type(urn))));
    }

    @Override
    public void check(CheckRequest request, StreamObserver<CheckResponse> observer) {
        answer(observer, () -> {
            ResourceType type = known(request.getUrn());
            Properties given = Wire.read(request.getNews());
            Optional<Properties> olds = request.hasOlds() && request.getOlds().getFieldsCount() > 0
                    ? Optional.of(Wire.read(request.getOlds()))
                    : Optional.empty();
            Properties inputs = book.withName(type, name(request.getUrn()), given, olds);
            CheckResponse.Builder response = CheckResponse.newBuilder()
                    .setInputs(
                            given.has("name") || inputs.text("name").isEmpty()
                                    ? request.getNews()
                                    : Wire.withName(request.getNews(), inputs.required("name")));
            // What it collides with or refers to is asked later: it may be on its way.
            for (Finding finding : type.formFindings(inputs)) {
                response.addFailures(CheckFailure.newBuilder()
                        .setProperty(finding.property())
                        .setReason(finding.reason()));
            }
            return response.build();
        });
    }

    @Override
    public void diff(DiffRequest request, StreamObserver<DiffResponse> observer) {
        answer(observer, () -> {
            ResourceType type = known(request.getUrn());
            Properties old = Wire.read(request.hasOldInputs() ? request.getOldInputs() : request.getOlds());
            Properties now = Wire.read(request.getNews());
            Set<String> changed = new TreeSet<>(ProgramRun.differences(old, now));
            changed.removeAll(request.getIgnoreChangesList());
            DiffResponse.Builder response = DiffResponse.newBuilder()
                    .setChanges(
                            changed.isEmpty() ? DiffResponse.DiffChanges.DIFF_NONE : DiffResponse.DiffChanges.DIFF_SOME)
                    .addAllDiffs(changed)
                    .setHasDetailedDiff(true)
                    .setDeleteBeforeReplace(type.deleteBeforeReplace(now));
            for (String key : changed) {
                boolean replaces = type.replacing().contains(key);
                if (replaces) {
                    response.addReplaces(key);
                }
                response.putDetailedDiff(
                        key,
                        PropertyDiff.newBuilder()
                                .setKind(kind(old.has(key), now.has(key), replaces))
                                .setInputDiff(true)
                                .build());
            }
            return response.build();
        });
    }

    private static PropertyDiff.Kind kind(boolean was, boolean is, boolean replaces) {
        if (!was) {
            return replaces ? PropertyDiff.Kind.ADD_REPLACE : PropertyDiff.Kind.ADD;
        }
        if (!is) {
            return replaces ? PropertyDiff.Kind.DELETE_REPLACE : PropertyDiff.Kind.DELETE;
        }
        return replaces ? PropertyDiff.Kind.UPDATE_REPLACE : PropertyDiff.Kind.UPDATE;
    }

    @Override
    public void create(CreateRequest request, StreamObserver<CreateResponse> observer) {
        answer(observer, () -> {
            ResourceType type = known(request.getUrn());
            Properties inputs = Wire.read(request.getProperties());
            if (request.getPreview()) {
                return CreateResponse.newBuilder()
                        .setProperties(request.getProperties())
                        .build();
            }
            Resource made = book.made(type, name(request.getUrn()), inputs, book.now());
            book.put(book.now().with(made));
            return CreateResponse.newBuilder()
                    .setId(made.id())
                    .setProperties(outputs(type, made))
                    .build();
        });
    }

    @Override
    public void read(ReadRequest request, StreamObserver<ReadResponse> observer) {
        answer(observer, () -> {
            ResourceType type = known(request.getUrn());
            Optional<Resource> resource = book.now().byId(type.token(), request.getId());
            if (resource.isEmpty()) {
                // An empty id says that it is gone.
                return ReadResponse.getDefaultInstance();
            }
            Struct inputs = request.getInputs().getFieldsCount() > 0
                    ? merged(request.getInputs(), resource.get())
                    : Wire.write(resource.get().inputs(), Set.of());
            return ReadResponse.newBuilder()
                    .setId(resource.get().id())
                    .setProperties(outputs(type, resource.get()))
                    .setInputs(inputs)
                    .build();
        });
    }

    /** The engine's own inputs where they say what exists (so its secret marks stay), else what exists. */
    private static Struct merged(Struct inputs, Resource resource) {
        return Wire.read(inputs).equals(resource.inputs()) ? inputs : Wire.write(resource.inputs(), Set.of());
    }

    @Override
    public void update(UpdateRequest request, StreamObserver<UpdateResponse> observer) {
        answer(observer, () -> {
            ResourceType type = known(request.getUrn());
            if (request.getPreview()) {
                Map<String, Object> expected =
                        new LinkedHashMap<>(Wire.read(request.getOlds()).values());
                Properties news = Wire.read(request.getNews());
                expected.putAll(news.values());
                type.unsettled(news).forEach(key -> expected.put(key, Properties.Unknown.VALUE));
                return UpdateResponse.newBuilder()
                        .setProperties(Wire.write(new Properties(expected), type.secrets()))
                        .build();
            }
            Resource old = book.now()
                    .byId(type.token(), request.getId())
                    .orElseThrow(() -> new RefusedException(
                            type.token() + " '" + request.getId() + "' does not exist any more; run pulumi refresh"));
            Resource changed = book.changed(type, old, Wire.read(request.getNews()), book.now());
            book.put(book.now().with(changed));
            return UpdateResponse.newBuilder()
                    .setProperties(outputs(type, changed))
                    .build();
        });
    }

    @Override
    public void delete(DeleteRequest request, StreamObserver<Empty> observer) {
        answer(observer, () -> {
            ResourceType type = known(request.getUrn());
            Optional<Resource> resource = book.now().byId(type.token(), request.getId());
            if (resource.isPresent()) {
                ResourceBook.mayGo(type, resource.get());
                book.put(book.now().without(resource.get()));
            }
            return Empty.getDefaultInstance();
        });
    }

    @Override
    public void invoke(InvokeRequest request, StreamObserver<InvokeResponse> observer) {
        answer(
                observer,
                () -> InvokeResponse.newBuilder()
                        .setReturn(Wire.write(
                                new Properties(Invokes.answer(
                                                request.getTok(), Wire.read(request.getArgs()), book.addresses())
                                        .orElseThrow(() -> new RefusedException(Invokes.unknown(request.getTok())))),
                                Set.of()))
                        .build());
    }

    private static Struct outputs(ResourceType type, Resource resource) {
        return Wire.write(resource.outputs(), type.secrets());
    }
}
