package dev.gatehouse.settings.pool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** DOC "AddCustomAttributes"; the refusals are those of terraform-provider-aws 5.100.0. */
class SchemaChangesTest {
    private static final Map<String, Object> EMAIL = Map.of(
            "name",
            "email",
            "attributeDataType",
            "String",
            "required",
            true,
            "mutable",
            true,
            "stringAttributeConstraints",
            Map.of("minLength", "0", "maxLength", "2048"));
    private static final Map<String, Object> TENANT = Map.of("name", "tenant", "attributeDataType", "String");

    private static Map<String, Object> with(Map<String, Object> attribute, String key, Object value) {
        Map<String, Object> changed = new HashMap<>(attribute);
        changed.put(key, value);
        return changed;
    }

    static Stream<Arguments> changes() {
        Map<String, Object> level = Map.of("name", "level", "attributeDataType", "Number");
        return Stream.of(
                // Made by AWS.
                Arguments.of(List.of(EMAIL), List.of(EMAIL), List.of()),
                Arguments.of(List.of(EMAIL), List.of(EMAIL, TENANT), List.of()),
                Arguments.of(List.of(), List.of(TENANT), List.of()),
                Arguments.of(List.of(EMAIL, TENANT), List.of(TENANT, EMAIL), List.of()),
                Arguments.of(List.of(TENANT), List.of(with(TENANT, "required", false)), List.of()),
                Arguments.of(List.of(with(TENANT, "mutable", false)), List.of(TENANT), List.of()),
                Arguments.of(List.of(TENANT), List.of(with(TENANT, "stringAttributeConstraints", Map.of())), List.of()),
                // Refused.
                Arguments.of(List.of(EMAIL, TENANT), List.of(EMAIL), List.of("tenant: cannot be removed")),
                Arguments.of(List.of(EMAIL, TENANT), List.of(TENANT), List.of("email: cannot be removed")),
                Arguments.of(
                        List.of(TENANT), List.of(with(TENANT, "name", "Tenant")), List.of("tenant: cannot be removed")),
                Arguments.of(
                        List.of(TENANT),
                        List.of(with(TENANT, "attributeDataType", "Number")),
                        List.of("tenant: attributeDataType cannot change from String to Number")),
                Arguments.of(
                        List.of(TENANT),
                        List.of(with(TENANT, "mutable", true)),
                        List.of("tenant: mutable cannot change from false to true")),
                Arguments.of(
                        List.of(with(EMAIL, "required", false)),
                        List.of(EMAIL),
                        List.of("email: required cannot change from false to true")),
                Arguments.of(
                        List.of(TENANT),
                        List.of(with(TENANT, "developerOnlyAttribute", true)),
                        List.of("tenant: developerOnlyAttribute cannot change from false to true")),
                Arguments.of(
                        List.of(EMAIL),
                        List.of(with(
                                EMAIL, "stringAttributeConstraints", Map.of("minLength", "0", "maxLength", "100"))),
                        List.of("email: stringAttributeConstraints.maxLength cannot change from 2048 to 100")),
                Arguments.of(
                        List.of(level),
                        List.of(with(level, "numberAttributeConstraints", Map.of("minValue", "1"))),
                        List.of("level: numberAttributeConstraints.minValue cannot change from none to 1")),
                Arguments.of(
                        List.of(EMAIL),
                        List.of(EMAIL, Map.of("name", "given_name", "attributeDataType", "String", "required", true)),
                        List.of("given_name: a standard attribute cannot be made required once the pool exists")),
                Arguments.of(
                        List.of(),
                        List.of(with(EMAIL, "required", false)),
                        List.of("email: a standard attribute cannot be declared once the pool exists")),
                Arguments.of(
                        List.of(EMAIL, TENANT),
                        List.of(with(EMAIL, "required", false), level),
                        List.of("email: required cannot change from true to false", "tenant: cannot be removed")));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void saysWhatAwsRefuses(List<?> before, List<?> after, List<String> refusals) {
        assertThat(SchemaChanges.rejectedChanges(before, after)).isEqualTo(refusals);
    }

    /** A preview does not know some values yet; nothing is refused for them. */
    @Test
    void doesNotCompareWhatIsNotKnownYet() {
        enum Unknown {
            VALUE
        }
        List<Object> half = new ArrayList<>(List.of(EMAIL));
        half.add(Unknown.VALUE);
        assertThat(SchemaChanges.rejectedChanges(List.of(EMAIL, TENANT), half)).isEmpty();
        assertThat(SchemaChanges.rejectedChanges(
                        List.of(TENANT), List.of(with(TENANT, "attributeDataType", Unknown.VALUE))))
                .isEmpty();
    }
}
