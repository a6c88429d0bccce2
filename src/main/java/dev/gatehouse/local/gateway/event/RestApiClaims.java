package dev.gatehouse.local.gateway.event;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Claims in the form that a REST API passes to a function. OBS (re:Post "AWS Cognito group", awsdocs 158): every value
 * is a string, a list is joined with commas, {@code exp} and {@code iat} are formatted dates; {@code auth_time} stays a
 * number.
 */
public final class RestApiClaims {
    private static final Set<String> DATE_CLAIMS = Set.of("exp", "iat");

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE MMM dd HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private RestApiClaims() {}

    public static JsonObject of(JsonObject claims) {
        JsonObject texts = new JsonObject();
        for (Map.Entry<String, JsonElement> claim : claims.entrySet()) {
            if (!claim.getValue().isJsonNull()) {
                texts.addProperty(claim.getKey(), text(claim.getKey(), claim.getValue()));
            }
        }
        return texts;
    }

    private static String text(String name, JsonElement value) {
        if (value.isJsonArray()) {
            return value.getAsJsonArray().asList().stream()
                    .map(HttpApiClaims::of)
                    .collect(Collectors.joining(","));
        }
        return DATE_CLAIMS.contains(name) ? date(value) : HttpApiClaims.of(value);
    }

    private static String date(JsonElement value) {
        try {
            return DATE.format(Instant.ofEpochSecond(value.getAsBigDecimal().longValue()));
        } catch (NumberFormatException | DateTimeException e) {
            return HttpApiClaims.of(value);
        }
    }
}
