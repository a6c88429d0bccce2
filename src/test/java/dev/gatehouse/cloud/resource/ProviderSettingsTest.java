package dev.gatehouse.cloud.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.pulumi.aws.Config;
import com.pulumi.aws.ProviderArgs;
import com.pulumi.core.Output;
import com.pulumi.core.internal.Internal;
import com.pulumi.core.internal.OutputData;
import dev.gatehouse.cloud.Declaration;
import dev.gatehouse.cloud.NamedStacks;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every setting of the SDK's configuration class is copied. The test fails for new settings of a newer SDK. */
class ProviderSettingsTest {
    /** The second provider has another region, and RegionProvider sets endpoints. */
    private static final Set<String> NOT_COPIED = Set.of("region", "endpoints");

    private static final Set<String> SECRET = Set.of("accessKey", "secretKey", "token", "webIdentityToken");

    /** The SDK can load the class only during a program. */
    @BeforeAll
    static void load() throws Exception {
        Declaration.update(NamedStacks.stack("domains", tree -> {}));
    }

    private static Stream<String> settings() {
        return getters(Config.class).map(Method::getName).filter(name -> !NOT_COPIED.contains(name));
    }

    private static Stream<Method> getters(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> method.getParameterCount() == 0);
    }

    /** A sample value for each type of setting; for a class, with all its properties. */
    private static Object sample(String name, Type type) throws Exception {
        if (type == Boolean.class) {
            return true;
        }
        if (type == Integer.class) {
            return 7;
        }
        if (type == String.class) {
            return "a " + name;
        }
        if (type instanceof ParameterizedType generic) {
            if (generic.getRawType() == List.class) {
                return List.of("a " + name);
            }
            return generic.getRawType() == Map.class
                    ? Map.of("key", "a " + name)
                    : sample(name, generic.getActualTypeArguments()[0]);
        }
        Class<?> section = (Class<?>) type;
        Object builder = section.getMethod("builder").invoke(null);
        for (Method getter : getters(section).toList()) {
            Object value = sample(getter.getName(), getter.getGenericReturnType());
            Method setter = Arrays.stream(builder.getClass().getMethods())
                    .filter(method -> method.getName().equals(getter.getName()))
                    .filter(method -> method.getParameterTypes()[0].isInstance(value))
                    .findFirst()
                    .orElseThrow();
            setter.invoke(builder, value);
        }
        return builder.getClass().getMethod("build").invoke(builder);
    }

    /** Plain values by name, for the configuration class and for the provider's arguments. */
    private static Object plain(String name, Object value) throws Exception {
        if (value instanceof Optional<?> optional) {
            return optional.isPresent() ? plain(name, optional.get()) : "(absent)";
        }
        if (value instanceof Output<?> output) {
            OutputData<?> data = Internal.of(output).getDataAsync().join();
            assertThat(data.isSecret()).as(name).isEqualTo(SECRET.contains(name));
            return plain(name, data.getValueNullable());
        }
        if (value == null || value.getClass().getPackageName().startsWith("java.")) {
            return value instanceof List || value instanceof Map ? value : String.valueOf(value);
        }
        if (value instanceof List || value instanceof Map) {
            return value;
        }
        Map<String, Object> section = new LinkedHashMap<>();
        for (Method getter : getters(value.getClass()).toList()) {
            section.put(getter.getName(), plain(getter.getName(), getter.invoke(value)));
        }
        return section;
    }

    private static Object copied(String name, Object value) throws Exception {
        Config config = mock(Config.class);
        when(Config.class.getMethod(name).invoke(config)).thenReturn(Optional.of(value));
        ProviderArgs.Builder args = ProviderArgs.builder();
        ProviderSettings.copy(config, args);
        return plain(name, ProviderArgs.class.getMethod(name).invoke(args.build()));
    }

    @ParameterizedTest
    @MethodSource("settings")
    void everySettingIsCopied(String name) throws Exception {
        Type type = Config.class.getMethod(name).getGenericReturnType();
        Object value = sample(name, ((ParameterizedType) type).getActualTypeArguments()[0]);

        assertThat(copied(name, value)).isEqualTo(plain(name, value)).isNotEqualTo("(absent)");
    }

    @Test
    void unsetSettingsStayUnset() throws Exception {
        ProviderArgs.Builder args = ProviderArgs.builder();
        ProviderSettings.copy(mock(Config.class), args);
        ProviderArgs made = args.build();
        for (String name : settings().toList()) {
            // The SDK sets defaults for two settings.
            if (!Set.of("skipCredentialsValidation", "skipRegionValidation").contains(name)) {
                assertThat(plain(name, ProviderArgs.class.getMethod(name).invoke(made)))
                        .as(name)
                        .isEqualTo("(absent)");
            }
        }
    }
}
