package dev.gatehouse.local.function.runner;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import com.amazonaws.services.lambda.runtime.serialization.events.LambdaEventSerializers;
import com.amazonaws.services.lambda.runtime.serialization.factories.GsonFactory;
import com.amazonaws.services.lambda.runtime.serialization.factories.JacksonFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The handler of a function, a RequestHandler or a RequestStreamHandler. AWS's serialization library reads the events.
 */
interface Handler {
    byte[] handle(RuntimeApiClient.Event event) throws IOException;

    /** @param name {@code package.Class} or {@code package.Class::handleRequest} */
    static Handler load(List<Path> code, String name) throws Throwable {
        FunctionClassLoader loader = new FunctionClassLoader(code, Handler.class.getClassLoader());
        Thread.currentThread().setContextClassLoader(loader);
        String className = className(name);
        String method = name.contains("::") ? name.substring(name.indexOf("::") + 2) : "handleRequest";
        Object instance = instance(Class.forName(className, true, loader));
        if (method.equals("handleRequest") && instance instanceof RequestStreamHandler streams) {
            return streams(streams);
        }
        if (method.equals("handleRequest") && instance instanceof RequestHandler<?, ?> objects) {
            return objects(objects, loader);
        }
        throw new NoSuchMethodException(name + " must be handleRequest of a RequestHandler or RequestStreamHandler;"
                + " other methods are not supported locally");
    }

    static String className(String name) {
        return name.contains("::") ? name.substring(0, name.indexOf("::")) : name;
    }

    /** @throws Throwable the exception of the constructor, not wrapped */
    private static Object instance(Class<?> type) throws Throwable {
        try {
            return type.getConstructor().newInstance();
        } catch (InvocationTargetException e) {
            throw e.getCause() == null ? e : e.getCause();
        }
    }

    private static Handler streams(RequestStreamHandler handler) {
        return event -> {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            handler.handleRequest(new ByteArrayInputStream(event.payload()), out, new LambdaContext(event));
            return out.toByteArray();
        };
    }

    @SuppressWarnings("unchecked")
    private static Handler objects(RequestHandler<?, ?> handler, ClassLoader loader) throws NoSuchMethodException {
        Type[] types = types(handler.getClass());
        PojoSerializer<Object> in = serializer(types[0], loader);
        PojoSerializer<Object> out = serializer(types[1], loader);
        RequestHandler<Object, Object> open = (RequestHandler<Object, Object>) handler;
        return event -> {
            Object input = in.fromJson(new ByteArrayInputStream(event.payload()));
            Object output = open.handleRequest(input, new LambdaContext(event));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            out.toJson(output, bytes);
            return bytes.toByteArray();
        };
    }

    /** The types of handleRequest, found also if a superclass implements the interface. */
    private static Type[] types(Class<?> handler) throws NoSuchMethodException {
        for (Type type : handler.getGenericInterfaces()) {
            if (type instanceof ParameterizedType parameterized
                    && parameterized.getRawType().equals(RequestHandler.class)) {
                return parameterized.getActualTypeArguments();
            }
        }
        Method method = Arrays.stream(handler.getMethods())
                .filter(each -> each.getName().equals("handleRequest") && !each.isBridge())
                .filter(each -> each.getParameterCount() == 2)
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException("handleRequest of " + handler.getName()));
        return new Type[] {method.getGenericParameterTypes()[0], method.getGenericReturnType()};
    }

    /** Selects the serializer as the managed runtime does: known events, then simple values, then objects. */
    private static PojoSerializer<Object> serializer(Type type, ClassLoader loader) {
        if (type instanceof Class<?> known && LambdaEventSerializers.isLambdaSupportedEvent(known.getName())) {
            @SuppressWarnings("unchecked")
            Class<Object> event = (Class<Object>) known;
            return LambdaEventSerializers.serializerFor(event, loader);
        }
        if (type instanceof Class<?> plain
                && (plain.equals(String.class)
                        || Number.class.isAssignableFrom(plain)
                        || plain.equals(Boolean.class)
                        || plain.isPrimitive())) {
            return GsonFactory.getInstance().getSerializer(type);
        }
        return JacksonFactory.getInstance().getSerializer(type);
    }
}
