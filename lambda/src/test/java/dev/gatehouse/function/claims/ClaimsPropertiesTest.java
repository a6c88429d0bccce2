package dev.gatehouse.function.claims;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import dev.gatehouse.function.Events;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;

/** Properties for random names and claims. */
class ClaimsPropertiesTest {
    /** The pattern of group names (DOC CreateGroup, GroupName), without the separators of lists. */
    @Provide
    Arbitrary<String> name() {
        return Arbitraries.strings()
                .ofMinLength(1)
                .ofMaxLength(12)
                .filter(text -> text.matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}&&[^\\[\\],]]+"));
    }

    /** Names similar to admin. */
    @Provide
    Arbitrary<String> near() {
        return Arbitraries.of("admin", "notadmin", "Admin", "x", "-", "_", " ", "\t", ",", "[", "]")
                .list()
                .ofMaxSize(5)
                .map(parts -> String.join("", parts));
    }

    private static Claims http(Map<String, String> claims) {
        return Claims.of(Events.http("GET /x", claims)).orElseThrow();
    }

    private static Claims rest(Map<String, ?> claims) {
        return Claims.of(Events.rest("GET", "/x", claims)).orElseThrow();
    }

    @Property
    void findsExactlyTheGroups(@ForAll @Size(min = 1, max = 6) List<String> any) {
        List<String> names = any.stream()
                .map(text -> "g" + text.replaceAll("[^\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]|[\\[\\],]", ""))
                .toList();
        Set<String> groups = new LinkedHashSet<>(names);
        assertThat(http(Map.of("cognito:groups", "[" + String.join(" ", names) + "]"))
                        .groups())
                .isEqualTo(groups);
        assertThat(rest(Map.of("cognito:groups", String.join(",", names))).groups())
                .isEqualTo(groups);
    }

    @Property
    void aGroupIsFoundOnlyByItsExactName(@ForAll("near") String first, @ForAll("near") String second) {
        for (String list : List.of(first, "[" + first + "]", first + " " + second, "[" + first + " " + second + "]")) {
            boolean written = list.matches("\\[(?:[^\\[\\], ]* )*admin(?: [^\\[\\], ]*)*\\]");
            assertThat(http(Map.of("cognito:groups", list)).groups().contains("admin"))
                    .as(list)
                    .isEqualTo(written);
        }
        for (String list : List.of(first, first + "," + second, first + ", " + second)) {
            boolean written = list.matches("(?:[^\\[\\],\\s]*,)*admin(?:,[^\\[\\],\\s]*)*");
            assertThat(rest(Map.of("cognito:groups", list)).groups().contains("admin"))
                    .as(list)
                    .isEqualTo(written);
        }
    }

    @Property
    void findsExactlyTheScopes(@ForAll @NotEmpty List<@From("name") String> scopes) {
        assertThat(http(Map.of("scope", String.join(" ", scopes))).scopes()).isEqualTo(Set.copyOf(scopes));
    }

    @Property
    void readsOrIgnoresAnyValueAndNeverPrintsIt(
            @ForAll("anyClaims") Map<String, Object> any, @ForAll boolean versioned) {
        APIGatewayProxyRequestEvent event = Events.rest("GET", "/x", any);
        event.setVersion(versioned ? "1.0" : null);
        Claims claims = Claims.of(event).orElseThrow();
        claims.groups();
        claims.scopes();
        claims.isMachine();
        any.keySet().forEach(name -> {
            claims.time(name);
            claims.text(name).ifPresent(text -> assertThat(text).isNotEmpty());
        });
        assertThat(claims.toString()).doesNotContain("value of");
    }

    @Provide
    Arbitrary<Map<String, Object>> anyClaims() {
        Arbitrary<Object> values = Arbitraries.oneOf(
                Arbitraries.strings().map(text -> (Object) ("value of " + text)),
                Arbitraries.strings().map(text -> (Object) text),
                Arbitraries.doubles().map(number -> (Object) number),
                Arbitraries.longs().map(number -> (Object) number),
                Arbitraries.of(true, false).map(flag -> (Object) flag),
                Arbitraries.strings().list().map(list -> (Object) list),
                Arbitraries.just(new HashMap<>()));
        return Arbitraries.maps(
                Arbitraries.of(
                        "sub", "username", "cognito:groups", "scope", "scp", "exp", "iat", "token_use", "client_id"),
                values.injectNull(0.1));
    }
}
